import { DAY } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertState, isPublic, readMerchant, roleAt } from '../../shops';
import { closedBecause, readOffer, takeOfferStock } from '../offer/stock';
import { stockPeriod, type Offer } from '../offer/offer';
import { holdForSpending } from '../../book';
import { words } from './words';

/** What is not taken back by then is given back by the book's own sweep; ours is long done. */
const HOLD_LONGER = DAY;

/**
 * Sets an offer's points aside and makes a voucher. Gives its id. The resident's lock, which the points take, is also that of
 * how many they may have; the stock is taken last, because everybody waits for it. POINTS_SHORT, OFFER_SOLD_OUT, OFFER_LIMIT,
 * OFFER_CHANGED, OFFER_CLOSED, OFFER_OWN, OTHER_TOWN, MERCHANT_STATE.
 */
export async function redeemOffer(
  db: Db,
  user: SettledUser,
  { offerId, version }: { offerId: number; version: number },
  now: number,
): Promise<number> {
  const offer = await readOffer(db, offerId);
  const shop = await readMerchant(db, offer.merchantId);
  // What was never shown, and what a hidden shop gave, is not there, as in `offer.get`.
  if (offer.state === 'waiting' || offer.state === 'refused' || !isPublic(shop))
    throw new Refusal('NOT_FOUND', 'offerId');
  await assertMayRedeem(db, user, offer, version, now);
  assertState(shop, 'open');
  const period = stockPeriod(offer.period, now);
  const expiresAt = now + offer.validDays * DAY;
  const { insertId: id } = await db.run(
    sql`INSERT INTO vouchers (offer_id, merchant_id, community_id, holder_id, title, list_price, price, points, hours, period,
        created_at, expires_at) VALUES (${[
          offer.id,
          shop.id,
          user.communityId,
          user.id,
          offer.title,
          offer.listPrice,
          offer.price,
          offer.points,
          offer.hours,
          period,
          now,
          expiresAt,
        ]})`,
  );
  const holdId = await holdForSpending(db, {
    key: `voucher:${id}`,
    townId: user.townId,
    communityId: user.communityId,
    residentId: user.id,
    amount: offer.points,
    reason: { title: words.redeem(shop.name, offer.title), seal: words.seal, unitId: user.communityId },
    dueAt: expiresAt + HOLD_LONGER,
    now,
  });
  await assertWithinLimit(db, offer, user.id, period);
  await db.run(sql`UPDATE vouchers SET hold_id = ${holdId} WHERE id = ${id}`);
  await takeOfferStock(db, offer, now);
  return id;
}

async function assertMayRedeem(
  db: Db,
  user: SettledUser,
  offer: Offer,
  version: number,
  now: number,
): Promise<void> {
  if (offer.townId !== user.townId) throw new Refusal('OTHER_TOWN', 'offerId');
  if (closedBecause(offer, now)) throw new Refusal('OFFER_CLOSED', 'offerId');
  if (offer.version !== version) throw new Refusal('OFFER_CHANGED', 'version');
  if (await roleAt(db, offer.merchantId, user.id)) throw new Refusal('OFFER_OWN', 'offerId');
}

/** Counts the one being made as well; cancelled ones do not count. */
async function assertWithinLimit(db: Db, offer: Offer, userId: number, period: string): Promise<void> {
  if (offer.personLimit === null) return;
  const row = await db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM vouchers WHERE offer_id = ${offer.id} AND holder_id = ${userId} AND period = ${period} AND state IN ('open', 'used')`,
  );
  if ((row?.n ?? 0) > offer.personLimit) throw refuse('OFFER_LIMIT', { count: offer.personLimit });
}
