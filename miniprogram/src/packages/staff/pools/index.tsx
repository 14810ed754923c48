import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { grouped, Num } from '../../../components/num';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { usePages } from '../../../kernel/load';
import { useMe } from '../../../kernel/session';
import { GrantSheet, type Pool } from './grant-sheet';
import { POOLS } from './words';
import '../../../parts/resident/resident.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '奖励池', enablePullDownRefresh: true });

/** What each community has left for bonuses; the town fills it. */
export default function PoolsPage() {
  const me = useMe();
  const pools = usePages('pool.get', {});
  const [chosen, setChosen] = useState<Pool | null>(null);
  const [told, setTold] = useState<string | null>(null);

  const granted = (pool: Pool, points: number, left: number) => {
    setChosen(null);
    setTold(POOLS.done(pool.community, grouped(points)));
    pools.change((items) =>
      items.map((one) => (one.communityId === pool.communityId ? { ...one, left } : one)),
    );
  };
  const choose = (pool: Pool) => {
    setTold(null);
    setChosen(pool);
  };
  const none = pools.state === 'ready' && pools.items.length === 0;
  return (
    <Page title={POOLS.title} onReachBottom={() => void pools.loadMore()} onPullDown={pools.refresh}>
      <StateView
        load={pools}
        skeleton={<Skeleton shape="row" count={5} />}
        empty={none && <Empty title={POOLS.noneTitle} text={POOLS.noneText} />}
      >
        {() => (
          <>
            <View className="adjust-pools">
              <Text className="adjust-pool-note note">{POOLS.note}</Text>
              {told && <Notice kind="done">{told}</Notice>}
              {pools.items.map((pool) => (
                <Row
                  key={pool.communityId}
                  title={pool.community}
                  note={POOLS.given(grouped(pool.given))}
                  value={
                    <>
                      <Text>{POOLS.left}</Text>
                      <Num value={pool.left} size={20} className="adjust-pool-left" />
                    </>
                  }
                  onTap={me?.role === 'admin' ? () => choose(pool) : undefined}
                />
              ))}
            </View>
            <ListEnd pages={pools} text={POOLS.end} />
          </>
        )}
      </StateView>
      {chosen && (
        <GrantSheet
          pool={chosen}
          onGranted={(points, left) => granted(chosen, points, left)}
          onClose={() => setChosen(null)}
        />
      )}
    </Page>
  );
}
