import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Counter } from 'prom-client';
import { changed } from './changes';
import { Db } from './database';
import type { Deadline } from './deadline';

/** Deadlock, lock wait timeout, snapshot conflict (MariaDB), error during commit: the work was rolled back, so run it again. */
const RETRY = new Set([1213, 1205, 1020, 1180]);
const LOST = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_QUERY_INTERRUPTED',
]);
/** A database that is gone is asked so often; what was rolled back for another's sake only needs its turn. */
const MOST_ATTEMPTS = { lost: 8, rolledBack: 30 };

const retries = new Counter({
  name: 'jishan_transaction_retries_total',
  help: 'Transactions run again, by reason',
  labelNames: ['reason'],
});

interface DriverError {
  errno?: number;
  code?: string;
  fatal?: boolean;
}

/** The driver's own error under TypeORM's wrapping. */
export function driverError(error: unknown): DriverError {
  const inner: unknown = error instanceof Error && 'driverError' in error ? error.driverError : error;
  return typeof inner === 'object' && inner !== null ? inner : {};
}

/** Whether the connection is gone, which says nothing about the statement. */
export const isLost = (error: DriverError) =>
  error.fatal === true || (error.code !== undefined && LOST.has(error.code));

export function isDuplicate(error: unknown): boolean {
  return driverError(error).errno === 1062;
}

export interface TransactionOptions<T> {
  /**
   * Asked when the connection broke during COMMIT, so that nobody knows whether it happened: gives the result if it did,
   * undefined if not. Without it the work runs again, so it must then have the effect of once when run twice.
   */
  happened?: () => Promise<T | undefined>;
  /** When it has passed, nothing is begun again and what was not yet committed is rolled back: BUSY. */
  deadline?: Deadline;
}

/**
 * Runs `work` in one transaction and gives its result. `work` may run several times and must touch nothing but `db`.
 * Retries what the database rolled back by itself, with growing pauses; every other error rolls back and is thrown.
 */
export async function inTransaction<T>(
  source: DataSource,
  work: (db: Db) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(source, work, options.deadline);
    if ('result' in outcome) return outcome.result;
    const error = driverError(outcome.error);
    const lost = isLost(error);
    if (!(lost || RETRY.has(error.errno ?? 0))) throw outcome.error;
    if (attempt >= MOST_ATTEMPTS[lost ? 'lost' : 'rolledBack']) throw outcome.error;
    if (options.deadline?.passed()) throw outcome.error;
    await sleep(Math.random() * Math.min(400, 8 * 2 ** attempt) + (lost ? 100 : 0));
    if (outcome.committing && options.happened) {
      const result = await options.happened();
      if (result !== undefined) return result;
    }
    retries.inc({ reason: lost ? 'connection' : String(error.errno) });
  }
}

type Outcome<T> = { result: T } | { error: unknown; committing: boolean };

async function attemptOnce<T>(
  source: DataSource,
  work: (db: Db) => Promise<T>,
  deadline?: Deadline,
): Promise<Outcome<T>> {
  const runner = source.createQueryRunner();
  const changes = new Set<string>();
  let committing = false;
  try {
    await runner.startTransaction();
    const result = await work(new Db(runner.manager, deadline, changes));
    deadline?.check();
    committing = true;
    await runner.commitTransaction();
    return { result };
  } catch (error) {
    // A roll-back on a dead connection fails too; the server has rolled back by itself then.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    return { error, committing };
  } finally {
    changed(changes);
    await runner.release().catch(() => undefined);
  }
}
