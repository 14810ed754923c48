import { DAY, periodStart } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { scopeFilter, type StaffUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';

/** How many posts a reviewer has decided since midnight, and on the day before. */
export async function decidedBy(
  db: Db,
  reviewerId: number,
  now: number,
): Promise<{ today: number; yesterday: number }> {
  const midnight = periodStart('day', now);
  const row = await db.row<{ today: number; yesterday: number }>(
    sql`SELECT COUNT(IF(created_at >= ${midnight}, 1, NULL)) AS today, COUNT(IF(created_at < ${midnight}, 1, NULL)) AS yesterday
      FROM reviews WHERE reviewer_id = ${reviewerId} AND created_at >= ${midnight - DAY}
        AND decision IN ('approve', 'second', 'reject')`,
  );
  return row ?? { today: 0, yesterday: 0 };
}

/** Since when the first post of a staff member's region waits; null: none does. */
export async function oldestWaiting(db: Db, user: StaffUser): Promise<number | null> {
  const { column, id } = scopeFilter(user);
  const row = await db.row<{ at: number }>(
    sql`SELECT listed_at AS at FROM posts WHERE ${raw(column)} = ${id} AND state = 'pending' ORDER BY listed_at LIMIT 1`,
  );
  return row?.at ?? null;
}
