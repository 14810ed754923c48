import type { Input } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { covers, type StaffUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { recordDecision, circleOf, hasPart, type Circle } from '../desk';
import { assertState, isPublic, placeOfMerchant, readMerchant } from '../shops';
import type { PhotoStore } from '../photos';
import { assertAnswers, readFund } from './fund';
import { proposedView, readFundUse, type ProposedView } from './fund-use';

/** Proposes what points of a fund are used for; a colleague confirms it. */
export async function proposeFundUse(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  { fundId, points, merchantId, purpose, photos: photoIds }: Input<'fund.use'>,
  now: number,
): Promise<ProposedView> {
  const fund = await readFund(db, fundId);
  assertAnswers(user, fund);
  const circle = await circleOf(db, user.id, now);
  if (merchantId !== null) await assertMayPay(db, user, circle, merchantId, fund.townId);
  // Told early; what decides is the book, when it is confirmed.
  if (points > fund.left) throw new Refusal('FUND_SHORT', 'points');
  const { insertId: useId } = await db.run(
    sql`INSERT INTO fund_uses (fund_id, town_id, community_id, points, merchant_id, purpose, photos, proposed_by, proposed_unit_id,
        created_at) VALUES (${fundId}, ${fund.townId}, ${fund.communityId}, ${points}, ${merchantId}, ${purpose}, '[]', ${user.id}, ${user.scope.id}, ${now})`,
  );
  const kept = await photos.claim(db, user, photoIds, photosOfUse(useId));
  await db.run(sql`UPDATE fund_uses SET photos = ${kept} WHERE id = ${useId}`);
  await recordDecision(db, {
    ...{ kind: 'fund-use', subjectId: useId, decision: 'propose', actorId: user.id, unitId: user.scope.id },
    ...{ townId: fund.townId, communityId: fund.communityId, before: '', after: 'proposed' },
    ...{ note: purpose, now },
  });
  return proposedView(await readFundUse(db, useId, circle), photos, user.id, now);
}

/** What a photo of a use stands in. */
export const photosOfUse = (useId: number) => `fund-use:${useId}`;

async function assertMayPay(
  db: Db,
  user: StaffUser,
  circle: Circle,
  merchantId: number,
  townId: number,
): Promise<void> {
  const merchant = await readMerchant(db, merchantId);
  // One that is hidden is there only for the staff who answer for it.
  if (merchant.townId !== townId || !(isPublic(merchant) || covers(user, placeOfMerchant(merchant))))
    throw new Refusal('NOT_FOUND', 'merchantId');
  assertState(merchant, 'open', 'paused');
  assertNoPart(circle, merchantId, 'merchantId');
}

/** DECIDE_OTHER to who has a part in the shop that would be paid. */
export function assertNoPart(circle: Circle, merchantId: number, field: string): void {
  if (hasPart(circle, { shops: [merchantId] })) throw new Refusal('DECIDE_OTHER', field);
}
