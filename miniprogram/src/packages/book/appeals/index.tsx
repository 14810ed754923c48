import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { ListPage } from '../../../components/list-page';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { AppealCase, ObjectionCase } from './case';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '异议与申诉', enablePullDownRefresh: true });

const TABS = (['appeals', 'objections'] as const).map((key) => ({ key, label: words.tabs[key] }));
const toBoard = () => void go(routes.book.notices());
const appealMissed = () => void go(routes.book.appeal({ kind: 'missed' }));

/** What I objected to and appealed against, and what was answered. */
export default function AppealsPage() {
  const { params } = useRouter();
  const [tab, setTab] = useState<keyof typeof words.tabs>(
    params.tab === 'objections' ? 'objections' : 'appeals',
  );
  const appeals = usePages('appeal.mine', tab === 'appeals' ? {} : null);
  const objections = usePages('objection.mine', tab === 'objections' ? {} : null);
  const shared = {
    title: words.listTitle,
    tabs: { items: TABS, value: tab, onChange: setTab, label: words.listTitle },
    end: words.end,
  };
  if (tab === 'objections')
    return (
      <ListPage
        {...shared}
        pages={objections}
        empty={{
          title: words.emptyObjections,
          text: words.emptyObjectionsText,
          action: { label: words.seeBoard, onTap: toBoard },
        }}
        item={(objection) => <ObjectionCase key={objection.id} objection={objection} />}
      />
    );
  return (
    <ListPage
      {...shared}
      pages={appeals}
      empty={{ title: words.emptyAppeals, text: words.emptyAppealsText }}
      item={(appeal) => <AppealCase key={appeal.id} appeal={appeal} />}
      foot={
        <Button kind="line" block onTap={appealMissed}>
          {words.appealMissed}
        </Button>
      }
    />
  );
}
