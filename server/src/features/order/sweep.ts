import { Db, type DataSource } from '../../kernel/database';
import { inTransaction } from '../../kernel/transaction';
import { closeOrder } from './close';
import type { Order } from './entities';
import { tellBuyer } from './tell';
import { words } from './words';

const PAGE = 200;
const due = (state: 'placed' | 'ready') =>
  `(SELECT id FROM orders FORCE INDEX (due) WHERE state = '${state}' AND deadline_at <= ? ORDER BY deadline_at, id LIMIT ${PAGE})`;
export const DUE = `${due('placed')} UNION ALL ${due('ready')} LIMIT ${PAGE}`;
export const SUSPENDED = `SELECT o.id FROM merchants m FORCE INDEX (states) JOIN orders o FORCE INDEX (shop)
  ON o.merchant_id = m.id AND o.state IN ('placed', 'ready') WHERE m.state = 'suspended' LIMIT ${PAGE}`;

/**
 * Ends orders that were not collected in time, and those at suspended shops. An order a transaction: it may be cut off
 * anywhere and several servers may do it at once.
 */
export async function sweepOrders(
  source: DataSource,
  now: number,
): Promise<{ expired: number; returned: number }> {
  const pool = new Db(source.manager);
  return {
    expired: await sweep(source, () => pool.rows(DUE, [now, now]), expire, now),
    returned: await sweep(source, () => pool.rows(SUSPENDED), giveBack, now),
  };
}

type End = (db: Db, id: number, now: number) => Promise<Order | null>;

/** What is closed leaves the list, so the first page is asked for until it stays the same. */
async function sweep(
  source: DataSource,
  page: () => Promise<{ id: number }[]>,
  end: End,
  now: number,
): Promise<number> {
  let closed = 0;
  for (;;) {
    const ids = await page();
    let done = 0;
    for (const { id } of ids) if (await inTransaction(source, (db) => end(db, id, now))) done++;
    closed += done;
    if (ids.length < PAGE || done === 0) return closed;
  }
}

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
