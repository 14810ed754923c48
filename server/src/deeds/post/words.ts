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
