import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { Row } from '../../../components/row';
import { usePages } from '../../../kernel/load';
import { routes } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import { CasesPage } from '../../../parts/case/cases-page';
import { deadlineText } from '../../../parts/case/deadline';
import { Late } from '../../../parts/case/facts';
import type { Appeal } from '../../../parts/case/types';
import { WORDS as caseWords } from '../../../parts/case/words';
import { AppealScreen } from './appeal-screen';
import { APPEAL, WORDS } from './words';

definePageConfig({ navigationBarTitleText: '申诉', enablePullDownRefresh: true });

export default function AppealsPage() {
  return (
    <CasesPage
      title={WORDS.appeals}
      oneTitle={APPEAL.title}
      none={{ title: caseWords.noneTitle.appeal, text: caseWords.noneText.appeal }}
      pages={usePages('appeal.queue', {})}
      row={(item, onTap) => <AppealRow key={item.id} item={item} onTap={onTap} />}
      route={routes.staff.appeals}
    >
      {(item, ends) => <AppealScreen key={item.id} item={item} ends={ends} />}
    </CasesPage>
  );
}

function AppealRow({ item, onTap }: { item: Appeal; onTap: () => void }) {
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
      onTap={onTap}
    />
  );
}
