import { DAY } from '@jishan/shared/calendar';
import type { StaffUser } from '../../kernel/identity';

/** Days are Shanghai's, as instants: an instant's day number is the same for all instants of the day. */
const dayNumber = (instant: string) => `FLOOR((${instant} + 8 * 3600000) / ${DAY})`;

/**
 * Whether a staff member had no part in what an appeal is against: is not the appellant, did not review the post and does not work in its shop, neither
 * proposed nor agreed to the deduction, and did not take the missed award back. Of appeals as `a`; takes the staff member's
 * id six times.
 */
export const HAD_NO_PART = `(a.appellant_id <> ?
  AND NOT EXISTS (SELECT 1 FROM reviews part WHERE a.kind = 'rejection' AND part.post_id = a.subject_id AND part.reviewer_id = ?)
  AND NOT EXISTS (SELECT 1 FROM posts deed JOIN merchant_members part ON part.merchant_id = deed.merchant_id AND part.active = 1
    WHERE a.kind = 'rejection' AND deed.id = a.subject_id AND part.user_id = ?)
  AND NOT EXISTS (SELECT 1 FROM adjustments part WHERE a.kind = 'deduction' AND part.id = a.subject_id
    AND (part.proposed_by = ? OR part.decided_by = ?))
  AND NOT EXISTS (SELECT 1 FROM transfers lost JOIN transfers part ON part.reverses_id = lost.id
    WHERE a.kind = 'missed' AND lost.resident_id = a.appellant_id AND lost.rule_code = a.rule_code
      AND ${dayNumber('lost.occurred_at')} = ${dayNumber('a.occurred_at')} AND part.actor_id = ?))`;
export const asked = (user: StaffUser): number[] => Array<number>(6).fill(user.id);
