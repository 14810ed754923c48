import { randomUUID } from 'node:crypto';
import { dayOf } from '@jishan/shared/calendar';
import { Db, type DataSource } from '../kernel/database';
import { sweepBatches, sweepEach, type Failed } from '../kernel/sweep';
import { inTransaction } from '../kernel/transaction';
import { raw, sql } from '../kernel/sql';
import { accountOf } from './accounts';
import { postTransfers } from './book';
import { readHold, releaseHold, type Hold } from './holds';
import { cancelSpending } from './spending';
import { words } from './words';

const PAGE = 200;

interface DueHold {
  id: number;
  kind: 'notice' | 'spend';
  dueAt: number;
  unitId: number;
}

/** What else happens in the transaction in which a notice is over and its points become spendable. */
export type Released = (db: Db, hold: Hold, now: number) => Promise<void>;

/**
 * Closes every hold whose time is over: notices without an open objection are posted, spendings are given back. A hold a
 * transaction, so it may be cut off anywhere and several servers may do it at once.
 */
export async function sweepHolds(
  source: DataSource,
  now: number,
  signal?: AbortSignal,
  released?: Released,
): Promise<{ released: number; cancelled: number; failed?: Failed }> {
  const pool = new Db(source.manager);
  const swept = { released: 0, cancelled: 0 };
  const { failed } = await sweepEach<DueHold>({
    page: (after = { id: 0, kind: 'notice', dueAt: 0, unitId: 0 }) =>
      pool.rows(
        sql`SELECT id, kind, due_at AS dueAt, community_id AS unitId FROM holds
          WHERE state = 'pending' AND due_at <= ${now} AND due_at >= ${after.dueAt} AND (due_at, id) > (${after.dueAt}, ${after.id}) ORDER BY due_at, id LIMIT ${raw(PAGE)}`,
      ),
    each: async ({ id, kind, unitId }) => {
      const done = await inTransaction(source, async (db) => {
        if (kind === 'spend') return cancelSpending(db, id, unitId, now);
        const hold = await readHold(db, id);
        const isReleased = await releaseHold(db, hold, now);
        if (isReleased) await released?.(db, hold, now);
        return isReleased;
      });
      if (done) swept[kind === 'notice' ? 'released' : 'cancelled']++;
      return Boolean(done);
    },
    name: ({ id }) => `hold ${id}`,
    signal,
  });
  return { ...swept, failed };
}

/** Residents whose lots are swept in one transaction at most, and lots that are looked at to find them. */
const BATCH = 500;
const LOTS = 2_000;
/** In the order of the index: a batch costs the same whether one resident's points have expired or a whole county's. */
export const dueLots = (
  now: number,
  after: Pick<DueLot, 'residentId' | 'expiresAt'>,
) => sql`SELECT resident_id AS residentId, town_id AS townId, expires_at AS expiresAt
  FROM lots FORCE INDEX (expiry)
  WHERE open = 1 AND expires_at <= ${now} AND expires_at >= ${after.expiresAt}
    AND (expires_at, resident_id) > (${after.expiresAt}, ${after.residentId})
  ORDER BY expires_at, resident_id LIMIT ${raw(LOTS)}`;

interface DueLot {
  residentId: number;
  townId: number;
  expiresAt: number;
}

/**
 * Takes what has expired out of residents' balances, a batch of residents a transaction and set by set, so that a full town
 * takes seconds. A lot closes in the transaction that takes its points: cut off anywhere, the next run goes on.
 */
export async function sweepExpired(
  source: DataSource,
  now: number,
  signal?: AbortSignal,
): Promise<{ residents: number; points: number; failed?: Failed }> {
  const pool = new Db(source.manager);
  const swept = { residents: 0, points: 0 };
  const { failed } = await sweepBatches<DueLot>({
    page: (after = { residentId: 0, townId: 0, expiresAt: 0 }) => pool.rows(dueLots(now, after)),
    batches: batchesByTown,
    all: async (batch) => {
      const [{ townId } = { townId: 0 }] = batch;
      const residents = batch.map(({ residentId }) => residentId);
      const done = await inTransaction(source, (db) => expireBatch(db, townId, residents, now));
      swept.residents += done.residents;
      swept.points += done.points;
      return done.residents;
    },
    name: ({ residentId }) => `resident ${residentId}`,
    signal,
  });
  return { ...swept, failed };
}

/** Each resident once, in the order in which their accounts are locked. */
function batchesByTown(lots: readonly DueLot[]): DueLot[][] {
  const residents = [...new Map(lots.map((lot) => [lot.residentId, lot])).values()];
  residents.sort((a, b) => a.townId - b.townId || a.residentId - b.residentId);
  const batches: DueLot[][] = [];
  for (const lot of residents) {
    const last = batches.at(-1);
    if (last && last.length < BATCH && last[0]?.townId === lot.townId) last.push(lot);
    else batches.push([lot]);
  }
  return batches;
}

interface Expired {
  residentId: number;
  communityId: number;
  points: number;
}

/** Gives of how many residents points have expired, and how many. */
async function expireBatch(
  db: Db,
  townId: number,
  residents: readonly number[],
  now: number,
): Promise<{ residents: number; points: number }> {
  // Everybody's lock first, in the order of accounts, as lockResident takes it for one.
  const accounts = await db.rows<{ id: number; residentId: number }>(
    sql`SELECT id, owner_id AS residentId FROM accounts WHERE kind IN ('resident', 'hold') AND owner_id IN (${residents}) ORDER BY id FOR UPDATE`,
  );
  const spendable = await db.rows<{ id: number; residentId: number }>(
    sql`SELECT id, owner_id AS residentId FROM accounts WHERE kind = 'resident' AND owner_id IN (${accounts.map(({ residentId }) => residentId)})`,
  );
  const accountIds = new Map(spendable.map(({ id, residentId }) => [residentId, id]));
  // Not an inner join: lots of a resident who is not there must be told, not passed over for ever.
  const due = await db.rows<{ residentId: number; communityId: number | null; points: number }>(
    sql`SELECT l.resident_id AS residentId, MAX(u.community_id) AS communityId, SUM(l.remaining) AS points
      FROM lots l LEFT JOIN users u ON u.id = l.resident_id
      WHERE l.resident_id IN (${residents}) AND l.open = 1 AND l.expires_at <= ${now} GROUP BY l.resident_id ORDER BY l.resident_id`,
  );
  if (due.length === 0) return { residents: 0, points: 0 };
  const expired: Expired[] = due.map(({ residentId, communityId, points }) => {
    if (communityId === null || !accountIds.has(residentId))
      throw new Error(`resident ${residentId} has points, but no home or no account`);
    return { residentId, communityId, points };
  });
  const expiry = await accountOf(db, 'expiry', townId, townId);
  const run = randomUUID().slice(0, 8);
  const ids = await postTransfers(
    db,
    expired.map(({ residentId, communityId, points }) => ({
      // The closing of the lots below makes this happen once; the key only has to differ from any other sweep's.
      key: `expire:${dayOf(now)}:${residentId}:${run}`,
      kind: 'expire' as const,
      townId,
      communityId,
      residentId,
      points: -points,
      reason: { title: words.expire, seal: words.expireSeal, unitId: townId },
      entries: [
        { account: { id: accountIds.get(residentId) ?? 0, keepsBalance: true }, amount: -points },
        { account: expiry, amount: points },
      ],
      now,
    })),
  );
  await closeLots(db, residents, ids, now);
  return { residents: expired.length, points: expired.reduce((sum, { points }) => sum + points, 0) };
}

async function closeLots(
  db: Db,
  residents: readonly number[],
  ids: readonly number[],
  now: number,
): Promise<void> {
  await db.run(
    sql`INSERT INTO lot_uses (transfer_id, lot_id, amount)
      SELECT t.id, l.id, l.remaining FROM lots l JOIN transfers t ON t.resident_id = l.resident_id AND t.id IN (${ids})
      WHERE l.resident_id IN (${residents}) AND l.open = 1 AND l.expires_at <= ${now}`,
  );
  await db.run(
    sql`UPDATE lots SET remaining = 0, open = NULL WHERE resident_id IN (${residents}) AND open = 1 AND expires_at <= ${now}`,
  );
}
