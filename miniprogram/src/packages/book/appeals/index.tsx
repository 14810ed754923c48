import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { AppealCase, ObjectionCase } from './case';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '异议与申诉', enablePullDownRefresh: true });

type Tab = keyof typeof words.tabs;
const TABS = (['appeals', 'objections'] as const).map((key) => ({ key, label: words.tabs[key] }));

/** What I objected to and appealed against, and what was answered. */
export default function AppealsPage() {
  const { params } = useRouter();
  const [tab, setTab] = useState<Tab>(params.tab === 'objections' ? 'objections' : 'appeals');
  const appeals = usePages('appeal.mine', tab === 'appeals' ? {} : null);
  const objections = usePages('objection.mine', tab === 'objections' ? {} : null);
  const shown = tab === 'appeals' ? appeals : objections;

  const none = shown.state === 'ready' && shown.items.length === 0;
  const toBoard = { label: words.seeBoard, onTap: () => void go(routes.book.notices()) };
  return (
    <Page
      title={words.listTitle}
      under={<Tabs items={TABS} value={tab} onChange={setTab} label={words.listTitle} />}
      onReachBottom={() => void shown.loadMore()}
      onPullDown={shown.refresh}
      foot={
        tab === 'appeals' && (
          <Button kind="line" block onTap={() => void go(routes.book.appeal({ kind: 'missed' }))}>
            {words.appealMissed}
          </Button>
        )
      }
    >
      <StateView
        load={shown}
        skeleton={<Skeleton shape="row" count={5} />}
        empty={
          none &&
          (tab === 'appeals' ? (
            <Empty title={words.emptyAppeals} text={words.emptyAppealsText} />
          ) : (
            <Empty title={words.emptyObjections} text={words.emptyObjectionsText} action={toBoard} />
          ))
        }
      >
        {() => (
          <>
            {tab === 'appeals'
              ? appeals.items.map((appeal) => <AppealCase key={appeal.id} appeal={appeal} />)
              : objections.items.map((objection) => (
                  <ObjectionCase key={objection.id} objection={objection} />
                ))}
            <ListEnd pages={shown} text={words.end} />
          </>
        )}
      </StateView>
    </Page>
  );
}
