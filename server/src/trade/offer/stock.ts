import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { sql } from '../../kernel/sql';
import { OFFER_COLUMNS, stockPeriod, takenJoin, type Offer } from './offer';

/* What other features ask about offers. */

export async function readOffer(db: Db, id: number): Promise<Offer> {
  const offer = await db.row<Offer>(sql`SELECT ${OFFER_COLUMNS} FROM offers o WHERE o.id = ${id}`);
  if (!offer) throw new Refusal('NOT_FOUND', 'offerId');
  return offer;
}

/** Whether it is given now; `early` and `over` are about a special's time. */
export function closedBecause(offer: Offer, now: number): 'paused' | 'early' | 'over' | null {
  if (offer.state === 'paused') return 'paused';
  if (offer.state !== 'open' || (offer.endsAt !== null && offer.endsAt <= now)) return 'over';
  return offer.startsAt !== null && offer.startsAt > now ? 'early' : null;
}

/** Takes one from the stock of a period; OFFER_SOLD_OUT when none is left. Call it late: everybody who redeems waits for this row. */
export async function takeOfferStock(db: Db, offer: Offer, now: number): Promise<void> {
  const period = stockPeriod(offer.period, now);
  if (offer.stock === null) return;
  const take = () =>
    db.run(
      sql`UPDATE offer_stocks SET taken = taken + 1 WHERE offer_id = ${offer.id} AND period = ${period} AND taken < ${offer.stock}`,
    );
  if ((await take()).affectedRows === 1) return;
  await db.run(sql`INSERT IGNORE INTO offer_stocks (offer_id, period) VALUES (${offer.id}, ${period})`);
  if ((await take()).affectedRows !== 1) throw new Refusal('OFFER_SOLD_OUT');
}

/** Puts one back into the period it was taken from. An offer that had no stock then has no row. */
export async function giveBackOfferStock(db: Db, offerId: number, period: string): Promise<void> {
  await db.run(
    sql`UPDATE offer_stocks SET taken = taken - 1 WHERE offer_id = ${offerId} AND period = ${period} AND taken > 0`,
  );
}

/** The offer that shows a shop best in a list: the first it made that can be had now. */
export async function bestOffers(
  db: Db,
  merchantIds: readonly number[],
  now: number,
): Promise<Map<number, Pick<Offer, 'title' | 'listPrice' | 'price' | 'points'>>> {
  if (merchantIds.length === 0) return new Map();
  const rows = await db.rows<Offer>(
    sql`SELECT ${OFFER_COLUMNS} FROM offers o FORCE INDEX (merchant_state) ${takenJoin(now)}
      WHERE o.merchant_id IN (${merchantIds}) AND o.state = 'open' AND (o.starts_at IS NULL OR o.starts_at <= ${now})
        AND (o.ends_at IS NULL OR o.ends_at > ${now}) AND (o.stock IS NULL OR COALESCE(s.taken, 0) < o.stock)
      ORDER BY o.id DESC`,
  );
  // Earlier ones take the place of later ones.
  return new Map(rows.map((offer) => [offer.merchantId, offer]));
}
