import type { Db } from '../kernel/database';
import { raw } from '../kernel/sql';

/** Fails unless orders, the points they hold, their payments and what shops were given agree. */
export async function assertOrdersHold(db: Db): Promise<void> {
  for (const [sentence, text] of Object.entries(NEVER)) {
    const rows = await db.rows(raw(text));
    if (rows.length)
      throw new Error(`The orders are broken: ${sentence}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
}

/** Each finds rows that must not exist. */
const NEVER: Record<string, string> = {
  'an order whose points are not where its state says': `SELECT o.id, o.state, h.state AS held FROM orders o
      LEFT JOIN holds h ON h.id = o.hold_id
      WHERE (o.hold_id IS NULL) <> (o.points = 0) OR (o.points > 0 AND (h.id IS NULL OR h.amount <> o.points
        OR h.resident_id <> o.buyer_id OR h.state <> CASE o.state WHEN 'placed' THEN 'pending' WHEN 'ready' THEN 'pending'
          WHEN 'collected' THEN 'posted' WHEN 'undone' THEN 'returned' ELSE 'voided' END))`,
  'points that are set aside for two orders':
    'SELECT hold_id FROM orders WHERE hold_id IS NOT NULL GROUP BY hold_id HAVING COUNT(*) > 1',
  'an order whose payment is not what its state says': `SELECT o.id, o.state, p.state AS payment FROM orders o
      LEFT JOIN payments p ON p.order_id = o.id
      WHERE p.id IS NULL OR p.amount <> o.total OR p.state <> CASE o.state WHEN 'placed' THEN 'due' WHEN 'ready' THEN 'due'
        WHEN 'collected' THEN 'paid' WHEN 'undone' THEN 'refunded' ELSE 'void' END`,
  'an order that is not the sum of its items': `SELECT o.id FROM orders o LEFT JOIN order_items i ON i.order_id = o.id
      GROUP BY o.id HAVING MAX(o.list_total) <> COALESCE(SUM(i.price * i.quantity), 0)
        OR MAX(o.total) <> COALESCE(SUM(i.price * i.quantity - i.points_fen), 0) OR MAX(o.points) <> COALESCE(SUM(i.points), 0)`,
  'an order that is over without a time, or not over with one': `SELECT id FROM orders
      WHERE (state IN ('placed', 'ready')) <> (closed_at IS NULL) OR (state IN ('collected', 'undone')) <> (collected_at IS NOT NULL)`,
};
