import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { usePages } from '../../../kernel/load';
import { routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { ago } from '../../../kernel/time';
import type { Ends } from '../../../parts/case/case-page';
import { CasesPage } from '../../../parts/case/cases-page';
import { CaseScreen } from '../../../parts/case/case-screen';
import { Said, Stake } from '../../../parts/case/facts';
import type { Adjustment } from '../../../parts/case/types';
import { WORDS as caseWords } from '../../../parts/case/words';
import { ADJUSTMENT, WORDS } from './words';

definePageConfig({ navigationBarTitleText: '加减分待确认', enablePullDownRefresh: true });

export default function AdjustmentsPage() {
  return (
    <CasesPage
      title={WORDS.adjustments}
      oneTitle={ADJUSTMENT.title}
      none={{ title: caseWords.noneTitle.adjustment, text: caseWords.noneText.adjustment }}
      pages={usePages('adjustment.queue', {})}
      row={(item, onTap) => <AdjustmentRow key={item.id} item={item} onTap={onTap} />}
      route={routes.staff.adjustments}
    >
      {(item, ends) => <AdjustmentScreen key={item.id} item={item} ends={ends} />}
    </CasesPage>
  );
}

const signed = ({ kind, points }: Adjustment) => (kind === 'deduct' ? -points : points);

function AdjustmentRow({ item, onTap }: { item: Adjustment; onTap: () => void }) {
  return (
    <Row
      lead={<Avatar name={item.resident.avatar} />}
      title={
        <>
          <View className="case-title cut">{`${item.resident.name} ${ADJUSTMENT.kinds[item.kind]}`}</View>
          <View className="cut2 t14 i2">{item.reason}</View>
        </>
      }
      note={
        item.mayDecide ? ADJUSTMENT.proposed(item.proposedBy, ago(item.createdAt)) : caseWords.toColleague
      }
      value={<Num value={signed(item)} size={20} sign className="case-row-points" />}
      onTap={onTap}
    />
  );
}

function AdjustmentScreen({ item, ends }: { item: Adjustment; ends: Ends }) {
  const me = useMe();
  const { kind, points, resident } = item;
  const { own, mine, part } = ADJUSTMENT.why;
  const why = item.resident.id === me?.id ? own : item.proposedBy === me?.name ? mine : part;
  return (
    <CaseScreen
      title={ADJUSTMENT.title}
      why={item.mayDecide ? null : why}
      ends={ends}
      answers={{
        no: {
          label: ADJUSTMENT.no,
          send: ADJUSTMENT.noDo,
          after: ADJUSTMENT.noAfter,
          ready: ADJUSTMENT.noReady,
          need: WORDS.needReason,
          letter: {
            to: ADJUSTMENT.to(item.proposedBy),
            lead: ADJUSTMENT.noLead(ADJUSTMENT.kinds[kind], resident.name, points),
          },
          fieldLabel: ADJUSTMENT.note,
        },
        yes: {
          label: ADJUSTMENT.yes,
          send: ADJUSTMENT.yesDo[kind],
          after: [...ADJUSTMENT.yesAfter[kind](points), ADJUSTMENT.toldReason(resident.name)],
          ready: [],
          need: null,
          letter: null,
        },
      }}
      decisionOf={(side, answer) => ({ id: item.id, agree: side === 'yes', answer })}
      send={async (decision) => {
        const { state } = await send('adjustment.decide', decision);
        return state === 'posted'
          ? { text: ADJUSTMENT.yesDone, good: true }
          : { text: ADJUSTMENT.noDone, good: false };
      }}
    >
      <View className="case-facts">
        <View className="case-who">
          <Avatar name={resident.avatar} />
          <View className="grow">
            <Text className="b cut">{resident.name}</Text>
            <View className="t12 i3">{item.community}</View>
          </View>
        </View>
        <Stake name={ADJUSTMENT.proposal} title={ADJUSTMENT.kinds[kind]} points={signed(item)} />
        <Said title={ADJUSTMENT.reason} note={ADJUSTMENT.proposed(item.proposedBy, ago(item.createdAt))}>
          {item.reason}
        </Said>
      </View>
    </CaseScreen>
  );
}
