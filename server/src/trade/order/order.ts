import type { Reply } from '@jishan/shared/api';
import { shortName } from '@jishan/shared/names';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { raw, sql } from '../../kernel/sql';
import { roleAt } from '../../shops';
import { paymentsOf } from '../payment/payment';

export type OrderView = Reply<'order.get'>;
export type OrderItem = OrderView['items'][number];

/** A row of `orders` with its shop and people. */
export interface Order {
  id: number;
  merchantId: number;
  communityId: number;
  buyerId: number;
  /** What is set aside of the buyer's points; null when none are used. */
  holdId: number | null;
  title: string;
  listTotal: number;
  total: number;
  points: number;
  note: string;
  state: OrderView['state'];
  /** Who of the shop handed it over or refused it. */
  clerkId: number | null;
  reason: string;
  createdAt: number;
  readyAt: number | null;
  deadlineAt: number;
  collectedAt: number | null;
  closedAt: number | null;
  shop: string;
  address: string;
  buyerName: string;
  clerkName: string | null;
}

const COLUMNS = sql`o.id, o.merchant_id AS merchantId, o.community_id AS communityId, o.buyer_id AS buyerId, o.hold_id AS holdId,
  o.title, o.list_total AS listTotal, o.total, o.points, o.note, o.state, o.clerk_id AS clerkId, o.reason,
  o.created_at AS createdAt, o.ready_at AS readyAt, o.deadline_at AS deadlineAt, o.collected_at AS collectedAt,
  o.closed_at AS closedAt, m.name AS shop, m.address, b.name AS buyerName, c.name AS clerkName`;

/** By one of the indexes of `orders`, and from there: left to itself the database begins with the few shops, and sorts. */
export const selectOrders = (
  index: 'PRIMARY' | 'buyer' | 'shop' | 'collected',
) => sql`SELECT STRAIGHT_JOIN ${COLUMNS} FROM orders o FORCE INDEX (${raw(index)})
  JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = o.merchant_id JOIN users b FORCE INDEX (PRIMARY) ON b.id = o.buyer_id
  LEFT JOIN users c FORCE INDEX (PRIMARY) ON c.id = o.clerk_id`;

export async function readOrder(db: Db, id: number): Promise<Order> {
  const order = await db.row<Order>(sql`${selectOrders('PRIMARY')} WHERE o.id = ${id}`);
  if (!order) throw new Refusal('NOT_FOUND', 'orderId');
  return order;
}

/** One's own order; somebody else's is as good as not there. */
export async function readOwnOrder(db: Db, id: number, userId: number): Promise<Order> {
  const order = await readOrder(db, id);
  if (order.buyerId !== userId) throw new Refusal('NOT_FOUND', 'orderId');
  return order;
}

/** An order at a shop where the user works; another shop's is as good as not there. */
export async function readOfShop(db: Db, id: number, userId: number): Promise<Order> {
  const order = await readOrder(db, id);
  if (!(await roleAt(db, order.merchantId, userId))) throw new Refusal('NOT_FOUND', 'orderId');
  return order;
}

/** What orders are made of, by order. */
export async function itemsOf(db: Db, orderIds: readonly number[]): Promise<Map<number, OrderItem[]>> {
  const items = new Map<number, OrderItem[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return items;
  const rows = await db.rows<OrderItem & { orderId: number }>(
    sql`SELECT order_id AS orderId, product_id AS productId, name, unit, price, quantity, points, points_fen AS pointsFen
      FROM order_items WHERE order_id IN (${orderIds}) ORDER BY order_id, product_id`,
  );
  for (const { orderId, ...item } of rows) items.get(orderId)?.push(item);
  return items;
}

export async function orderViews(db: Db, orders: readonly Order[], userId: number): Promise<OrderView[]> {
  const ids = orders.map(({ id }) => id);
  const [items, payments] = [await itemsOf(db, ids), await paymentsOf(db, ids)];
  return orders.map((order) => {
    const payment = payments.get(order.id);
    if (!payment) throw new Error(`order ${order.id} has no payment`);
    return {
      ...order,
      buyer: shortName(order.buyerName),
      items: items.get(order.id) ?? [],
      payment,
      at: order.createdAt,
      mayCancel: order.buyerId === userId && order.state === 'placed',
    };
  });
}

export async function orderView(db: Db, id: number, userId: number): Promise<OrderView> {
  const [view] = await orderViews(db, [await readOrder(db, id)], userId);
  if (!view) throw new Error(`order ${id} has gone`);
  return view;
}
