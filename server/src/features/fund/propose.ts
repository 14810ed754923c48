import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { assertState, readMerchant, roleAt } from '../merchant/service';
import type { PhotoStore } from '../photo/service';
import { assertAnswers, readFund } from './funds';
import { proposedView, readUse, type ProposedView } from './uses';

/** Proposes what points of a fund are used for; a colleague confirms it. */
export async function propose(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  { fundId, points, merchantId, purpose, photos: photoIds }: Input<'fund.use'>,
  now: number,
): Promise<ProposedView> {
  const fund = await readFund(db, fundId);
  assertAnswers(user, fund);
  if (merchantId !== null) await assertMayPay(db, user, merchantId, fund.townId);
  // Told early; what decides is the book, when it is confirmed.
  if (points > fund.left) throw new Refusal('FUND_SHORT', 'points');
  const { insertId: useId } = await db.run(
    `INSERT INTO fund_uses (fund_id, town_id, community_id, points, merchant_id, purpose, photos, proposed_by, proposed_unit_id,
        created_at) VALUES (?, ?, ?, ?, ?, ?, '[]', ?, ?, ?)`,
    [fundId, fund.townId, fund.communityId, points, merchantId, purpose, user.id, user.scope.id, now],
  );
  const kept = await photos.claim(db, user, photoIds, usedBy(useId));
  await db.run('UPDATE fund_uses SET photos = ? WHERE id = ?', [kept, useId]);
  return proposedView(await readUse(db, useId), photos, { userId: user.id, decides: false }, now);
}

/** What a photo of a use stands in. */
export const usedBy = (useId: number) => `fund-use:${useId}`;

async function assertMayPay(db: Db, user: StaffUser, merchantId: number, townId: number): Promise<void> {
  const merchant = await readMerchant(db, merchantId);
  if (merchant.townId !== townId) throw new Refusal('NOT_FOUND', 'merchantId');
  assertState(merchant, 'open', 'paused');
  await assertNoPart(db, user.id, merchantId, 'merchantId');
}

/** DECIDE_OTHER to who works in the shop that would be paid. */
export async function assertNoPart(
  db: Db,
  userId: number,
  merchantId: number | null,
  field: string,
): Promise<void> {
  if (merchantId !== null && (await roleAt(db, merchantId, userId))) throw new Refusal('DECIDE_OTHER', field);
}
