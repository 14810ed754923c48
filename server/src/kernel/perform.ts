import type { DataSource } from 'typeorm';
import type { Found } from './call';
import type { Db } from './database';
import { deadlineIn, type Deadline } from './deadline';
import { claimKey, earlierReply, keepReply, type Attempt } from './idempotency';
import { shape, WrittenReply } from './reply';
import type { Prepared } from './route';
import { inTransaction } from './transaction';

export interface Work extends Found {
  source: DataSource;
  pool: Db;
  base: Omit<Prepared, 'db'>;
  attempt: Attempt | null;
  /** Milliseconds left for what is done at the database. */
  ms: number;
}

/** Does a call's work: idempotency → transaction with retry → the reply as the contract has it. Receiving and drawing a file has bounds of its own; everything else of a call ends at its deadline. */
export async function perform(work: Work): Promise<unknown> {
  const { call, pool, attempt } = work;
  if (!call.upload) {
    const deadline = deadlineIn(work.ms);
    return deadline.race(prepareAndHandle(work, deadline));
  }
  const earlier = attempt && (await deadlineIn(work.ms).race(earlierReply(pool, attempt)));
  if (earlier !== null && earlier !== undefined) return earlier;
  const prepared: unknown = await work.route.prepare?.({ ...work.base, db: pool });
  const deadline = deadlineIn(work.ms);
  return deadline.race(handle(work, deadline, prepared));
}

async function prepareAndHandle(work: Work, deadline: Deadline): Promise<unknown> {
  const { pool, route, attempt } = work;
  if (!route.prepare) return handle(work, deadline, undefined);
  const earlier = attempt ? await earlierReply(pool, attempt) : undefined;
  if (earlier !== undefined) return earlier;
  const prepared = await route.prepare({ ...work.base, db: pool.until(deadline) });
  return handle(work, deadline, prepared);
}

async function handle(work: Work, deadline: Deadline, prepared: unknown): Promise<unknown> {
  const { source, name, call, route, base, attempt } = work;
  const pool = work.pool.until(deadline);
  if (call.kind === 'read') {
    const reply = await route.handle({ ...base, db: pool, prepared });
    return reply instanceof WrittenReply ? reply : shape(name, reply);
  }
  return inTransaction(
    source,
    async (db) => {
      const earlier = attempt ? await claimKey(db, attempt, base.now) : undefined;
      if (earlier !== undefined) return earlier;
      const reply = shape(name, await route.handle({ ...base, db, prepared }));
      if (attempt) await keepReply(db, attempt, reply);
      return reply;
    },
    { deadline, ...(attempt ? { happened: () => earlierReply(pool, attempt) } : {}) },
  );
}
