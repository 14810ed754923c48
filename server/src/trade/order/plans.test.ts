import { DAY } from '@jishan/shared/calendar';
import { openTown, type TestTown } from '../../testing/open-town';
import { openMarket } from '../../testing/open-market';
import { openShop } from '../../testing/open-shop';
import { cursor, expectPlan, NUMBERS, planner, type Planner, type Step } from '../../testing/plans';
import { dueOrders, ordersOfSuspended } from './sweep';
import { raw, sql } from '../../kernel/sql';

/* Lists of news, products and orders keep to their indexes when shops have been busy for years. */
const ORDERS = 20_000;

let town: TestTown;
let plansOf: Planner;
let merchantId: number;
beforeAll(async () => {
  town = await openTown();
  plansOf = planner(town);
  const shop = await openShop(town);
  merchantId = shop.id;
  const product = await openMarket(town, shop).product();
  const { db, clock, town: place } = town.server;
  const at = `${clock.now} - n * 60000`;
  await db.run(
    sql`INSERT INTO orders (merchant_id, community_id, buyer_id, title, list_total, total, points, note, state, created_at, deadline_at,
        collected_at, closed_at)
      SELECT IF(n % 20 = 3, ${raw(merchantId)}, 900 + n % 200), ${raw(place.east.id)}, IF(n % 50 = 3, ${raw(town.people.wang)}, 5000 + n % 900),
        '土鸡蛋', 1800, 1800, 0, '', IF(n % 100 = 3, 'placed', 'collected'), ${raw(at)}, ${raw(at)} + 7 * ${raw(DAY)},
        IF(n % 100 = 3, NULL, ${raw(at)}), IF(n % 100 = 3, NULL, ${raw(at)}) FROM ${raw(NUMBERS)} WHERE n < ${raw(ORDERS)}`,
  );
  await db.run(
    sql`INSERT INTO order_items (order_id, product_id, name, unit, price, quantity, points, points_fen)
      SELECT id, ${raw(product.id)}, '土鸡蛋', '盒', 1800, 1, 0, 0 FROM orders`,
  );
  await db.run(
    sql`INSERT INTO payments (order_id, provider, amount, state, created_at) SELECT id, 'in_shop', 1800, 'due', created_at FROM orders`,
  );
  await db.run(
    sql`INSERT INTO news (merchant_id, author_id, title, body, photos, state, created_at, shown_at)
      SELECT IF(n % 20 = 3, ${raw(merchantId)}, 900 + n % 200), 1, '新到', '新到', '[]', 'shown', ${raw(at)}, ${raw(at)} FROM ${raw(NUMBERS)} WHERE n < 5000`,
  );
  await db.run(
    sql`INSERT INTO products (merchant_id, name, body, photos, price, unit, stock, state, created_at, shown_at)
      SELECT IF(n % 20 = 3, ${raw(merchantId)}, 900 + n % 200), '米', '米', '[]', 650, '斤', 5, 'open', ${raw(at)}, ${raw(at)} FROM ${raw(NUMBERS)} WHERE n < 5000`,
  );
  await db.rows(sql`ANALYZE TABLE orders, order_items, payments, news, products, merchants, users`);
}, 120_000);
afterAll(() => town.server.stop());

/** The step of a plan that reads the list itself. */
const expectList = (plan: Step[] | undefined, alias: string, key: string) =>
  expectPlan(plan && [...plan].sort((a, b) => Number(b.table === alias) - Number(a.table === alias)), key);

test('orders: mine, a shop’s, and what was handed over', async () => {
  for (const open of [true, false])
    for (const place of [{}, { cursor: cursor(ORDERS / 2) }])
      for (const plan of (await plansOf('orders', 'wang', 'order.mine', { open, ...place })).plans)
        expectList(plan, 'o', 'buyer');
  for (const state of ['placed', 'collected'] as const) {
    const { plans } = await plansOf('orders', 'li', 'order.ofShop', { merchantId, state });
    expectList(plans[0], 'o', 'shop');
  }
  const { clock } = town.server;
  for (const place of [{}, { cursor: cursor(clock.now - DAY, ORDERS / 2) }]) {
    const input = { merchantId, kind: 'order' as const, ...place };
    expectList((await plansOf('orders', 'li', 'counter.recent', input)).plans[0], 'o', 'collected');
  }
});

test('news and products of a shop', async () => {
  const { clock } = town.server;
  for (const place of [{}, { cursor: cursor(clock.now - DAY, 2500) }]) {
    const input = { merchantId, ...place };
    expectList((await plansOf('merchants m', 'wang', 'news.ofShop', input)).plans.at(-1), 'n', 'shown');
  }
  expectList(
    (await plansOf('merchants m', 'wang', 'product.ofShop', { merchantId })).plans.at(-1),
    'p',
    'merchant_state',
  );
  expectList((await plansOf('news', 'li', 'news.manage', { merchantId })).plans[0], 'n', 'merchant');
  expectList((await plansOf('products', 'li', 'product.manage', { merchantId })).plans[0], 'p', 'merchant');
});

test('what the sweep and home look for', async () => {
  const { db, clock } = town.server;
  const due = await db.rows<Step>(sql`EXPLAIN ${dueOrders(clock.now, { id: 0, place: 0 })}`);
  expect(due.filter(({ table }) => table === 'orders').map(({ key }) => key)).toEqual(['due', 'due']);
  const suspended = await db.rows<Step>(sql`EXPLAIN ${ordersOfSuspended({ id: 0, place: 0 })}`);
  expect(suspended.map(({ key }) => key)).toEqual(['states', 'shop']);
  for (const table of ['news', 'products'])
    for (const plan of (await plansOf(table, 'wang', 'news.rotation', {})).plans)
      for (const step of plan) expect([step.table, step.type]).not.toEqual([expect.anything(), 'ALL']);
});
