import { View } from '@tarojs/components';
import { allowanceText } from '@jishan/shared/rules';
import { type ReactNode, useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Failed } from '../../../components/failed';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { isAgreed, type Item, needsTwo, type Rule, wayOn } from '../../../parts/review/decision';
import { RuleSheet } from '../../../parts/review/rule-sheet';
import { useAllowance } from './allowance';
import { ItemFoot, verdictOf } from './item-foot';
import { ItemView } from './item-view';
import { ProgressBar } from './progress-bar';
import { NO_REJECT, RejectSheet } from './reject-sheet';
import type { Phase, Sitting, SittingState } from './sitting';
import { WORDS } from './words';

type ItemPhase = Extract<Phase, { at: 'item' }>;

/** One item under review. What is chosen and typed here stays until the item is decided. */
export function ItemScreen({
  phase,
  state,
  sitting,
}: {
  phase: ItemPhase;
  state: SittingState;
  sitting: Sitting;
}) {
  const { item } = phase;
  const [instead, setInstead] = useState(phase.instead);
  const [sheet, setSheet] = useState<'rule' | 'reject' | 'risk' | null>(null);
  const [reject, setReject] = useState(NO_REJECT);

  const rule = instead ? instead.rule : item.claim;
  const allowance = useAllowance(item, rule);
  const left = allowance.data?.left;
  const verdict = verdictOf(item, rule, left);
  const close = () => setSheet(null);

  const about = { postId: item.id, version: item.version };
  const approve = (riskSeen: boolean) => {
    const ruleCode = verdict === 'none' ? null : (rule?.code ?? null);
    sitting.approve(
      { kind: 'approve', ...about, ruleCode, ...(riskSeen ? { riskSeen } : {}) },
      ruleCode && rule ? rule.seal : null,
      instead,
    );
  };
  const sent = <SentMessage phase={phase} onRule={() => setSheet('rule')} />;
  return (
    <Page
      title={WORDS.title}
      ground="sheet"
      under={<ProgressBar decided={state.decided} waiting={item.waiting} />}
      foot={
        <ItemFoot
          rule={rule}
          verdict={verdict}
          busy={state.busy}
          waits={rule !== null && allowance.state === 'loading'}
          message={
            <>
              {sent}
              <BeforePressing item={item} rule={rule} usedUp={left === 0} text={usedUpText(allowance.data)} />
            </>
          }
          onReject={() => setSheet('reject')}
          onApprove={() => (item.risky ? setSheet('risk') : approve(false))}
        />
      }
    >
      <View className="gutter review-later">
        <Button kind="soft" small disabled={state.busy} onTap={() => void sitting.later()}>
          {WORDS.later}
        </Button>
      </View>
      <ItemView
        item={item}
        position={state.decided + 1}
        total={state.decided + item.waiting}
        rule={rule}
        allowance={allowance}
        onChangeRule={() => setSheet('rule')}
      />
      {sheet === 'rule' && (
        <RuleSheet
          claim={item.claim}
          chosen={rule}
          onChoose={(chosen) => {
            setInstead({ rule: chosen });
            close();
          }}
          onClose={close}
        />
      )}
      {sheet === 'risk' && (
        <AskSheet
          {...WORDS.risk}
          onYes={() => {
            approve(true);
            return Promise.resolve();
          }}
          onClose={close}
        />
      )}
      {sheet === 'reject' && (
        <RejectSheet
          item={item}
          draft={reject}
          busy={state.busy}
          message={sent}
          onDraft={setReject}
          onReject={(reason, note) => void sitting.decide({ kind: 'reject', ...about, reason, note })}
          onClose={close}
        />
      )}
    </Page>
  );
}

const usedUpText = (allowance: Parameters<typeof allowanceText>[0] | null) =>
  allowance ? allowanceText(allowance, Date.now()) : '';

/** What the last sending came to, where the next press happens. */
function SentMessage({ phase, onRule }: { phase: ItemPhase; onRule: () => void }): ReactNode {
  const { told, refusal } = phase;
  if (told) return <Notice kind="warn">{told}</Notice>;
  if (!refusal) return null;
  const rule = wayOn(refusal.code) === 'rule' ? { label: WORDS.changeRule, onTap: onRule } : undefined;
  return <Failed error={refusal} action={rule} />;
}

function BeforePressing({
  item,
  rule,
  usedUp,
  text,
}: {
  item: Item;
  rule: Rule | null;
  usedUp: boolean;
  text: string;
}): ReactNode {
  if (!rule) return null;
  if (usedUp) return <Notice kind="warn">{WORDS.usedUp(text)}</Notice>;
  const lines = [reviewersText(item, rule), item.noticeDays > 0 && WORDS.notice(item.noticeDays)].filter(
    Boolean,
  );
  return lines.length > 0 && <View className="review-foot-text t14 i2">{lines.join('')}</View>;
}

/** Why another colleague is needed, or was; and what the first one has agreed to, where this is something else. */
function reviewersText(item: Item, rule: Rule): string | null {
  const { agreed, firstReviewer } = item;
  if (agreed && firstReviewer) {
    const to = WORDS.agreedTo(firstReviewer, agreed.title, agreed.points);
    if (isAgreed(rule, agreed)) return to + WORDS.secondOfTwo;
    return to + (needsTwo(rule, item) ? WORDS.startsOver : WORDS.decidesAlone);
  }
  if (!needsTwo(rule, item)) return null;
  return rule.reviewers > 1 ? WORDS.firstOfTwo : WORDS.firstFrom(item.twoReviewersFrom);
}
