import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';

/** How many of a product somebody has on order and not collected. */
export async function onOrder(db: Db, productId: number, buyerId: number): Promise<number> {
  const row = await db.row<{ quantity: number }>(
    sql`SELECT COALESCE(SUM(i.quantity), 0) AS quantity FROM orders o FORCE INDEX (buyer)
        JOIN order_items i ON i.order_id = o.id AND i.product_id = ${productId}
      WHERE o.buyer_id = ${buyerId} AND o.state IN ('placed', 'ready')`,
  );
  return row?.quantity ?? 0;
}
