import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { accountOf, lockResident, merchantAccount, type MerchantRef } from './accounts';
import { earlierTransfer, postTransfer, type Reason } from './book';
import { takeFromLots } from './lots';
import { words } from './words';

export interface Donation {
  key: string;
  townId: number;
  communityId: number;
  residentId: number;
  fundId: number;
  points: number;
  reason: Reason;
  now: number;
}

/**
 * Gives spendable points to a fund, soonest to expire first. It brings no honour: rank cannot be bought. Gives the transfer;
 * the same key gives it again. POINTS_SHORT when there are too few.
 */
export async function donatePoints(db: Db, given: Donation): Promise<number> {
  const { townId, communityId, residentId, fundId, points, reason, now } = given;
  const accounts = await lockResident(db, residentId, townId);
  const cause = { key: given.key, kind: 'donate' as const, townId, residentId, points: -points, reason };
  const earlier = await earlierTransfer(db, cause);
  if (earlier !== null) return earlier;
  const transferId = await postTransfer(db, {
    ...cause,
    communityId,
    entries: [
      { account: accounts.spendable, amount: -points },
      { account: await accountOf(db, 'fund', fundId, townId), amount: points },
    ],
    now,
  });
  await takeFromLots(db, residentId, points, transferId);
  return transferId;
}

export interface FundUse {
  key: string;
  townId: number;
  communityId: number;
  fundId: number;
  points: number;
  /** The shop that is paid out of the fund; null gives the points back to the town's issue. */
  to: MerchantRef | null;
  unitId: number;
  actorId: number;
  secondActorId: number | null;
  note: string;
  now: number;
}

/** Uses points of a fund. Gives the transfer; the same key gives it again. FUND_SHORT when there are too few. */
export async function useFund(db: Db, given: FundUse): Promise<number> {
  const { townId, communityId, fundId, points, to, unitId, actorId, secondActorId, note, now } = given;
  const reviewers = secondActorId === null ? 1 : 2;
  const reason: Reason = {
    title: words.use,
    seal: words.useSeal,
    unitId,
    reviewers,
    actorId,
    secondActorId,
    note,
  };
  const cause = { key: given.key, kind: 'use' as const, townId, residentId: 0, points, reason };
  const earlier = await earlierTransfer(db, cause);
  if (earlier !== null) return earlier;
  const target = to ? await merchantAccount(db, to) : await accountOf(db, 'issue', townId, townId);
  return postTransfer(db, {
    ...cause,
    communityId,
    entries: [
      { account: await accountOf(db, 'fund', fundId, townId), amount: -points },
      { account: target, amount: points },
    ],
    now,
  }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'POINTS_SHORT'
      ? new Refusal('FUND_SHORT', 'points')
      : error;
  });
}
