import { createHash } from 'node:crypto';
import { Db, type DataSource } from './database';
import { deadlineIn } from './deadline';
import { raw, sql, type Sql } from './sql';

/** How long a count may take: a call that waits for more is better counted in memory. */
const ANSWER_MS = 2000;
const MINUTE_MS = 60_000;
/** The database's own clock: those of two servers may differ. */
const NOW = raw('UNIX_TIMESTAMP() * 1000');

/**
 * Counts one more for a bucket and gives how many it makes in this minute, in all servers together: one statement, so two at
 * once never get the same number. Throws when the database does not answer in time.
 */
export async function countShared(source: DataSource, bucket: string): Promise<number> {
  // Whatever a client claims to be, it fits; and no address lies in a backup.
  const key = createHash('sha256').update(bucket).digest();
  // No transaction around it: a whole town's sign-ins may come from one address, and its row is locked no longer than needed.
  const counted = new Db(source.manager).row<{ used: number }>(
    sql`INSERT INTO rate_limits (bucket, used, ends_at) VALUES (${key}, 1, ${NOW} + ${MINUTE_MS})
      ON DUPLICATE KEY UPDATE used = IF(ends_at <= ${NOW}, 1, used + 1), ends_at = IF(ends_at <= ${NOW}, ${NOW} + ${MINUTE_MS}, ends_at)
      RETURNING used`,
  );
  const row = await deadlineIn(ANSWER_MS).race(counted);
  if (!row) throw new Error('a count was not returned');
  return row.used;
}

/** Deletes counts whose minute is over. */
export const forgetCounts = (atMost: number): Sql =>
  sql`DELETE FROM rate_limits WHERE ends_at <= ${NOW} LIMIT ${atMost}`;
