import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { sql } from '../../kernel/sql';
import { assertWorksAt, latestSubmissions } from '../../shops';
import type { PhotoStore } from '../../photos';
import { OFFER_COLUMNS, offerView, takenJoin, type OfferForShop, type Offer } from './offer';

type Row = Offer & { taken: number };

/** What a shop gives now, newest first; nothing while it is not open. */
export async function offersOfShop(
  db: Db,
  photos: PhotoStore,
  input: Input<'offer.ofShop'>,
  now: number,
): Promise<Reply<'offer.ofShop'>> {
  const page = keyset(input, { by: ['o.id'], desc: true });
  const rows = await db.rows<Row>(
    sql`SELECT ${OFFER_COLUMNS}, COALESCE(s.taken, 0) AS taken
      FROM offers o FORCE INDEX (merchant_state) JOIN merchants m ON m.id = o.merchant_id AND m.state IN ('open', 'paused')
        ${takenJoin(now)}
      WHERE o.merchant_id = ${input.merchantId} AND o.state = 'open' AND (o.ends_at IS NULL OR o.ends_at > ${now})
        AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => offerView(photos, row, true, now),
    ({ id }) => [id],
  );
}

/** All offers of one of my shops, newest first. */
export async function manageOffers(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Input<'offer.manage'>,
  now: number,
): Promise<Reply<'offer.manage'>> {
  await assertWorksAt(db, input.merchantId, user.id);
  const page = keyset(input, { by: ['o.id'], desc: true });
  const rows = await db.rows<Row>(
    sql`SELECT ${OFFER_COLUMNS}, COALESCE(s.taken, 0) AS taken FROM offers o FORCE INDEX (merchant) ${takenJoin(now)}
      WHERE o.merchant_id = ${input.merchantId} AND ${page.after} ${page.inOrder}`,
  );
  const views = await forShop(db, photos, rows, now);
  return page.of(
    views,
    (view) => view,
    ({ id }) => [id],
  );
}

/** One offer as its shop sees it. */
export async function offerForShop(
  db: Db,
  photos: PhotoStore,
  offerId: number,
  now: number,
): Promise<OfferForShop> {
  const row = await db.row<Row>(
    sql`SELECT ${OFFER_COLUMNS}, COALESCE(s.taken, 0) AS taken FROM offers o ${takenJoin(now)} WHERE o.id = ${offerId}`,
  );
  const [view] = await forShop(db, photos, row ? [row] : [], now);
  if (!view) throw new Error(`offer ${offerId} has gone`);
  return view;
}

async function forShop(
  db: Db,
  photos: PhotoStore,
  rows: readonly Row[],
  now: number,
): Promise<OfferForShop[]> {
  const ids = rows.map(({ id }) => id);
  const latest = await latestSubmissions(db, 'offer', ids);
  const counts = ids.length === 0 ? [] : await vouchersOf(db, ids);
  const of = (offerId: number, state: 'open' | 'used') =>
    counts.find((count) => count.offerId === offerId && count.state === state)?.n ?? 0;
  return rows.map((row) => ({
    ...offerView(photos, row, false, now),
    stock: row.stock,
    submission: latest.get(row.id) ?? null,
    open: of(row.id, 'open'),
    used: of(row.id, 'used'),
  }));
}

/** How many vouchers of each offer are out, and how many were used. */
const vouchersOf = (db: Db, offerIds: readonly number[]) =>
  db.rows<{ offerId: number; state: 'open' | 'used'; n: number }>(
    sql`SELECT offer_id AS offerId, state, COUNT(*) AS n FROM vouchers FORCE INDEX (offer_state)
      WHERE offer_id IN (${offerIds}) AND state IN ('open', 'used') GROUP BY offer_id, state`,
  );
