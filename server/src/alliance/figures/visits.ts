import type { Db } from '../../kernel/database';

/** Somebody who came because of the platform: with a voucher, for an order, or with a love card. */
export interface Visit {
  kind: 'voucher' | 'order' | 'card';
  at: number;
  customerId: number;
  /** Fen that were taken in the shop, and what it was worth at the list price. What a card saved nobody writes down: 0. */
  cash: number;
  listValue: number;
  points: number;
  /** Undone visits count as nothing. */
  undone: boolean;
}

/** What happened at a shop's counter in a span of time, in its order. */
export async function visitsBetween(db: Db, merchantId: number, from: number, to: number): Promise<Visit[]> {
  const rows = await db.rows<Omit<Visit, 'undone'> & { undone: 0 | 1 }>(
    `SELECT * FROM (
        SELECT 'voucher' AS kind, used_at AS at, holder_id AS customerId, price AS cash, list_price AS listValue, points,
            state = 'undone' AS undone
          FROM vouchers FORCE INDEX (used) WHERE merchant_id = ? AND used_at >= ? AND used_at < ?
        UNION ALL SELECT 'order', collected_at, buyer_id, total, list_total, points, state = 'undone'
          FROM orders FORCE INDEX (collected) WHERE merchant_id = ? AND collected_at >= ? AND collected_at < ?
        UNION ALL SELECT 'card', u.used_at, h.user_id, 0, 0, 0, u.undone_at IS NOT NULL
          FROM card_uses u FORCE INDEX (used) JOIN card_holdings h ON h.id = u.holding_id
          WHERE u.merchant_id = ? AND u.used_at >= ? AND u.used_at < ?
      ) visits ORDER BY at`,
    [merchantId, from, to, merchantId, from, to, merchantId, from, to],
  );
  return rows.map((row) => ({ ...row, undone: row.undone === 1 }));
}

/** How many of these people had come before. */
export async function cameBefore(
  db: Db,
  merchantId: number,
  customers: readonly number[],
  before: number,
): Promise<number> {
  if (customers.length === 0) return 0;
  const row = await db.row<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (
        SELECT holder_id FROM vouchers FORCE INDEX (holder)
          WHERE holder_id IN (?) AND state = 'used' AND merchant_id = ? AND used_at < ?
        UNION SELECT buyer_id FROM orders FORCE INDEX (buyer)
          WHERE buyer_id IN (?) AND state = 'collected' AND merchant_id = ? AND collected_at < ?
        UNION SELECT h.user_id FROM card_holdings h FORCE INDEX (user) JOIN card_uses u FORCE INDEX (once) ON u.holding_id = h.id
          WHERE h.user_id IN (?) AND h.merchant_id = ? AND u.used_at < ? AND u.undone_at IS NULL
      ) came`,
    [customers, merchantId, before, customers, merchantId, before, customers, merchantId, before],
  );
  return row?.n ?? 0;
}
