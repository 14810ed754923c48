import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { Row } from '../../../components/row';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import { CasePage } from '../../../parts/case/case-page';
import { deadlineText } from '../../../parts/case/deadline';
import { Late } from '../../../parts/case/facts';
import { QueuePage } from '../../../parts/case/queue-page';
import type { Appeal } from '../../../parts/case/types';
import { useCaseId } from '../../../parts/case/use-case';
import { WORDS as caseWords } from '../../../parts/case/words';
import { AppealScreen } from './appeal-screen';
import { APPEAL, WORDS } from './words';

definePageConfig({ navigationBarTitleText: '申诉' });

export default function AppealsPage() {
  const id = useCaseId();
  const pages = usePages('appeal.queue', {});
  if (id === null) {
    return (
      <QueuePage
        title={WORDS.appeals}
        none={{ title: caseWords.noneTitle.appeal, text: caseWords.noneText.appeal }}
        pages={pages}
        row={(item) => <AppealRow key={item.id} item={item} />}
      />
    );
  }
  return (
    <CasePage title={APPEAL.title} pages={pages} firstId={id}>
      {(item, ends) => <AppealScreen key={item.id} item={item} ends={ends} />}
    </CasePage>
  );
}

function AppealRow({ item }: { item: Appeal }) {
  const { text, over } = deadlineText(item.deadlineAt);
  return (
    <Row
      lead={<Avatar name={item.appellant.avatar} />}
      title={
        <>
          <View className="case-row-head">
            <View className="case-title cut">{`${item.appellant.name} ${APPEAL.kinds[item.kind]}`}</View>
            {over && <Late text={text} />}
          </View>
          <View className="cut2 t14 i2">{item.body}</View>
        </>
      }
      note={
        <>
          <Text>{ago(item.createdAt)}</Text>
          <View className="dt" />
          <Text>{item.mayDecide ? (over ? caseWords.deadline.hurry : text) : caseWords.toColleague}</Text>
        </>
      }
      onTap={() => void go(routes.staff.appeals(item.id))}
    />
  );
}
