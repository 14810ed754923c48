import { View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { ListEnd } from '../../../components/list-end';
import { ListPage } from '../../../components/list-page';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { call, type Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { type Me, useMe } from '../../../kernel/session';
import { words as fundWords } from '../../../parts/fund/desk-words';
import { FundRow } from './fund-row';
import { OpenSheet } from './open-sheet';
import { UseRow } from './use-row';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '爱心基金', enablePullDownRefresh: true });

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
  const [told, setTold] = useState<string | null>(null);
  const done = (sentence: string) => {
    setTold(sentence);
    void uses.refresh();
    void funds.refresh();
  };
  return (
    <ListPage
      title={words.title}
      pages={{ ...funds, items: ours }}
      wide
      told={told}
      also={uses.refresh}
      foot={
        <Button kind="line" block onTap={() => setOpening(true)}>
          {words.open}
        </Button>
      }
      lead={
        <Section title={words.queue}>
          <StateView
            load={uses}
            skeleton={<Skeleton shape="lines" count={6} />}
            empty={uses.items.length === 0 && <View className="t15 i3 list-lead">{words.none}</View>}
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
      }
      head={<Section title={words.ours} />}
      skeleton={<Skeleton shape="row" count={3} />}
      isFull={funds.hasMore}
      empty={{ title: words.noneOurs }}
      end={fundWords.end}
      item={(fund) => <FundRow key={fund.id} fund={fund} onStop={() => setStopping(fund)} />}
    >
      {opening && <OpenSheet onDone={done} onClose={() => setOpening(false)} />}
      {stopping && (
        <AskSheet
          title={words.stopTitle(stopping.title)}
          text={words.stopText(stopping.left)}
          yes={words.stop}
          onYes={async () => {
            await call('fund.close', { fundId: stopping.id });
            done(words.stopped(stopping.title));
          }}
          onClose={() => setStopping(null)}
        />
      )}
    </ListPage>
  );
}
