import { LIMITS } from '@jishan/shared/limits';
import { HOUR } from '@jishan/shared/calendar';
import { Db, type DataSource } from './database';
import type { Job } from './jobs';
import { listed, sweepEach, type Failed } from './sweep';

const BATCH = 2000;

/** Deletes sessions that have run out and keys that no honest retry will use again, a batch at a time. */
export async function housekeeping(
  db: Db,
  now: number,
): Promise<{ sessions: number; keys: number; failed?: Failed }> {
  const deleted = { sessions: 0, keys: 0 };
  const kinds = [
    { kind: 'sessions', sql: 'DELETE FROM sessions WHERE expires_at <= ? LIMIT ?', before: now },
    {
      kind: 'keys',
      sql: 'DELETE FROM idempotency_keys WHERE created_at <= ? LIMIT ?',
      before: now - LIMITS.idempotencyMs,
    },
  ] as const;
  const { failed } = await sweepEach({
    page: listed<(typeof kinds)[number]>(kinds),
    each: async ({ kind, sql, before }) => (deleted[kind] = await deleteAll(db, sql, before)),
    name: ({ kind }) => kind,
  });
  return { ...deleted, failed };
}

async function deleteAll(db: Db, sql: string, before: number): Promise<number> {
  for (let deleted = 0; ;) {
    const { affectedRows } = await db.run(sql, [before, BATCH]);
    deleted += affectedRows;
    if (affectedRows < BATCH) return deleted;
  }
}

export const housekeepingJob = (source: DataSource): Job => ({
  name: 'housekeeping',
  everyMs: HOUR,
  work: (now) => housekeeping(new Db(source.manager), now),
});
