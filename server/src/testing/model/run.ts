import { sweepExpired } from '../../book/sweeps';
import { assertAllGood } from '../../kernel/sweep';
import { Db, type DataSource } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { inTransaction } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { assertBookHolds } from '../book';
import { compare } from './compare';
import type { Ack, Shared } from './operation';
import { OPERATIONS } from './operations';
import { seeded } from './random';
import { Reference } from './reference';
import { makeWorld, STEP } from './world';

export interface ModelRun {
  seed: number;
  operations: number;
  workers: number;
  /** After so many operations everything is compared. */
  block: number;
  residents: number;
  onBlock?: (done: number, counts: ModelCounts) => void;
}

export interface ModelCounts {
  acknowledged: number;
  refused: Record<string, number>;
}

/** Refusals that are part of the game; anything else that is thrown ends the run. */
const EXPECTED = [
  'ALLOWANCE_USED',
  'POINTS_SHORT',
  'POOL_SHORT',
  'KEY_REUSED',
  'NOTICE_OVER',
  'OBJECTED_ALREADY',
  'APPEALED_ALREADY',
  'ALREADY_DECIDED',
  'DECIDE_OTHER',
];

/**
 * Random operations by concurrent workers against the real book, told to the reference in the order that the book gave them.
 * After each block both must agree on every balance, lot, hold, debt and total, and the book must hold. The same seed plays
 * the same operations; how they interleave is the machine's.
 */
export async function runModel(source: DataSource, run: ModelRun): Promise<ModelCounts> {
  const pool = new Db(source.manager);
  const world = await makeWorld(pool, run.residents);
  const reference = new Reference();
  const shared: Shared = {
    ...{ notices: [], spendings: [], settled: [], deductions: [], objections: [], appeals: [], awards: [] },
    serial: 0,
  };
  const counts: ModelCounts = { acknowledged: 0, refused: {} };

  for (let done = 0; done < run.operations;) {
    const acks: Ack[] = [];
    const end = Math.min(done + run.block, run.operations);
    let next = done;
    const work = async () => {
      while (next < end) {
        const index = next++;
        const ack = await oneOperation(index);
        ack?.seen?.();
        if (ack) acks.push(ack);
      }
    };
    await Promise.all(Array.from({ length: run.workers }, work));
    acks.push(...(await expire(world.start + end * STEP)));
    acks.sort((a, b) => a.order - b.order).forEach((ack) => ack.tell(reference));
    counts.acknowledged += acks.length;
    await compare(pool, world, reference);
    await assertBookHolds(pool);
    done = end;
    run.onBlock?.(done, counts);
  }
  return counts;

  async function oneOperation(index: number): Promise<Ack | null> {
    const operation = seeded(run.seed * 1_000_003 + index).pick(OPERATIONS);
    const now = world.start + index * STEP;
    try {
      return await inTransaction(source, (db) =>
        operation(db, { world, shared, now, random: seeded(run.seed * 7_919 + index) }),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || !EXPECTED.includes(error.code)) throw error;
      counts.refused[error.code] = (counts.refused[error.code] ?? 0) + 1;
      return null;
    }
  }

  /** Everything that has expired by now, swept by two sweepers at once. */
  async function expire(now: number): Promise<Ack[]> {
    const before = await pool.row<{ last: number | null }>(sql`SELECT MAX(id) AS last FROM transfers`);
    (await Promise.all([sweepExpired(source, now), sweepExpired(source, now)])).forEach(assertAllGood);
    const lines = await pool.rows<{ id: number; residentId: number; points: number }>(
      sql`SELECT id, resident_id AS residentId, -points AS points FROM transfers WHERE kind = 'expire' AND id > ${before?.last ?? 0}`,
    );
    return lines.map(({ id, residentId, points }) => ({
      order: id,
      tell: (told) => told.expire(residentId, points, now),
    }));
  }
}
