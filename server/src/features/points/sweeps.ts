import { randomUUID } from 'node:crypto';
import { dayOf } from '@jishan/shared/calendar';
import { Db, type DataSource } from '../../kernel/database';
import { inTransaction } from '../../kernel/transaction';
import { accountOf } from './accounts';
import { postAll } from './book';
import { readHold, release } from './holds';
import { cancelSpending } from './spending';
import { words } from './words';

const PAGE = 200;

/**
 * Closes every hold whose time is over: notices without an open objection are posted, spendings are given back. A hold a
 * transaction, so it may be cut off anywhere and several servers may do it at once.
 */
export async function sweepHolds(
  source: DataSource,
  now: number,
): Promise<{ released: number; cancelled: number }> {
  const pool = new Db(source.manager);
  const swept = { released: 0, cancelled: 0 };
  let after = { dueAt: 0, id: 0 };
  for (;;) {
    const due = await pool.rows<{ id: number; kind: 'notice' | 'spend'; dueAt: number; unitId: number }>(
      `SELECT id, kind, due_at AS dueAt, community_id AS unitId FROM holds
        WHERE state = 'pending' AND due_at <= ? AND due_at >= ? AND (due_at, id) > (?, ?) ORDER BY due_at, id LIMIT ${PAGE}`,
      [now, after.dueAt, after.dueAt, after.id],
    );
    for (const { id, kind, unitId } of due) {
      const done = await inTransaction(source, async (db) =>
        kind === 'notice' ? release(db, await readHold(db, id), now) : cancelSpending(db, id, unitId, now),
      );
      if (done) swept[kind === 'notice' ? 'released' : 'cancelled']++;
    }
    const last = due.at(-1);
    if (!last || due.length < PAGE) return swept;
    after = last;
  }
}

/** Residents whose lots are swept in one transaction at most, and lots that are looked at to find them. */
const BATCH = 500;
const LOTS = 2_000;
/** In the order of the index: a batch costs the same whether one resident's points have expired or a whole county's. */
export const DUE_LOTS = `SELECT resident_id AS id, town_id AS townId FROM lots FORCE INDEX (expiry)
  WHERE open = 1 AND expires_at <= ? ORDER BY expires_at, resident_id LIMIT ${LOTS}`;

/**
 * Takes what has expired out of residents' balances, a batch of residents a transaction and set by set, so that a full town
 * takes seconds. A lot closes in the transaction that takes its points: cut off anywhere, the next run goes on.
 */
export async function sweepExpired(
  source: DataSource,
  now: number,
): Promise<{ residents: number; points: number }> {
  const pool = new Db(source.manager);
  const swept = { residents: 0, points: 0 };
  for (;;) {
    const due = await pool.rows<{ id: number; townId: number }>(DUE_LOTS, [now]);
    const [first] = due;
    if (!first) return swept;
    const ofTown = due.filter(({ townId }) => townId === first.townId);
    const residents = [...new Set(ofTown.map(({ id }) => id))].slice(0, BATCH).sort((a, b) => a - b);
    const points = await inTransaction(source, (db) => expireBatch(db, first.townId, residents, now));
    swept.residents += residents.length;
    swept.points += points;
  }
}

interface Expired {
  residentId: number;
  communityId: number;
  points: number;
}

async function expireBatch(
  db: Db,
  townId: number,
  residents: readonly number[],
  now: number,
): Promise<number> {
  // Everybody's lock first, in the order of accounts, as lockResident takes it for one.
  const accounts = await db.rows<{ id: number; residentId: number }>(
    "SELECT id, owner_id AS residentId FROM accounts WHERE kind IN ('resident', 'hold') AND owner_id IN (?) ORDER BY id FOR UPDATE",
    [residents],
  );
  const spendable = await db.rows<{ id: number; residentId: number }>(
    "SELECT id, owner_id AS residentId FROM accounts WHERE kind = 'resident' AND owner_id IN (?)",
    [accounts.map(({ residentId }) => residentId)],
  );
  const accountIds = new Map(spendable.map(({ id, residentId }) => [residentId, id]));
  const expired = await db.rows<Expired>(
    `SELECT l.resident_id AS residentId, MAX(u.community_id) AS communityId, SUM(l.remaining) AS points
      FROM lots l JOIN users u ON u.id = l.resident_id
      WHERE l.resident_id IN (?) AND l.open = 1 AND l.expires_at <= ? GROUP BY l.resident_id ORDER BY l.resident_id`,
    [residents, now],
  );
  if (expired.length === 0) return 0;
  const expiry = await accountOf(db, 'expiry', townId, townId);
  const run = randomUUID().slice(0, 8);
  const ids = await postAll(
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
  return expired.reduce((sum, { points }) => sum + points, 0);
}

async function closeLots(
  db: Db,
  residents: readonly number[],
  ids: readonly number[],
  now: number,
): Promise<void> {
  await db.run(
    `INSERT INTO lot_uses (transfer_id, lot_id, amount)
      SELECT t.id, l.id, l.remaining FROM lots l JOIN transfers t ON t.resident_id = l.resident_id AND t.id IN (?)
      WHERE l.resident_id IN (?) AND l.open = 1 AND l.expires_at <= ?`,
    [ids, residents, now],
  );
  await db.run(
    'UPDATE lots SET remaining = 0, open = NULL WHERE resident_id IN (?) AND open = 1 AND expires_at <= ?',
    [residents, now],
  );
}
