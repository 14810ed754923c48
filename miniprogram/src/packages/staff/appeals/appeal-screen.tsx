import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Avatar } from '../../../components/avatar';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { ago, clock } from '../../../kernel/time';
import type { Ends } from '../../../parts/case/case-page';
import { CaseScreen } from '../../../parts/case/case-screen';
import { Deadline, Said, Stake } from '../../../parts/case/facts';
import type { Appeal } from '../../../parts/case/types';
import type { Rule } from '../../../parts/review/decision';
import { RuleSheet } from '../../../parts/review/rule-sheet';
import { answersTo, whyNot } from './appeal-answers';
import { APPEAL } from './words';

/** An appeal: what was decided before, what is said against it, and what upholding it would credit. */
export function AppealScreen({ item, ends }: { item: Appeal; ends: Ends }) {
  const me = useMe();
  const [rule, setRule] = useState<Rule | null>(item.rule);
  const [choosing, setChoosing] = useState(false);
  const credits = item.kind !== 'deduction';
  const why = whyNot(item, me?.id);
  const ruleCode = credits ? (rule?.code ?? null) : null;

  return (
    <CaseScreen
      title={APPEAL.title}
      why={why}
      ends={ends}
      answers={answersTo(item, credits ? rule : null)}
      before={(side) => {
        const missing = side === 'yes' && item.kind === 'missed' && rule === null;
        if (missing) setChoosing(true);
        return missing;
      }}
      rule={{ label: APPEAL.changeRule, onTap: () => setChoosing(true) }}
      decisionOf={(side, answer) => {
        const uphold = side === 'yes';
        return { id: item.id, uphold, answer, ruleCode: uphold ? ruleCode : null };
      }}
      send={async (decision) => {
        const { state, points } = await send('appeal.decide', decision);
        if (state === 'dismissed') return { text: APPEAL.noDone, good: true };
        if (state === 'open') return { text: APPEAL.firstDone, good: true };
        return { text: credits ? APPEAL.yesDone(points) : APPEAL.returnDone, good: true };
      }}
    >
      <View className="case-facts">
        <View className="case-who">
          <Avatar name={item.appellant.avatar} />
          <View className="grow">
            <Text className="b cut">{item.appellant.name}</Text>
            <View className="t12 i3">{APPEAL.sent(ago(item.createdAt))}</View>
          </View>
        </View>
        <Stake
          name={item.rule ? APPEAL.kinds[item.kind] : APPEAL.about}
          title={item.rule?.title ?? APPEAL.kinds[item.kind]}
          points={item.rule?.points ?? null}
        />
        <Said title={APPEAL.before} note={item.beforeBy ? APPEAL.by(item.beforeBy) : APPEAL.noBefore}>
          {item.before}
        </Said>
        {item.kind === 'rejection' && (
          <Row icon="image" title={APPEAL.post} onTap={() => void go(routes.deed.post(item.subjectId))} />
        )}
        <Said title={APPEAL.body}>{item.body}</Said>
        {item.photos.length > 0 && (
          <View className="case-photos">
            <PhotoGrid photos={item.photos} />
          </View>
        )}
        <Deadline at={item.deadlineAt} text={APPEAL.deadline(clock(item.deadlineAt))} />
        {credits && !why && (
          <Row
            icon="stamp"
            title={rule?.title ?? (item.kind === 'missed' ? APPEAL.chooseRule : APPEAL.noRule)}
            note={APPEAL.rule}
            value={rule && `+${rule.points}`}
            onTap={() => setChoosing(true)}
          />
        )}
      </View>
      {choosing && (
        <RuleSheet
          claim={item.rule}
          chosen={rule}
          required={item.kind === 'missed'}
          onChoose={(chosen) => {
            setRule(chosen);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </CaseScreen>
  );
}
