import { asSentence } from '@jishan/shared/text';
import { REJECT_TEXT, type RejectReason } from '@jishan/shared/reasons';

export interface ReasonRow {
  decision: 'approve' | 'second' | 'reject' | 'hide' | 'restore' | 'recall';
  reason: RejectReason | null;
  note: string;
}

/** The sentence that tells an author why: the chosen reason and what the reviewer added; null for a decision without one. */
export function reasonText({ reason, note }: Pick<ReasonRow, 'reason' | 'note'>): string | null {
  const label = reason === null ? '' : REJECT_TEXT[reason].label;
  return [label, note].filter((part) => part !== '').join('：') || null;
}

/** What an author is told when their post is hidden or shown again. */
export const words = {
  hidden: '您的动态暂时看不到了',
  hiddenText: (unit: string, reason: string) =>
    `${unit}把它隐藏了。原因：${asSentence(reason)}已得的积分不受影响。`,
  restored: '您的动态又能看到了',
  restoredText: '社区重新公开了这条动态。',
};
