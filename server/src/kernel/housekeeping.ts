import { LIMITS } from '@jishan/shared/limits';
import type { Db } from './database';

const BATCH = 2000;

/** Deletes sessions that have run out and keys that no honest retry will use again, a batch at a time. */
export async function housekeeping(db: Db, now: number): Promise<{ sessions: number; keys: number }> {
  const sessions = await deleteAll(db, 'DELETE FROM sessions WHERE expires_at <= ? LIMIT ?', now);
  const keys = await deleteAll(
    db,
    'DELETE FROM idempotency_keys WHERE created_at <= ? LIMIT ?',
    now - LIMITS.idempotencyMs,
  );
  return { sessions, keys };
}

async function deleteAll(db: Db, sql: string, before: number): Promise<number> {
  for (let deleted = 0; ;) {
    const { affectedRows } = await db.run(sql, [before, BATCH]);
    deleted += affectedRows;
    if (affectedRows < BATCH) return deleted;
  }
}
