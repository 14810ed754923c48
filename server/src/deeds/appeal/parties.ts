import { DAY } from '@jishan/shared/calendar';
import type { PartyColumns } from '../../desk';

/** Days are Shanghai's, as instants: an instant's day number is the same for all instants of the day. */
const dayNumber = (instant: string) => `FLOOR((${instant} + 8 * 3600000) / ${DAY})`;

/**
 * Of appeals as `a`: who appeals and who has agreed first; of a rejection, who reviewed the post and its shop; of a
 * deduction, who proposed and who agreed to it; of a missed deed, who took its award back.
 */
export const APPEAL_PARTIES = {
  people: ['a.appellant_id', "IF(a.state = 'open', a.first_decided_by, NULL)"],
  peopleAmong: [
    "FROM reviews part WHERE a.kind = 'rejection' AND part.post_id = a.subject_id AND part.reviewer_id",
    "FROM adjustments part WHERE a.kind = 'deduction' AND part.id = a.subject_id AND part.proposed_by",
    "FROM adjustments part WHERE a.kind = 'deduction' AND part.id = a.subject_id AND part.decided_by",
    `FROM transfers lost JOIN transfers part ON part.reverses_id = lost.id
      WHERE a.kind = 'missed' AND lost.resident_id = a.appellant_id AND lost.rule_code = a.rule_code
        AND ${dayNumber('lost.occurred_at')} = ${dayNumber('a.occurred_at')} AND part.actor_id`,
  ],
  shopsAmong: ["FROM posts deed WHERE a.kind = 'rejection' AND deed.id = a.subject_id AND deed.merchant_id"],
} satisfies PartyColumns;
