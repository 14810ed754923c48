import { Db, type DataSource } from '../../kernel/database';
import { allFailed, sweepEach, type Failed, type Sweep } from '../../kernel/sweep';
import { inTransaction } from '../../kernel/transaction';
import { closeOrder } from './close';
import type { Order } from './order';
import { tellBuyer } from './tell';
import { words } from './words';

const PAGE = 200;
const due = (state: 'placed' | 'ready') =>
  `(SELECT id, deadline_at AS place FROM orders FORCE INDEX (due) WHERE state = '${state}' AND deadline_at <= ?
    AND deadline_at >= ? AND (deadline_at, id) > (?, ?) ORDER BY deadline_at, id LIMIT ${PAGE})`;
export const DUE_ORDERS = `${due('placed')} UNION ALL ${due('ready')} ORDER BY place, id LIMIT ${PAGE}`;
export const ORDERS_OF_SUSPENDED = `SELECT o.id, m.id AS place FROM merchants m FORCE INDEX (states) JOIN orders o FORCE INDEX (shop)
  ON o.merchant_id = m.id AND o.state IN ('placed', 'ready')
  WHERE m.state = 'suspended' AND m.id >= ? AND (m.id, o.id) > (?, ?) ORDER BY m.id, o.id LIMIT ${PAGE}`;

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
  const expired = await sweep(expire, (after = START) => {
    const place = [now, after.place, after.place, after.id];
    return pool.rows(DUE_ORDERS, [...place, ...place]);
  });
  const returned = await sweep(giveBack, (after = START) =>
    pool.rows(ORDERS_OF_SUSPENDED, [after.place, after.place, after.id]),
  );
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
