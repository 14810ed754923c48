import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { readMerchant, roleAt } from '../../shops';
import type { PhotoStore } from '../../photos';
import { balanceOf } from '../../book';
import { offerView, stockPeriod, type Offer } from './offer';
import { closedBecause, readOffer } from './stock';

type Detail = Reply<'offer.get'>;

/** One offer with its shop. What was never shown, and what a hidden shop gave, is not there. */
export async function offerDetail(
  db: Db,
  photos: PhotoStore,
  user: User | null,
  offerId: number,
  now: number,
): Promise<Detail> {
  const offer = await readOffer(db, offerId);
  const shop = await readMerchant(db, offer.merchantId);
  if (
    ['waiting', 'refused'].includes(offer.state) ||
    ['applied', 'refused', 'suspended'].includes(shop.state)
  )
    throw new Refusal('NOT_FOUND', 'offerId');
  const stock = await db.row<{ taken: number }>(
    sql`SELECT taken FROM offer_stocks WHERE offer_id = ${offer.id} AND period = ${stockPeriod(offer.period, now)}`,
  );
  const view = offerView(photos, { ...offer, taken: stock?.taken ?? 0 }, true, now);
  const balance = user && (await balanceOf(db, user.id));
  const mineLeft = user && (await leftFor(db, offer, user.id, now));
  const block = (): Detail['block'] => {
    if (!user || balance === null) return 'guest';
    if (user.townId !== offer.townId) return 'town';
    return (
      closedBecause(offer, now) ??
      (shop.state === 'open' ? null : 'paused') ??
      (view.left === 0 ? 'stock' : null) ??
      (mineLeft === 0 ? 'limit' : null) ??
      (balance < offer.points ? 'short' : null)
    );
  };
  const own = user !== null && (await roleAt(db, shop.id, user.id)) !== null;
  return {
    offer: view,
    shop: {
      id: shop.id,
      name: shop.name,
      address: shop.address,
      lat: shop.latE6 / 1e6,
      lng: shop.lngE6 / 1e6,
      giving: shop.giving,
      photos: photos.parse(shop.photos).map((photo) => photos.view(photo, true, now)),
    },
    prices: await db.rows<Detail['prices'][number]>(
      sql`SELECT list_price AS listPrice, price, points, since FROM offer_prices WHERE offer_id = ${offer.id} ORDER BY id DESC LIMIT 20`,
    ),
    balance,
    mineLeft,
    block: own ? 'own' : block(),
  };
}

/** How many vouchers somebody may still take in the running period; null: no limit. */
async function leftFor(db: Db, offer: Offer, userId: number, now: number): Promise<number | null> {
  if (offer.personLimit === null) return null;
  const row = await db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM vouchers WHERE offer_id = ${offer.id} AND holder_id = ${userId} AND period = ${stockPeriod(offer.period, now)} AND state IN ('open', 'used')`,
  );
  return Math.max(0, offer.personLimit - (row?.n ?? 0));
}
