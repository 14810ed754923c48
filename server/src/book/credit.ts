import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import { accountOf, type ResidentAccounts } from './accounts';
import { postTransfer } from './book';
import { addLot, takeFromLots } from './lots';
import { expiresAt, type PointsSettings } from './settings';
import { words } from './words';

export interface Arrival {
  /** The transfer that has just moved the points to the resident's spendable account. */
  transferId: number;
  townId: number;
  communityId: number;
  amount: number;
  unitId: number;
  now: number;
}

export interface Credit extends Arrival {
  settings: PointsSettings;
}

/** Makes points that have arrived spendable: a lot with its day of expiry; what the resident owes is repaid first. */
export async function creditPoints(db: Db, accounts: ResidentAccounts, given: Credit): Promise<void> {
  const { transferId, townId, amount, settings, now } = given;
  const { residentId } = accounts;
  await addLot(db, { residentId, townId, transferId, amount, expiresAt: expiresAt(now, settings), now });
  await repayDebts(db, accounts, given);
}

interface Debt {
  id: number;
  left: number;
}

/** A balance is never negative: what a deduction could not take is owed, and points that arrive repay it, oldest first. */
export async function repayDebts(db: Db, accounts: ResidentAccounts, given: Arrival): Promise<void> {
  const { residentId, spendable } = accounts;
  const debts = await db.rows<Debt>(
    sql`SELECT id, amount - repaid AS \`left\` FROM debts WHERE resident_id = ${residentId} AND open = 1 ORDER BY id`,
  );
  let arrived = given.amount;
  for (const debt of debts) {
    const part = Math.min(arrived, debt.left);
    if (part === 0) return;
    arrived -= part;
    const { townId, communityId, unitId, now } = given;
    const transferId = await postTransfer(db, {
      key: `repay:${debt.id}:${given.transferId}`,
      kind: 'repay',
      townId,
      communityId,
      residentId,
      points: -part,
      reason: { title: words.repay, seal: words.repaySeal, unitId },
      entries: [
        { account: spendable, amount: -part },
        { account: await accountOf(db, 'issue', townId, townId), amount: part },
      ],
      now,
    });
    await takeFromLots(db, residentId, part, transferId);
    await db.run(
      sql`UPDATE debts SET open = IF(repaid + ${part} < amount, 1, NULL), repaid = repaid + ${part} WHERE id = ${debt.id} AND repaid + ${part} <= amount`,
    );
  }
}

/** What a resident still owes. */
export async function debtOf(db: Db, residentId: number): Promise<number> {
  const row = await db.row<{ owed: number | null }>(
    sql`SELECT SUM(amount - repaid) AS owed FROM debts WHERE resident_id = ${residentId} AND open = 1`,
  );
  return row?.owed ?? 0;
}
