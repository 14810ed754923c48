import { LIMITS } from '@jishan/shared/limits';
import { REJECT_TEXT, type RejectReason } from '@jishan/shared/reasons';
import { ago } from '../../../kernel/time';
import { WORDS } from './words';

/** The note a reason begins with; 'other' says nothing by itself, so its note begins empty. */
export const adviceOf = (reason: RejectReason) => (reason === 'other' ? '' : REJECT_TEXT[reason].advice);

/** What still keeps the post from being sent back, or null. */
export function rejectBlock(
  reason: RejectReason | null,
  note: string,
): { field: 'reason' | 'note'; text: string } | null {
  if (reason === null) return { field: 'reason', text: WORDS.needReason };
  if ([...note.trim()].length > LIMITS.reasonChars)
    return { field: 'note', text: WORDS.noteLong(LIMITS.reasonChars) };
  if (reason === 'other' && note.trim() === '') return { field: 'note', text: WORDS.needNote };
  return null;
}

/** What the author will read, before the note. */
export function rejectLead(reason: RejectReason, post: { sentAt: number; title: string | null }): string {
  const lead = WORDS.message(ago(post.sentAt), post.title);
  return reason === 'other' ? `${lead}。` : `${lead}：${REJECT_TEXT[reason].label}。`;
}
