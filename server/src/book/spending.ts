import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import { lockResident, type AccountRef } from './accounts';
import { postTransfer, earlierTransfer, type Reason } from './book';
import { repayDebts } from './credit';
import { closeHold, closedBy, holdOfTransfer, openHold, readHold, type Hold } from './holds';
import { returnToLots, takeFromLots } from './lots';
import { words } from './words';

/* Spending: points are set aside, then settled or given back; what was settled can be undone once. */

export interface SpendHold {
  key: string;
  townId: number;
  communityId: number;
  residentId: number;
  amount: number;
  reason: Reason;
  /** When it is given back by itself. */
  dueAt: number;
  now: number;
}

/** Sets spendable points aside. The same key gives the same hold again. POINTS_SHORT when there are too few. */
export async function holdForSpending(db: Db, given: SpendHold): Promise<number> {
  const { townId, communityId, residentId, amount, now } = given;
  const accounts = await lockResident(db, residentId, townId);
  const cause = {
    key: given.key,
    kind: 'hold' as const,
    townId,
    residentId,
    points: -amount,
    reason: given.reason,
  };
  const earlier = await earlierTransfer(db, cause);
  if (earlier !== null) {
    const hold = await holdOfTransfer(db, earlier);
    if (!hold) throw new Error(`transfer ${earlier} set nothing aside`);
    return hold.id;
  }
  const transferId = await postTransfer(db, {
    ...cause,
    communityId,
    entries: [
      { account: accounts.spendable, amount: -amount },
      { account: accounts.held, amount },
    ],
    now,
  });
  await takeFromLots(db, residentId, amount, transferId);
  return openHold(db, {
    kind: 'spend',
    townId,
    communityId,
    residentId,
    amount,
    transferId,
    dueAt: given.dueAt,
    now,
  });
}

/** Gives what was set aside to a shop or a pool. Gives the transfer, null when it was settled or cancelled before. */
export async function settleSpending(
  db: Db,
  holdId: number,
  to: AccountRef,
  reason: Reason,
  now: number,
): Promise<number | null> {
  const hold = await readHold(db, holdId);
  if (hold.kind !== 'spend') throw new Error(`hold ${holdId} is no spending`);
  const accounts = await closeHold(db, hold, 'posted', now);
  if (!accounts) return null;
  const transferId = await postTransfer(db, {
    key: `settle:${hold.id}`,
    kind: 'spend',
    townId: hold.townId,
    communityId: hold.communityId,
    residentId: hold.residentId,
    points: -hold.amount,
    reason,
    entries: [
      { account: accounts.held, amount: -hold.amount },
      { account: to, amount: hold.amount },
    ],
    now,
  });
  await closedBy(db, hold, transferId);
  return transferId;
}

/**
 * Gives what was set aside back to the lots it came from; a debt made meanwhile is repaid out of it. False when it was
 * settled or cancelled before.
 */
export async function cancelSpending(db: Db, holdId: number, unitId: number, now: number): Promise<boolean> {
  const hold = await readHold(db, holdId);
  if (hold.kind !== 'spend') throw new Error(`hold ${holdId} is no spending`);
  const accounts = await closeHold(db, hold, 'voided', now);
  if (!accounts) return false;
  const transferId = await postTransfer(db, {
    key: `cancel:${hold.id}`,
    kind: 'cancel',
    townId: hold.townId,
    communityId: hold.communityId,
    residentId: hold.residentId,
    points: hold.amount,
    reason: { title: words.cancel, seal: words.cancelSeal, unitId },
    entries: [
      { account: accounts.held, amount: -hold.amount },
      { account: accounts.spendable, amount: hold.amount },
    ],
    now,
  });
  await closedBy(db, hold, transferId);
  await returnToLots(db, hold.openedBy);
  const { townId, communityId, amount } = hold;
  await repayDebts(db, accounts, { transferId, townId, communityId, amount, unitId, now });
  return true;
}

export interface Undo {
  /** Names what caused it ('undo:12'). */
  key: string;
  /** The account that was paid. */
  from: AccountRef;
  unitId: number;
  actorId: number;
  note: string;
  now: number;
}

/**
 * Takes a settled spending back: its points return from the shop to the lots they came from; a debt made meanwhile is repaid
 * out of them. Gives the transfer, null when it is not settled or was undone before. POINTS_SHORT when the shop has not
 * got them any more.
 */
export async function undoSpending(db: Db, holdId: number, given: Undo): Promise<number | null> {
  const hold = await readHold(db, holdId);
  if (hold.kind !== 'spend') throw new Error(`hold ${holdId} is no spending`);
  const { townId, communityId, residentId, amount } = hold;
  const accounts = await lockResident(db, residentId, townId);
  const { affectedRows } = await db.run(
    sql`UPDATE holds SET state = 'returned' WHERE id = ${hold.id} AND state = 'posted'`,
  );
  if (affectedRows !== 1) return null;
  const settled = await settlementOf(db, hold);
  const transferId = await postTransfer(db, {
    key: given.key,
    kind: 'reverse',
    townId,
    communityId,
    residentId,
    points: amount,
    reason: {
      title: settled.title,
      seal: words.cancelSeal,
      unitId: given.unitId,
      actorId: given.actorId,
      note: given.note,
    },
    entries: [
      { account: given.from, amount: -amount },
      { account: accounts.spendable, amount },
    ],
    reversesId: settled.id,
    now: given.now,
  });
  await db.run(sql`UPDATE holds SET returned_by = ${transferId} WHERE id = ${hold.id}`);
  await returnToLots(db, hold.openedBy);
  await repayDebts(db, accounts, {
    transferId,
    townId,
    communityId,
    amount,
    unitId: given.unitId,
    now: given.now,
  });
  return transferId;
}

/** The transfer that settled a spending. */
async function settlementOf(db: Db, hold: Hold): Promise<{ id: number; title: string }> {
  const row = await db.row<{ id: number; title: string }>(
    sql`SELECT t.id, t.title FROM holds h JOIN transfers t ON t.id = h.closed_by WHERE h.id = ${hold.id}`,
  );
  if (!row) throw new Error(`hold ${hold.id} was settled by nothing`);
  return row;
}
