import { Text, View } from '@tarojs/components';
import { Row } from '../../../components/row';
import { Seal } from '../../../components/seal';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { ago, clock } from '../../../kernel/time';
import type { Ends } from '../../../parts/case/case-page';
import { CasesPage } from '../../../parts/case/cases-page';
import { CaseScreen } from '../../../parts/case/case-screen';
import { deadlineText } from '../../../parts/case/deadline';
import { Deadline, Said, Stake } from '../../../parts/case/facts';
import type { Objection } from '../../../parts/case/types';
import { WORDS as caseWords } from '../../../parts/case/words';
import { OBJECTION, WORDS } from './words';

definePageConfig({ navigationBarTitleText: '异议', enablePullDownRefresh: true });

export default function ObjectionsPage() {
  return (
    <CasesPage
      title={WORDS.objections}
      oneTitle={OBJECTION.title}
      none={{ title: caseWords.noneTitle.objection, text: caseWords.noneText.objection }}
      pages={usePages('objection.queue', {})}
      row={(item, onTap) => <ObjectionRow key={item.id} item={item} onTap={onTap} />}
      route={routes.staff.objections}
    >
      {(item, ends) => <ObjectionScreen key={item.id} item={item} ends={ends} />}
    </CasesPage>
  );
}

function ObjectionRow({ item, onTap }: { item: Objection; onTap: () => void }) {
  const { notice } = item;
  return (
    <Row
      lead={<Seal text={notice.seal} points={notice.points} wait />}
      title={
        <>
          <View className="case-title cut">{`${notice.name} ${notice.title}`}</View>
          <View className="cut2 t14 i2">{item.reason}</View>
        </>
      }
      note={
        <>
          <Text>{ago(item.createdAt)}</Text>
          <View className="dt" />
          <Text>{item.mayDecide ? notice.community : caseWords.toColleague}</Text>
        </>
      }
      onTap={onTap}
    />
  );
}

/** Why somebody else has to decide it, or null. */
export function whyNot({ mayDecide, mine, notice }: Objection): string | null {
  if (mayDecide) return null;
  if (notice.mine) return OBJECTION.why.own;
  return mine ? OBJECTION.why.mine : OBJECTION.why.part;
}

function ObjectionScreen({ item, ends }: { item: Objection; ends: Ends }) {
  const { notice } = item;
  const { title, points, postId } = notice;
  const { over } = deadlineText(notice.endsAt);
  const ready = OBJECTION.to(notice.name);
  return (
    <CaseScreen
      title={OBJECTION.title}
      why={whyNot(item)}
      ends={ends}
      answers={{
        no: {
          label: OBJECTION.no,
          send: OBJECTION.noDo,
          after: over ? OBJECTION.noAfterOver : OBJECTION.noAfter(clock(notice.endsAt)),
          ready: OBJECTION.noReady,
          need: caseWords.needAnswer,
          letter: { to: ready, lead: OBJECTION.noLead(title, points) },
        },
        yes: {
          label: OBJECTION.yes,
          send: OBJECTION.yesDo(points),
          after: (postId === null ? OBJECTION.yesAfterBare : OBJECTION.yesAfter)(points),
          ready: OBJECTION.yesReady,
          need: caseWords.needAnswer,
          letter: { to: ready, lead: OBJECTION.yesLead(title, points) },
        },
      }}
      decisionOf={(side, answer) => ({ id: item.id, uphold: side === 'yes', answer })}
      send={async (decision) => {
        const { state } = await send('objection.decide', decision);
        return state === 'upheld'
          ? { text: OBJECTION.yesDone(points), good: true }
          : { text: OBJECTION.noDone, good: true };
      }}
    >
      <View className="case-facts">
        <View className="case-who">
          <View className="grow">
            <Text className="b">{notice.name}</Text>
            <View className="t12 i3">
              <Text>{notice.community}</Text>
              <View className="dt" />
              <Text>{OBJECTION.earned(ago(notice.awardedAt))}</Text>
            </View>
          </View>
        </View>
        <Stake name={OBJECTION.award} title={title} points={points} />
        {postId === null ? (
          <Row icon="image" title={OBJECTION.postGone} />
        ) : (
          <Row icon="image" title={OBJECTION.post} onTap={() => void go(routes.deed.post(postId))} />
        )}
        <Said title={OBJECTION.reason} note={OBJECTION.raised(ago(item.createdAt))}>
          {item.reason}
        </Said>
        {over ? (
          <View className="case-deadline t15 b">{OBJECTION.over}</View>
        ) : (
          <Deadline at={notice.endsAt} text={OBJECTION.ends(clock(notice.endsAt))} />
        )}
        {notice.objections > 1 && (
          <View className="case-more t14 i2">{OBJECTION.others(notice.objections)}</View>
        )}
      </View>
    </CaseScreen>
  );
}
