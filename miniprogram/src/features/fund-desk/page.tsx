import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { usePages, useShownAgain } from '../../kernel/load';
import { OpenSheet } from './open-sheet';
import { UseRow } from './use-row';
import { UseSheet } from './use-sheet';
import { words } from './words';
import './fund-desk.scss';

/** The staff's side of funds: open one, propose a use, confirm a colleague's. */
export default function FundDeskPage() {
  const pages = usePages('fund.queue', {});
  const [sheet, setSheet] = useState<'open' | 'use' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  useShownAgain(() => void pages.refresh());
  const done = (sentence: string) => {
    setSaid(sentence);
    setSheet(null);
    void pages.refresh();
  };
  return (
    <Page
      title={words.title}
      onReachBottom={pages.loadMore}
      foot={
        <View className="fund-desk-acts">
          <Button kind="line" className="grow" onTap={() => setSheet('open')}>
            {words.open}
          </Button>
          <Button kind="line" className="grow" onTap={() => setSheet('use')}>
            {words.use}
          </Button>
        </View>
      }
    >
      {said && (
        <Notice kind="done" className="fund-desk-said">
          {said}
        </Notice>
      )}
      <Section title={words.queue}>
        <StateView
          load={pages}
          skeleton={<Skeleton shape="lines" count={6} />}
          empty={pages.items.length === 0 && <View className="t15 i3 fund-desk-none">{words.none}</View>}
        >
          {() =>
            pages.items.map((use) => <UseRow key={use.id} use={use} onDecided={() => void pages.refresh()} />)
          }
        </StateView>
      </Section>
      {sheet === 'open' && <OpenSheet onDone={done} onClose={() => setSheet(null)} />}
      {sheet === 'use' && <UseSheet onDone={done} onClose={() => setSheet(null)} />}
    </Page>
  );
}
