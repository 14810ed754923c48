import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ListPage } from '../../../components/list-page';
import { grouped, Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { usePages } from '../../../kernel/load';
import { useMe } from '../../../kernel/session';
import { GrantSheet, type Pool } from './grant-sheet';
import { POOLS } from './words';
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
  return (
    <ListPage
      title={POOLS.title}
      pages={pools}
      told={told}
      empty={{ title: POOLS.noneTitle, text: POOLS.noneText }}
      end={POOLS.end}
      head={<View className="list-lead note">{POOLS.note}</View>}
      item={(pool) => (
        <Row
          key={pool.communityId}
          title={pool.community}
          note={POOLS.given(grouped(pool.given))}
          value={
            <>
              <Text>{POOLS.left}</Text>
              <Num value={pool.left} size={20} className="pools-left" />
            </>
          }
          onTap={me?.role === 'admin' ? () => choose(pool) : undefined}
        />
      )}
    >
      {chosen && (
        <GrantSheet
          pool={chosen}
          onGranted={(points, left) => granted(chosen, points, left)}
          onClose={() => setChosen(null)}
        />
      )}
    </ListPage>
  );
}
