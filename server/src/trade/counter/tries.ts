import { DAY } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { refuse } from '../../kernel/errors';
import { sql } from '../../kernel/sql';

/** Within this time wrong numbers count; so many are free, then each doubles the wait. */
const MEMORY_MS = 10 * 60_000;
const FREE = 5;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Counts a number that is about to be tried at a shop, before it is looked up, so that a hundred at once are counted as well.
 * Gives the try. CODE_SLOWED while the shop has to wait after wrong ones: 100 million numbers against a dozen tries in ten
 * minutes. Runs outside of the call's transaction, which a wrong number rolls back.
 */
export async function countTry(db: Db, merchantId: number, clerkId: number, now: number): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO counter_tries (merchant_id, clerk_id, created_at) VALUES (${merchantId}, ${clerkId}, ${now})`,
  );
  const before = await db.row<{ misses: number; last: number | null }>(
    sql`SELECT COUNT(*) AS misses, MAX(created_at) AS last FROM counter_tries
      WHERE merchant_id = ${merchantId} AND hit = 0 AND created_at > ${now - MEMORY_MS} AND id < ${insertId}`,
  );
  const wait = waitAfter(before?.misses ?? 0);
  const free = (before?.last ?? 0) + wait;
  if (wait === 0 || free <= now) return insertId;
  // What was not looked up is no wrong number: who keeps tapping does not make the wait longer.
  await db.run(sql`DELETE FROM counter_tries WHERE id = ${insertId}`);
  throw refuse('CODE_SLOWED', { seconds: Math.ceil((free - now) / 1000) }, 'code');
}

/** A right number costs nobody anything. */
export const countHit = (db: Db, tryId: number) =>
  db.run(sql`UPDATE counter_tries SET hit = 1 WHERE id = ${tryId}`);

const waitAfter = (misses: number) =>
  misses < FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (misses - FREE));

/** Forgets what no longer slows anybody down. */
export async function forgetTries(db: Db, now: number): Promise<number> {
  const { affectedRows } = await db.run(
    sql`DELETE FROM counter_tries WHERE created_at < ${now - 30 * DAY} LIMIT 10000`,
  );
  return affectedRows;
}
