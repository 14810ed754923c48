import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { sql } from '../kernel/sql';
import { accountOf, lockResident } from './accounts';
import { householdOfResident } from './award';
import { postTransfer, earlierTransfer, type Reason } from './book';
import { creditPoints } from './credit';
import { takeFromLots } from './lots';
import { settingsOf } from './settings';
import { words } from './words';

export interface Adjustment {
  key: string;
  townId: number;
  communityId: number;
  residentId: number;
  points: number;
  unitId: number;
  actorId: number;
  secondActorId: number | null;
  note: string;
  now: number;
}

const reasonOf = (given: Adjustment, title: string, seal: string): Reason => ({
  title,
  seal,
  unitId: given.unitId,
  reviewers: given.secondActorId === null ? 1 : 2,
  actorId: given.actorId,
  secondActorId: given.secondActorId,
  note: given.note,
});

/**
 * Takes points back for a verified fault. What the balance does not hold is owed and repaid by points to come: a balance is
 * never negative. Honour earned stays earned. Gives the transfer, or null when the balance was empty and all of it is owed.
 * `caseId` names the case; it keeps a debt to one deduction.
 */
export async function deductPoints(db: Db, caseId: number, given: Adjustment): Promise<number | null> {
  const { townId, communityId, residentId, points, now } = given;
  const accounts = await lockResident(db, residentId, townId);
  const taken = Math.min(points, accounts.spendable.balance);
  const transferId =
    taken === 0
      ? null
      : await postTransfer(db, {
          key: given.key,
          kind: 'deduct',
          townId,
          communityId,
          residentId,
          points: -taken,
          reason: reasonOf(given, words.deduct, words.deductSeal),
          entries: [
            { account: accounts.spendable, amount: -taken },
            { account: await accountOf(db, 'issue', townId, townId), amount: taken },
          ],
          now,
        });
  if (transferId !== null) await takeFromLots(db, residentId, taken, transferId);
  if (taken < points)
    await db.run(
      sql`INSERT INTO debts (resident_id, deduction_id, amount, open, created_at) VALUES (${residentId}, ${caseId}, ${points - taken}, 1, ${now})`,
    );
  return transferId;
}

/** Gives a deduction back: what was taken returns to its lots, what is still owed is forgiven. Once only. */
export async function reverseDeduction(
  db: Db,
  caseId: number,
  deductionId: number | null,
  given: Omit<Adjustment, 'points'>,
): Promise<number | null> {
  const { townId, communityId, residentId, now } = given;
  const accounts = await lockResident(db, residentId, townId);
  const debt = await db.row<{ id: number; repaid: number }>(
    sql`SELECT id, repaid FROM debts WHERE deduction_id = ${caseId}`,
  );
  if (debt) await db.run(sql`UPDATE debts SET amount = repaid, open = NULL WHERE id = ${debt.id}`);
  const original =
    deductionId === null
      ? undefined
      : await db.row<{ points: number }>(sql`SELECT points FROM transfers WHERE id = ${deductionId}`);
  const taken = -(original?.points ?? 0);
  const back = taken + (debt?.repaid ?? 0);
  if (back === 0) return null;
  const transferId = await postTransfer(db, {
    key: given.key,
    kind: 'reverse',
    townId,
    communityId,
    residentId,
    points: back,
    reason: reasonOf({ ...given, points: back }, words.reverse, words.reverseSeal),
    entries: [
      { account: await accountOf(db, 'issue', townId, townId), amount: -back },
      { account: accounts.spendable, amount: back },
    ],
    ...(deductionId === null ? {} : { reversesId: deductionId }),
    now,
  });
  const settings = await settingsOf(db, townId, communityId);
  await creditPoints(db, accounts, {
    transferId,
    townId,
    communityId,
    amount: back,
    settings,
    unitId: given.unitId,
    now,
  });
  return transferId;
}

/** Points given to put an error right: they can be spent at once, and count as honour because they were earned. */
export async function payCompensation(
  db: Db,
  kind: 'correct' | 'compensate',
  given: Adjustment,
): Promise<number> {
  const { townId, communityId, residentId, points, now } = given;
  const accounts = await lockResident(db, residentId, townId);
  const reason = reasonOf(given, kind === 'correct' ? words.correct : words.compensate, words.compensateSeal);
  const cause = { key: given.key, kind, townId, residentId, points, reason };
  const earlier = await earlierTransfer(db, cause);
  if (earlier !== null) return earlier;
  const transferId = await postTransfer(db, {
    ...cause,
    communityId,
    entries: [
      { account: await accountOf(db, 'issue', townId, townId), amount: -points },
      { account: accounts.spendable, amount: points },
    ],
    honour: { points, at: now, householdId: await householdOfResident(db, residentId) },
    now,
  });
  const settings = await settingsOf(db, townId, communityId);
  await creditPoints(db, accounts, {
    transferId,
    townId,
    communityId,
    amount: points,
    settings,
    unitId: given.unitId,
    now,
  });
  return transferId;
}

/** A gift out of a community's pool: spendable, but no honour, because nothing was done for it. POOL_SHORT when the budget is used. */
export async function payBonus(db: Db, given: Adjustment): Promise<number> {
  const { townId, communityId, residentId, points, now } = given;
  const accounts = await lockResident(db, residentId, townId);
  const reason = reasonOf(given, words.bonus, words.bonusSeal);
  const cause = { key: given.key, kind: 'bonus' as const, townId, residentId, points, reason };
  const earlier = await earlierTransfer(db, cause);
  if (earlier !== null) return earlier;
  const pool = await accountOf(db, 'pool', communityId, townId);
  const transferId = await postTransfer(db, {
    ...cause,
    communityId,
    entries: [
      { account: pool, amount: -points },
      { account: accounts.spendable, amount: points },
    ],
    now,
  }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'POINTS_SHORT'
      ? new Refusal('POOL_SHORT', 'points')
      : error;
  });
  const settings = await settingsOf(db, townId, communityId);
  await creditPoints(db, accounts, {
    transferId,
    townId,
    communityId,
    amount: points,
    settings,
    unitId: given.unitId,
    now,
  });
  return transferId;
}

/** Fills a community's pool from the town's issue: its budget for bonuses. */
export async function grantToPool(
  db: Db,
  given: Omit<Adjustment, 'residentId' | 'secondActorId'>,
): Promise<number> {
  const { townId, communityId, points, now } = given;
  const reason = reasonOf({ ...given, residentId: 0, secondActorId: null }, words.grant, words.grantSeal);
  const cause = { key: given.key, kind: 'grant' as const, townId, residentId: 0, points, reason };
  const earlier = await earlierTransfer(db, cause);
  if (earlier !== null) return earlier;
  return postTransfer(db, {
    ...cause,
    communityId,
    entries: [
      { account: await accountOf(db, 'issue', townId, townId), amount: -points },
      { account: await accountOf(db, 'pool', communityId, townId), amount: points },
    ],
    now,
  });
}
