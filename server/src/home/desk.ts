import type { Reply } from '@jishan/shared/api';
import { decidedBy, oldestWaiting } from '../deeds';
import { countAll, type Waitings } from '../desk';
import type { Db } from '../kernel/database';
import type { StaffUser } from '../kernel/identity';

type Desk = NonNullable<Reply<'home.summary'>['desk']>;

/** What waits for a member of staff, and how they are getting on. */
export async function deskOf(db: Db, waitings: Waitings, user: StaffUser, now: number): Promise<Desk> {
  const { waiting, objections, appeals, submissions, adjustments } = waitings;
  const [counts, oldestAt, decided] = await Promise.all([
    countAll(db, { waiting, objections, appeals, submissions, adjustments }, user, now),
    oldestWaiting(db, user),
    decidedBy(db, user.id, now),
  ]);
  return {
    ...counts,
    oldestAt,
    decidedToday: decided.today,
    decidedYesterday: decided.yesterday,
  };
}
