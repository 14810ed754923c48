import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { closePayment } from '../payment/payment';
import { cancelSpending } from '../../book';
import { giveBackProductStock } from '../product/shelf';
import { itemsOf, readOrder, type Order } from './order';

interface Closing {
  to: 'cancelled' | 'expired';
  from: readonly ('placed' | 'ready')[];
  reason?: string;
  clerkId?: number | null;
  now: number;
}

/**
 * Ends an order that was not collected: its points, its payment and its goods go back. Null when it is not in one of these
 * states any more, or, of one that is to expire, when its time is not over: then nothing has changed.
 */
export async function closeOrder(
  db: Db,
  id: number,
  { to, from, reason = '', clerkId = null, now }: Closing,
): Promise<Order | null> {
  const { affectedRows } = await db.run(
    sql`UPDATE orders SET state = ${to}, closed_at = ${now}, reason = ${reason}, clerk_id = ${clerkId} WHERE id = ${id} AND state IN (${from}) AND deadline_at <= ${to === 'expired' ? now : Number.MAX_SAFE_INTEGER}`,
  );
  if (affectedRows !== 1) return null;
  const order = await readOrder(db, id);
  if (order.holdId !== null) await cancelSpending(db, order.holdId, order.communityId, now);
  await closePayment(db, id, now);
  for (const { productId, quantity } of (await itemsOf(db, [id])).get(id) ?? [])
    await giveBackProductStock(db, productId, quantity);
  return order;
}
