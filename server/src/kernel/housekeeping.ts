import { LIMITS } from '@jishan/shared/limits';
import { HOUR } from '@jishan/shared/calendar';
import { Db, type DataSource } from './database';
import { forgetChanges } from './identity-changes';
import type { Job } from './jobs';
import { forgetCounts } from './shared-limit';
import { sql, type Sql } from './sql';
import { listed, sweepEach, type Failed } from './sweep';

const BATCH = 2000;

/** Deletes sessions and counts that have run out, changes that all have seen and keys that no honest retry will use again, a batch at a time. */
export async function housekeeping(
  db: Db,
  now: number,
): Promise<{ sessions: number; keys: number; counts: number; changes: number; failed?: Failed }> {
  const deleted = { sessions: 0, keys: 0, counts: 0, changes: 0 };
  const kinds = [
    { kind: 'sessions', batch: sql`DELETE FROM sessions WHERE expires_at <= ${now} LIMIT ${BATCH}` },
    {
      kind: 'keys',
      batch: sql`DELETE FROM idempotency_keys WHERE created_at <= ${now - LIMITS.idempotencyMs} LIMIT ${BATCH}`,
    },
    { kind: 'counts', batch: forgetCounts(BATCH) },
    { kind: 'changes', batch: forgetChanges(BATCH) },
  ] as const;
  const { failed } = await sweepEach({
    page: listed<(typeof kinds)[number]>(kinds),
    each: async ({ kind, batch }) => (deleted[kind] = await deleteAll(db, batch)),
    name: ({ kind }) => kind,
  });
  return { ...deleted, failed };
}

async function deleteAll(db: Db, batch: Sql): Promise<number> {
  for (let deleted = 0; ;) {
    const { affectedRows } = await db.run(batch);
    deleted += affectedRows;
    if (affectedRows < BATCH) return deleted;
  }
}

export const housekeepingJob = (source: DataSource): Job => ({
  name: 'housekeeping',
  everyMs: HOUR,
  work: (now) => housekeeping(new Db(source.manager), now),
});
