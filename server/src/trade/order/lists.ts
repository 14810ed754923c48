import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { keyset, type Page } from '../../kernel/keyset';
import { sql } from '../../kernel/sql';
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
  const page = keyset(input, { by: ['o.id'], desc: true });
  // Each state is a run of the index; together they are a few pages at most.
  const runs = await Promise.all(
    (input.open ? OPEN : CLOSED).map((state) =>
      db.rows<Order>(
        sql`${selectOrders('buyer')} WHERE o.buyer_id = ${user.id} AND o.state = ${state} AND ${page.after} ${page.inOrder}`,
      ),
    ),
  );
  const rows = runs
    .flat()
    .sort((a, b) => b.id - a.id)
    .slice(0, page.limit);
  return shown(db, user, rows, page);
}

/** Orders at a shop in one state: what waits is worked off in the order in which it came. */
export async function ordersOfShop(
  db: Db,
  user: SettledUser,
  input: Input<'order.ofShop'>,
): Promise<Reply<'order.ofShop'>> {
  await assertWorksAt(db, input.merchantId, user.id);
  const oldestFirst = OPEN.some((state) => state === input.state);
  const page = keyset(input, { by: ['o.id'], desc: !oldestFirst });
  const rows = await db.rows<Order>(
    sql`${selectOrders('shop')} WHERE o.merchant_id = ${input.merchantId} AND o.state = ${input.state} AND ${page.after} ${page.inOrder}`,
  );
  return shown(db, user, rows, page);
}

async function shown(
  db: Db,
  user: SettledUser,
  rows: readonly Order[],
  page: Page<readonly [number]>,
): Promise<Reply<'order.mine'>> {
  return page.of(
    await orderViews(db, rows, user.id),
    (view) => view,
    ({ id }) => [id],
  );
}
