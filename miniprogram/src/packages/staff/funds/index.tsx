import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { type Me, useMe } from '../../../kernel/session';
import { words as fundWords } from '../../../parts/fund/desk-words';
import { FundRow } from './fund-row';
import { OpenSheet } from './open-sheet';
import { StopSheet } from './stop-sheet';
import { UseRow } from './use-row';
import { words } from './words';
import '../../../parts/fund/desk.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '爱心基金' });

type Fund = Reply<'fund.list'>['items'][number];

/** The town answers for all its funds, a community for its own. */
const isOurs = (me: Me | null, { communityId }: Fund) =>
  me?.scope?.id !== undefined && [me.town?.id, communityId].includes(me.scope.id);

/** The staff's side of funds: confirm a colleague's use, propose one, open and stop a fund. */
export default function FundsPage() {
  const me = useMe();
  const uses = usePages('fund.queue', {});
  const funds = usePages('fund.list', { size: 50 });
  const ours = funds.items.filter((fund) => isOurs(me, fund));
  const [opening, setOpening] = useState(false);
  const [stopping, setStopping] = useState<Fund | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const refresh = () => Promise.all([uses.refresh(), funds.refresh()]);
  const done = (sentence: string) => {
    setSaid(sentence);
    setOpening(false);
    setStopping(null);
    void refresh();
  };
  return (
    <Page
      title={words.title}
      onReachBottom={funds.loadMore}
      foot={
        <Button kind="line" block onTap={() => setOpening(true)}>
          {words.open}
        </Button>
      }
    >
      {said && (
        <Notice kind="done" className="fund-desk-said">
          {said}
        </Notice>
      )}
      <Section title={words.queue}>
        <StateView
          load={uses}
          skeleton={<Skeleton shape="lines" count={6} />}
          empty={uses.items.length === 0 && <View className="t15 i3 fund-desk-none">{words.none}</View>}
        >
          {() => (
            <>
              {uses.items.map((use) => (
                <UseRow key={use.id} use={use} onDecided={done} />
              ))}
              {uses.hasMore && <ListEnd pages={uses} />}
            </>
          )}
        </StateView>
      </Section>
      <Section title={words.ours}>
        <StateView
          load={funds}
          skeleton={<Skeleton shape="row" count={3} />}
          empty={
            ours.length === 0 &&
            !funds.hasMore && <View className="t15 i3 fund-desk-none">{words.noneOurs}</View>
          }
        >
          {() => (
            <>
              {ours.map((fund) => (
                <FundRow key={fund.id} fund={fund} onStop={() => setStopping(fund)} />
              ))}
              <ListEnd pages={funds} text={fundWords.end} />
            </>
          )}
        </StateView>
      </Section>
      {opening && <OpenSheet onDone={done} onClose={() => setOpening(false)} />}
      {stopping && <StopSheet fund={stopping} onDone={done} onClose={() => setStopping(null)} />}
    </Page>
  );
}
