import type { Input, Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { assertWorksAt } from '../../shops';
import { orderViews, selectOrders, type Order } from './order';

const OPEN = ['placed', 'ready'] as const;
const CLOSED = ['collected', 'cancelled', 'expired', 'undone'] as const;

/** My orders, newest first. */
export async function ownOrders(
  db: Db,
  user: SettledUser,
  input: Input<'order.mine'>,
): Promise<Reply<'order.mine'>> {
  const size = pageSize(input.size);
  const [before = Number.MAX_SAFE_INTEGER] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  // Each state is a run of the index; together they are a few pages at most.
  const runs = await Promise.all(
    (input.open ? OPEN : CLOSED).map((state) =>
      db.rows<Order>(
        sql`${raw(selectOrders('buyer'))} WHERE o.buyer_id = ${user.id} AND o.state = ${state} AND o.id < ${before} ORDER BY o.id DESC LIMIT ${size + 1}`,
      ),
    ),
  );
  const rows = runs
    .flat()
    .sort((a, b) => b.id - a.id)
    .slice(0, size + 1);
  return page(db, user, rows, size);
}

/** Orders at a shop in one state: what waits is worked off in the order in which it came. */
export async function ordersOfShop(
  db: Db,
  user: SettledUser,
  input: Input<'order.ofShop'>,
): Promise<Reply<'order.ofShop'>> {
  await assertWorksAt(db, input.merchantId, user.id);
  const size = pageSize(input.size);
  const oldestFirst = OPEN.some((state) => state === input.state);
  const first = oldestFirst ? 0 : Number.MAX_SAFE_INTEGER;
  const [place = first] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  const rows = await db.rows<Order>(
    `${selectOrders('shop')} WHERE o.merchant_id = ? AND o.state = ? AND o.id ${oldestFirst ? '> ? ORDER BY o.id' : '< ? ORDER BY o.id DESC'}
      LIMIT ?`,
    [input.merchantId, input.state, place, size + 1],
  );
  return page(db, user, rows, size);
}

async function page(
  db: Db,
  user: SettledUser,
  rows: readonly Order[],
  size: number,
): Promise<Reply<'order.mine'>> {
  return pageOf(
    await orderViews(db, rows, user.id),
    size,
    (view) => view,
    ({ id }) => [id],
  );
}
