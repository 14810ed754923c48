import { periodKey } from '@jishan/shared/calendar';
import type { HandWritten } from './hand';

// shops: MERCHANT_COLUMNS
const SHOP_COLUMNS = `m.id, m.town_id AS townId, m.community_id AS communityId, m.name, m.kind, m.intro, m.giving, m.address,
  m.lat_e6 AS latE6, m.lng_e6 AS lngE6, m.hours, m.phone, m.photos, m.licence, m.state, m.pact_version AS pactVersion, m.version,
  m.redeemed, m.thanks, m.joined_at AS joinedAt`;
// alliance/directory: distanceFrom, rowsOf, listShops
const DISTANCE = `CAST(ROUND(SQRT(POW((m.lat_e6 - ?) * ?, 2) + POW((m.lng_e6 - ?) * ?, 2))) AS SIGNED)`;
const METRES_E6 = 0.11132;
const NEAR = `SELECT ${SHOP_COLUMNS}, ${DISTANCE} AS distance FROM merchants m FORCE INDEX (newest)
  WHERE m.town_id = ? AND m.state = 'open' ORDER BY distance, id LIMIT ?`;
const NEWEST = `SELECT ${SHOP_COLUMNS}, NULL AS distance FROM merchants m FORCE INDEX (newest)
  WHERE m.town_id = ? AND m.state = 'open' ORDER BY m.joined_at DESC, m.id DESC LIMIT ?`;
const BUSIEST = `SELECT ${SHOP_COLUMNS}, NULL AS distance FROM merchants m FORCE INDEX (busiest)
  WHERE m.town_id = ? AND m.state = 'open' ORDER BY m.redeemed DESC, m.id DESC LIMIT ?`;
const TOTAL = `SELECT COUNT(*) AS n FROM merchants m FORCE INDEX (newest) WHERE m.town_id = ? AND m.state = 'open'`;
// trade/offer/stock.ts: bestOffers
const OFFERS = `SELECT o.id, o.merchant_id AS merchantId, o.town_id AS townId, o.title, o.detail, o.photos,
    o.list_price AS listPrice, o.price, o.points, o.period, o.stock, o.person_limit AS personLimit, o.valid_days AS validDays,
    o.hours, o.starts_at AS startsAt, o.ends_at AS endsAt, o.state, o.version
  FROM offers o FORCE INDEX (merchant_state) LEFT JOIN offer_stocks s ON s.offer_id = o.id
    AND s.period = CASE o.period WHEN 'none' THEN 'A' WHEN 'day' THEN ? WHEN 'week' THEN ? ELSE ? END
  WHERE o.merchant_id IN (?) AND o.state = 'open' AND (o.starts_at IS NULL OR o.starts_at <= ?)
    AND (o.ends_at IS NULL OR o.ends_at > ?) AND (o.stock IS NULL OR COALESCE(s.taken, 0) < o.stock)
  ORDER BY o.id DESC`;

interface Asked {
  order: 'near' | 'newest' | 'busiest';
  at?: { lat: number; lng: number };
}

interface Shops {
  items: { id: number; offer: { title: string } | null }[];
  total: number;
}

export const allianceList: HandWritten = {
  play: async ({ rows }, { townId }, input, now) => {
    const { order, at } = input as unknown as Asked;
    const shops = await (at
      ? rows<{ id: number }>(NEAR, [
          ...[
            at.lat * 1e6,
            METRES_E6,
            at.lng * 1e6,
            METRES_E6 * Math.cos((at.lat * Math.PI) / 180),
            townId,
            21,
          ],
        ])
      : rows<{ id: number }>(order === 'newest' ? NEWEST : BUSIEST, [townId, 21]));
    const keys = (['day', 'week', 'month'] as const).map((period) => periodKey(period, now));
    const ids = shops.map(({ id }) => id);
    const offers = await rows<{ merchantId: number; title: string }>(OFFERS, [...keys, ids, now, now]);
    const best = new Map(offers.map(({ merchantId, title }) => [merchantId, title]));
    const [total] = await rows<{ n: number }>(TOTAL, [townId]);
    return [shops.slice(0, 20).map(({ id }) => [id, best.get(id) ?? null]), total?.n];
  },
  essence: ({ items, total }: Shops) => [items.map(({ id, offer }) => [id, offer?.title ?? null]), total],
};
