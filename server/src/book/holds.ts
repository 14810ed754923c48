import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { empty, sql } from '../kernel/sql';
import { accountOf, lockResident, type MerchantRef, type ResidentAccounts } from './accounts';
import { postTransfer } from './book';
import { creditPoints } from './credit';
import { settingsOf } from './settings';
import { words } from './words';

/*
 * A hold is points that are there but cannot be spent: in public notice until their time is over (then posted), or set
 * aside for something being bought (then posted when it is settled, voided when it is not; returned when what was settled
 * is undone). It leaves each state once, by a guarded UPDATE under the resident's lock.
 */
export interface Hold {
  id: number;
  kind: 'notice' | 'spend';
  state: 'pending' | 'posted' | 'voided' | 'returned';
  townId: number;
  communityId: number;
  residentId: number;
  amount: number;
  /** The transfer that filled it. */
  openedBy: number;
  openObjections: number;
  dueAt: number;
}

const SELECT_HOLD = sql`SELECT id, kind, state, town_id AS townId, community_id AS communityId, resident_id AS residentId, amount,
  opened_by AS openedBy, open_objections AS openObjections, due_at AS dueAt FROM holds`;

export async function readHold(db: Db, id: number): Promise<Hold> {
  const hold = await db.row<Hold>(sql`${SELECT_HOLD} WHERE id = ${id}`);
  if (!hold) throw new Refusal('NOT_FOUND');
  return hold;
}

export const holdOfTransfer = (db: Db, transferId: number) =>
  db.row<Hold>(sql`${SELECT_HOLD} WHERE opened_by = ${transferId}`);

export interface NewHold {
  kind: 'notice' | 'spend';
  townId: number;
  communityId: number;
  residentId: number;
  amount: number;
  transferId: number;
  dueAt: number;
  now: number;
}

export async function openHold(db: Db, hold: NewHold): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO holds (kind, town_id, community_id, resident_id, amount, opened_by, created_at, due_at)
      VALUES (${hold.kind}, ${hold.townId}, ${hold.communityId}, ${hold.residentId}, ${hold.amount}, ${hold.transferId}, ${hold.now}, ${hold.dueAt})`,
  );
  return insertId;
}

/** Locks the hold's resident and takes it out of `pending`; null when somebody else has, or it may not be closed yet. */
export async function closeHold(
  db: Db,
  hold: Hold,
  state: 'posted' | 'voided',
  now: number,
): Promise<ResidentAccounts | null> {
  const accounts = await lockResident(db, hold.residentId, hold.townId);
  const { affectedRows } = await db.run(
    sql`UPDATE holds SET state = ${state}, closed_at = ${now} WHERE id = ${hold.id} AND state = 'pending'
      ${hold.kind === 'notice' && state === 'posted' ? sql`AND open_objections = 0` : empty}`,
  );
  return affectedRows === 1 ? accounts : null;
}

export const closedBy = (db: Db, hold: Hold, transferId: number) =>
  db.run(sql`UPDATE holds SET closed_by = ${transferId} WHERE id = ${hold.id}`);

/** Points whose notice is over become spendable. False when it was closed before or an objection is open. */
export async function releaseHold(db: Db, hold: Hold, now: number): Promise<boolean> {
  const accounts = await closeHold(db, hold, 'posted', now);
  if (!accounts) return false;
  const { townId, communityId, residentId, amount } = hold;
  const award = await db.row<{ title: string; seal: string; unitId: number }>(
    sql`SELECT title, seal, unit_id AS unitId FROM transfers WHERE id = ${hold.openedBy}`,
  );
  if (!award) throw new Error(`hold ${hold.id} has no award`);
  const transferId = await postTransfer(db, {
    key: `release:${hold.id}`,
    kind: 'release',
    townId,
    communityId,
    residentId,
    points: amount,
    reason: { ...award, note: words.release },
    entries: [
      { account: accounts.held, amount: -amount },
      { account: accounts.spendable, amount },
    ],
    now,
  });
  await closedBy(db, hold, transferId);
  const settings = await settingsOf(db, townId, communityId);
  await creditPoints(db, accounts, {
    transferId,
    townId,
    communityId,
    amount,
    settings,
    unitId: award.unitId,
    now,
  });
  return true;
}

export interface Recall {
  /** Names what caused it ('objection:7'). */
  key: string;
  unitId: number;
  actorId: number;
  note: string;
  now: number;
}

/** Takes back an award that is still in public notice, with its honour. False when the notice was closed before. */
export async function recallHold(db: Db, hold: Hold, given: Recall): Promise<boolean> {
  const accounts = await closeHold(db, hold, 'voided', given.now);
  if (!accounts) return false;
  const award = await db.row<{
    title: string;
    honour: number;
    at: number;
    householdId: number | null;
    postId: number | null;
  }>(
    sql`SELECT title, honour, honour_at AS at, household_id AS householdId, post_id AS postId FROM transfers WHERE id = ${hold.openedBy}`,
  );
  if (!award) throw new Error(`hold ${hold.id} has no award`);
  const { townId, communityId, residentId, amount } = hold;
  const transferId = await postTransfer(db, {
    key: given.key,
    kind: 'reverse',
    townId,
    communityId,
    residentId,
    points: -amount,
    reason: {
      title: award.title,
      seal: words.recallSeal,
      postId: award.postId,
      unitId: given.unitId,
      reviewers: 1,
      actorId: given.actorId,
      note: given.note,
    },
    entries: [
      { account: accounts.held, amount: -amount },
      { account: await accountOf(db, 'issue', townId, townId), amount },
    ],
    honour: {
      points: -award.honour,
      at: award.at,
      householdId: award.householdId,
      merchant: await merchantOfPost(db, award.postId),
    },
    reversesId: hold.openedBy,
    now: given.now,
  });
  await closedBy(db, hold, transferId);
  return true;
}

/** The shop for which a post earned honour. */
async function merchantOfPost(db: Db, postId: number | null): Promise<MerchantRef | null> {
  const row = await db.row<MerchantRef>(
    sql`SELECT a.owner_id AS id, a.town_id AS townId, a.community_id AS communityId
      FROM posts p JOIN accounts a ON a.kind = 'merchant' AND a.owner_id = p.merchant_id WHERE p.id = ${postId}`,
  );
  return row ?? null;
}
