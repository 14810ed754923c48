import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
import { isAgreed, type Item, needsTwo, type Rule } from '../../../parts/review/decision';
import { WORDS } from './words';

/** What pressing the red button will do. */
export type Verdict = 'points' | 'first' | 'none' | 'change';

/** Two reviewers: the first one passes it on. A rule that is used up, or no rule: public without points. */
export function verdictOf(item: Item, rule: Rule | null, left: number | null | undefined): Verdict {
  if (item.was) return 'change';
  if (!rule || left === 0) return 'none';
  return needsTwo(rule, item) && !isAgreed(rule, item.agreed) ? 'first' : 'points';
}

function verdictText(verdict: Verdict, rule: Rule | null): string {
  if (verdict === 'change') return WORDS.approveChange;
  if (verdict === 'points' && rule) return WORDS.approve(rule.points);
  return verdict === 'first' ? WORDS.approveFirst : WORDS.approveNone;
}

interface ItemFootProps {
  rule: Rule | null;
  verdict: Verdict;
  busy: boolean;
  /** The other rule's allowance is still on its way. */
  waits: boolean;
  message: ReactNode;
  onReject: () => void;
  onApprove: () => void;
}

export function ItemFoot({ rule, verdict, busy, waits, message, onReject, onApprove }: ItemFootProps) {
  return (
    <View className="review-foot">
      {message}
      <View className="review-foot-row">
        <Button kind="soft" className="review-no" disabled={busy} onTap={onReject}>
          {WORDS.reject}
        </Button>
        <Button className="review-yes" loading={busy} disabled={waits} onTap={onApprove}>
          {verdictText(verdict, rule)}
        </Button>
      </View>
    </View>
  );
}
