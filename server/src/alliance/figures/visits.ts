import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';

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
    sql`SELECT * FROM (
        SELECT 'voucher' AS kind, used_at AS at, holder_id AS customerId, price AS cash, list_price AS listValue, points,
            state = 'undone' AS undone
          FROM vouchers FORCE INDEX (used) WHERE merchant_id = ${merchantId} AND used_at >= ${from} AND used_at < ${to}
        UNION ALL SELECT 'order', collected_at, buyer_id, total, list_total, points, state = 'undone'
          FROM orders FORCE INDEX (collected) WHERE merchant_id = ${merchantId} AND collected_at >= ${from} AND collected_at < ${to}
        UNION ALL SELECT 'card', u.used_at, h.user_id, 0, 0, 0, u.undone_at IS NOT NULL
          FROM card_uses u FORCE INDEX (used) JOIN card_holdings h ON h.id = u.holding_id
          WHERE u.merchant_id = ${merchantId} AND u.used_at >= ${from} AND u.used_at < ${to}
      ) visits ORDER BY at`,
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
    sql`SELECT COUNT(*) AS n FROM (
        SELECT holder_id FROM vouchers FORCE INDEX (holder)
          WHERE holder_id IN (${customers}) AND state = 'used' AND merchant_id = ${merchantId} AND used_at < ${before}
        UNION SELECT buyer_id FROM orders FORCE INDEX (buyer)
          WHERE buyer_id IN (${customers}) AND state = 'collected' AND merchant_id = ${merchantId} AND collected_at < ${before}
        UNION SELECT h.user_id FROM card_holdings h FORCE INDEX (user) JOIN card_uses u FORCE INDEX (once) ON u.holding_id = h.id
          WHERE h.user_id IN (${customers}) AND h.merchant_id = ${merchantId} AND u.used_at < ${before} AND u.undone_at IS NULL
      ) came`,
  );
  return row?.n ?? 0;
}
