import type { Db } from './database';
import { sql, type Sql } from './sql';

/** How often it is looked what has changed, while sessions are asked for. */
const LOOK_MS = 300;
/** A look that began longer ago says nothing any more: what any process has written holds everywhere within a second. */
const FRESH_MS = 1000;
/** Between writing a change and committing it there may be so long: no call and no statement of a job has more time. */
const UNDER_WAY_MS = 15_000;
/** What was read longer ago is not believed, so that each change which it lacks is among the rows that are still looked at. */
const BELIEVED_MS = 15_000;
/** More changes than this at once may be anybody's. */
const MOST = 1000;

/** Whether what was read of a user at `askedAt` (milliseconds of this process's clock) still holds, whoever wrote since. Never waits. */
export type StillHolds = (userId: number, askedAt: number) => boolean;

/**
 * Reads the table that triggers fill (migration 22), three times a second at most and only while somebody asks. The rows of
 * the last half minute are read again each time: a row has its number when it is written, and is seen when it is committed.
 */
export function identityChanges(pool: Db): StillHolds {
  /** Numbers of the rows of the last look, and when each user's last one was first seen; null stands for everybody. */
  let known = new Set<number>();
  let seenAt = new Map<number | null, number>();
  let looking = false;
  let begunAt = -Infinity;
  /** When the last look that was answered had begun. */
  let lookedAt = -Infinity;

  const look = async (begun: number) => {
    const rows = await pool.rows<{ id: number; user: number | null }>(
      sql`SELECT id, user_id AS user FROM identity_changes
        WHERE changed_at > CURRENT_TIMESTAMP(3) - INTERVAL ${(UNDER_WAY_MS + BELIEVED_MS) / 1000} SECOND LIMIT ${MOST}`,
    );
    const answered = performance.now();
    const seen = new Map<number | null, number>();
    for (const { id, user } of rows)
      seen.set(
        user,
        Math.max(seen.get(user) ?? 0, known.has(id) ? (seenAt.get(user) ?? answered) : answered),
      );
    if (rows.length === MOST) seen.set(null, answered);
    known = new Set(rows.map(({ id }) => id));
    seenAt = seen;
    lookedAt = begun;
  };

  return (userId, askedAt) => {
    const now = performance.now();
    if (!looking && now - begunAt >= LOOK_MS) {
      looking = true;
      begunAt = now;
      // Who cannot look believes nothing after a second, and asks.
      look(now)
        .catch(() => undefined)
        .finally(() => (looking = false));
    }
    if (now - lookedAt >= FRESH_MS || now - askedAt >= BELIEVED_MS) return false;
    return askedAt > Math.max(seenAt.get(userId) ?? 0, seenAt.get(null) ?? 0);
  };
}

/** Changes that nobody looks at any more, so many at a time. */
export const forgetChanges = (batch: number): Sql =>
  sql`DELETE FROM identity_changes WHERE changed_at < CURRENT_TIMESTAMP(3) - INTERVAL 1 HOUR LIMIT ${batch}`;
