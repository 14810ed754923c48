import { Db, type DataSource } from '../../kernel/database';
import { allFailed, sweepEach, type Failed, type Sweep } from '../../kernel/sweep';
import { raw, sql } from '../../kernel/sql';
import { inTransaction } from '../../kernel/transaction';
import { closeOrder } from './close';
import type { Order } from './order';
import { tellBuyer } from './tell';
import { words } from './words';

const PAGE = 200;
const due = (state: 'placed' | 'ready', now: number, after: Found) =>
  sql`(SELECT id, deadline_at AS place FROM orders FORCE INDEX (due) WHERE state = ${state} AND deadline_at <= ${now}
    AND deadline_at >= ${after.place} AND (deadline_at, id) > (${after.place}, ${after.id}) ORDER BY deadline_at, id LIMIT ${raw(PAGE)})`;
export const dueOrders = (now: number, after: Found) =>
  sql`${due('placed', now, after)} UNION ALL ${due('ready', now, after)} ORDER BY place, id LIMIT ${raw(PAGE)}`;
export const ordersOfSuspended = (after: Found) => sql`SELECT o.id, m.id AS place
  FROM merchants m FORCE INDEX (states) JOIN orders o FORCE INDEX (shop) ON o.merchant_id = m.id AND o.state IN ('placed', 'ready')
  WHERE m.state = 'suspended' AND m.id >= ${after.place} AND (m.id, o.id) > (${after.place}, ${after.id}) ORDER BY m.id, o.id LIMIT ${raw(PAGE)}`;

/** An order and its place in the list, so that one that cannot be ended does not hold up the next. */
interface Found {
  id: number;
  place: number;
}
const START: Found = { id: 0, place: 0 };

/**
 * Ends orders that were not collected in time, and those at suspended shops. An order a transaction: it may be cut off
 * anywhere and several servers may do it at once.
 */
export async function sweepOrders(
  source: DataSource,
  now: number,
  signal?: AbortSignal,
): Promise<{ expired: number; returned: number; failed?: Failed }> {
  const pool = new Db(source.manager);
  const sweep = (end: End, page: Sweep<Found>['page']) =>
    sweepEach<Found>({
      page,
      each: async ({ id }) => (await inTransaction(source, (db) => end(db, id, now))) !== null,
      name: ({ id }) => `order ${id}`,
      signal,
    });
  const expired = await sweep(expire, (after = START) => pool.rows(dueOrders(now, after)));
  const returned = await sweep(giveBack, (after = START) => pool.rows(ordersOfSuspended(after)));
  return { expired: expired.done, returned: returned.done, ...allFailed(expired, returned) };
}

type End = (db: Db, id: number, now: number) => Promise<Order | null>;

const OPEN = ['placed', 'ready'] as const;

async function expire(db: Db, id: number, now: number): Promise<Order | null> {
  const order = await closeOrder(db, id, { to: 'expired', from: OPEN, now });
  if (order)
    await tellBuyer(db, order.buyerId, {
      ...{ orderId: id, what: 'expired', text: words.expired(order.title), now },
    });
  return order;
}

async function giveBack(db: Db, id: number, now: number): Promise<Order | null> {
  const reason = words.suspension;
  const order = await closeOrder(db, id, { to: 'cancelled', from: OPEN, reason, now });
  if (order)
    await tellBuyer(db, order.buyerId, {
      ...{ orderId: id, what: 'refused', text: words.refused(order.shop, order.title, reason), now },
    });
  return order;
}
