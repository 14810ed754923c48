import { DAY, dayOf } from '@jishan/shared/calendar';
import type { Reply } from '../../kernel/call';
import type { AppealAbout } from '../../kernel/routes';

type Reason = Reply<'points.reason'>;
type Deduction = Reply<'adjustment.mine'>['items'][number];

/** A deed whose points were missed or lost can be appealed for this long. */
const LOOK_BACK_DAYS = 30;

/** Taken back after an objection: the award itself, or the line that took it. */
export const isTakenBack = ({ kind, amount, notice }: Pick<Reason, 'kind' | 'amount' | 'notice'>) =>
  notice?.state === 'voided' || (kind === 'reverse' && amount < 0);

/**
 * What an appeal from a line of the book would be against: a deduction, or an award that an objection took back. Points that
 * were given leave nothing to appeal for.
 */
export function appealOf(
  reason: Reason,
  deductions: readonly Deduction[],
  now: number,
): { about: AppealAbout; done: boolean } | null {
  const { kind, id, at, rule, post } = reason;
  if (kind === 'deduct') {
    const deduction = deductions.find(({ transferId }) => transferId === id);
    return (
      (deduction && {
        about: { kind: 'deduction', adjustmentId: deduction.id },
        done: !deduction.canAppeal,
      }) ??
      null
    );
  }
  const deedAt = post?.sentAt ?? at;
  if (!isTakenBack(reason) || rule?.source !== 'post' || deedAt < now - (LOOK_BACK_DAYS - 1) * DAY)
    return null;
  return { about: { kind: 'missed', ruleCode: rule.code, day: dayOf(deedAt) }, done: false };
}
