import type { Db } from '../../kernel/database';

/** How many of a product somebody has on order and not collected. */
export async function onOrder(db: Db, productId: number, buyerId: number): Promise<number> {
  const row = await db.row<{ quantity: number }>(
    `SELECT COALESCE(SUM(i.quantity), 0) AS quantity FROM orders o FORCE INDEX (buyer)
        JOIN order_items i ON i.order_id = o.id AND i.product_id = ?
      WHERE o.buyer_id = ? AND o.state IN ('placed', 'ready')`,
    [productId, buyerId],
  );
  return row?.quantity ?? 0;
}
