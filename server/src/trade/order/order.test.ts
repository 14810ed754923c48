import { DAY, HOUR } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { assertBookHolds } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { openMarket, type TestMarket } from '../../testing/open-market';
import { give, openShop, type TestShop } from '../../testing/open-shop';
import { assertOrdersHold } from '../../testing/orders';
import type { Person } from '../../testing/town';
import { sweepOrders } from './sweep';
import { sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
let market: TestMarket;
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town, '张记粮油');
  market = openMarket(town, shop);
});
afterEach(async () => {
  await assertBookHolds(town.server.db);
  await assertOrdersHold(town.server.db);
  await town.server.stop();
});

const POINTS = { points: 30, fen: 300 };
const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const tally = (codes: string[]) =>
  Object.fromEntries(
    [...new Set(codes)].sort().map((code) => [code, codes.filter((c) => c === code).length]),
  );
const balance = async (person: Person = 'wang') => must(await town.as(person, 'points.summary', {})).balance;
const get = async (orderId: number, person: Person = 'wang') =>
  must(await town.as(person, 'order.get', { orderId }));
const cancel = (orderId: number, person: Person = 'wang') => town.as(person, 'order.cancel', { orderId });
const ready = (orderId: number, person: Person = 'li') => town.as(person, 'order.ready', { orderId });
const refuse = (orderId: number, reason = '今天没有货', person: Person = 'li') =>
  town.as(person, 'order.refuse', { orderId, reason });
const told = async (person: Person) =>
  must(await town.as(person, 'message.list', {})).items.map(({ text }) => text);
/** Sessions last a month; days go by in these tests. */
const later = async (ms: number) => {
  town.server.clock.forward(ms);
  for (const person of ['wang', 'li'] as const)
    town.tokens[person] = await town.server.signIn(town.people[person]);
};

describe('placing', () => {
  test('goods leave the stock, points are set aside, the payment is due, the shop is told', async () => {
    await give(town, town.people.wang, 100);
    const [eggs, rice] = [
      await market.product({ pointsPart: POINTS }),
      await market.product({ name: '五常大米', price: 650, unit: '斤' }),
    ];
    const order = must(
      await town.as('wang', 'order.place', {
        ...market.wanted([rice, eggs], 3, true),
        note: '下午五点来取',
      }),
    );
    expect(order).toMatchObject({
      ...{ shop: '张记粮油', address: '梧桐里东门 12 号', buyer: '王*兰', state: 'placed', mayCancel: true },
      // Points take their part off once, not three times.
      ...{ listTotal: 3 * 1800 + 3 * 650, total: 3 * 1800 + 3 * 650 - 300, points: 30 },
      ...{ note: '下午五点来取', reason: '', readyAt: null, collectedAt: null, closedAt: null },
      payment: { provider: 'in_shop', state: 'due', amount: 7050 },
      deadlineAt: town.server.clock.now + 7 * DAY,
    });
    expect(order.items).toEqual([
      {
        ...{ productId: eggs.id, name: '土鸡蛋', unit: '盒', price: 1800, quantity: 3 },
        ...{ points: 30, pointsFen: 300 },
      },
      {
        ...{ productId: rice.id, name: '五常大米', unit: '斤', price: 650, quantity: 3 },
        ...{ points: 0, pointsFen: 0 },
      },
    ]);
    expect([await market.stockOf(eggs.id), await market.stockOf(rice.id)]).toEqual([17, 17]);
    expect(await balance()).toBe(70);
    const [line] = must(await town.as('wang', 'points.lines', {})).items;
    expect(line).toMatchObject({ title: '张记粮油 土鸡蛋等 2 种', amount: -30 });
    expect(await told('li')).toContain('王*兰下单：土鸡蛋等 2 种，请备货');
    const hold = await town.server.db.row<{ dueAt: number; key: string }>(
      sql`SELECT h.due_at AS dueAt, t.transfer_key AS \`key\` FROM holds h JOIN transfers t ON t.id = h.opened_by WHERE h.kind = 'spend'`,
    );
    // Longer than any order can wait: seven days for the shop, three for the buyer, one for us.
    expect(hold).toEqual({ dueAt: town.server.clock.now + 11 * DAY, key: `order:${order.id}` });
    // Without points it costs what it costs.
    const plain = await market.placed('wang', [eggs]);
    expect(plain).toMatchObject({ total: 1800, points: 0 });
    expect(await balance()).toBe(70);
  });

  test('the same key, sent twice at once and again, makes one order', async () => {
    await give(town, town.people.wang, 100);
    const eggs = await market.product({ pointsPart: POINTS });
    const send = () =>
      town.as('wang', 'order.place', market.wanted([eggs], 2, true), 'the-same-order-twice-1');
    const [first, second] = await Promise.all([send(), send()]);
    expect(must(first)).toEqual(must(second));
    expect(must(await send())).toEqual(must(first));
    expect(await market.stockOf(eggs.id)).toBe(18);
    expect(await balance()).toBe(70);
  });

  test('of a hundred who want the last ten, ten get one, and nothing is below zero', async () => {
    const eggs = await market.product({ stock: 10 });
    const { db, town: place, clock } = town.server;
    const buyers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const { insertId } = await db.run(
          sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES (${`邻居${index}`}, 'tea', ${place.townId}, ${place.east.id}, ${clock.now})`,
        );
        return town.server.signIn(insertId);
      }),
    );
    const answers = await Promise.all(
      buyers.map((token) => town.server.call(token, 'order.place', market.wanted([eggs]))),
    );
    expect(tally(answers.map(codeOf))).toEqual({ PRODUCT_SOLD_OUT: 90, done: 10 });
    expect(answers.find(({ error }) => error)?.error).toMatchObject({
      message: '“土鸡蛋”只剩 0 盒',
      field: 'items',
    });
    expect(await market.stockOf(eggs.id)).toBe(0);
    expect(
      must(await town.as('li', 'order.ofShop', { merchantId: shop.id, state: 'placed' })).items,
    ).toHaveLength(10);
  });

  test('several products in whatever order: nobody gets half an order, nobody waits for ever', async () => {
    const products = [];
    for (const name of ['米', '面', '油']) products.push(await market.product({ name, stock: 12 }));
    const [a, b, c] = products as [(typeof products)[0], (typeof products)[0], (typeof products)[0]];
    const sets = [
      [a, b, c],
      [c, b, a],
      [b, a],
      [c, a],
    ];
    const people = ['wang', 'chen', 'aygul', 'xu'] as const;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        town.as(
          people[index % 4] ?? 'wang',
          'order.place',
          market.wanted(sets[(index * 7) % 4] ?? sets[0] ?? []),
        ),
      ),
    );
    expect(answers.every((answer) => ['done', 'PRODUCT_SOLD_OUT'].includes(codeOf(answer)))).toBe(true);
    for (const { id } of products) {
      const sold = await town.server.db.row<{ n: number }>(
        sql`SELECT COALESCE(SUM(quantity), 0) AS n FROM order_items WHERE product_id = ${id}`,
      );
      expect((await market.stockOf(id)) ?? -1).toBe(12 - (sold?.n ?? 0));
    }
  });

  test('one person has no more on order than the limit, in one order or many, however fast', async () => {
    const eggs = await market.product({ personLimit: 2 });
    expect((await town.as('wang', 'order.place', market.wanted([eggs], 3))).error).toMatchObject({
      code: 'PRODUCT_LIMIT',
      message: '“土鸡蛋”每人限购 2 盒，没取的订单也算在内',
    });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => town.as('wang', 'order.place', market.wanted([eggs]))),
    );
    expect(tally(answers.map(codeOf))).toEqual({ PRODUCT_LIMIT: 8, done: 2 });
    expect(await market.stockOf(eggs.id)).toBe(18);
    must(await town.as('chen', 'order.place', market.wanted([eggs], 2)));
    const [one] = must(await town.as('wang', 'order.mine', { open: true })).items;
    must(await cancel(one?.id ?? 0));
    must(await town.as('wang', 'order.place', market.wanted([eggs])));
  });

  test('what cannot be ordered says why, and nothing is taken', async () => {
    const eggs = await market.product({ pointsPart: POINTS, stock: 5 });
    const place = (person: Person, changes: object = {}) =>
      town.as(person, 'order.place', { ...market.wanted([eggs], 1, true), ...changes });
    expect(codeOf(await place('wang'))).toBe('POINTS_SHORT');
    await give(town, town.people.wang, 100);
    await give(town, town.people.li, 100);
    expect(codeOf(await place('li'))).toBe('ORDER_OWN_POINTS');
    const item = { productId: eggs.id, version: eggs.version, quantity: 1 };
    expect(codeOf(await place('wang', { items: [{ ...item, productId: 999 }] }))).toBe('NOT_FOUND');
    expect(codeOf(await place('wang', { items: [{ ...item, version: eggs.version + 1 }] }))).toBe(
      'PRODUCT_CHANGED',
    );
    expect(codeOf(await place('wang', { items: [{ ...item, quantity: 6 }] }))).toBe('PRODUCT_SOLD_OUT');
    for (const [items, message] of [
      [[], '请选好要买的东西'],
      [[item, item], '同一种商品只能列一次'],
      [[{ ...item, quantity: 0 }], '数量至少是 1'],
    ] as const)
      expect((await place('wang', { items })).error).toMatchObject({ code: 'BAD_INPUT', message });
    expect(codeOf(await place('wang', { merchantId: 999 }))).toBe('NOT_FOUND');
    // Another shop's product, named with this shop and with its own.
    const other = await openShop(town, '李记包子铺');
    expect(codeOf(await place('wang', { merchantId: other.id }))).toBe('NOT_FOUND');
    const buns = await openMarket(town, other).product({ name: '包子' });
    expect(
      codeOf(
        await place('wang', { items: [item, { productId: buns.id, version: buns.version, quantity: 1 }] }),
      ),
    ).toBe('NOT_FOUND');
    const gold = await market.product({ name: '金条', price: 5_000_001, stock: 9 });
    const two = { productId: gold.id, version: gold.version, quantity: 2 };
    expect(codeOf(await place('wang', { items: [two] }))).toBe('ORDER_TOO_LARGE');
    must(await town.as('li', 'product.pause', { merchantId: shop.id, productId: eggs.id }));
    expect(codeOf(await place('wang'))).toBe('PRODUCT_CLOSED');
    await town.server.db.run(sql`UPDATE merchants SET town_id = town_id + 1`);
    expect(codeOf(await place('wang'))).toBe('OTHER_TOWN');
    await town.server.db.run(sql`UPDATE merchants SET town_id = town_id - 1`);
    for (const [state, code] of [
      ['paused', 'MERCHANT_STATE'],
      ['suspended', 'NOT_FOUND'],
      ['left', 'MERCHANT_STATE'],
    ]) {
      await town.server.db.run(sql`UPDATE merchants SET state = ${state}`);
      expect(codeOf(await place('wang'))).toBe(code);
    }
    expect(await town.server.db.rows(sql`SELECT id FROM orders`)).toEqual([]);
    expect(await town.server.db.rows(sql`SELECT id FROM payments`)).toEqual([]);
    expect([await balance(), await market.stockOf(eggs.id)]).toEqual([100, 5]);
  });

  test('people of a shop order there without points', async () => {
    const eggs = await market.product({ pointsPart: POINTS });
    expect(await market.placed('li', [eggs])).toMatchObject({ points: 0, total: 1800 });
  });

  test('an order keeps its prices when the product’s change, and its goods when the product ends', async () => {
    await give(town, town.people.wang, 100);
    const eggs = await market.product({ pointsPart: POINTS });
    const order = await market.placed('wang', [eggs], 2, true);
    const { stock: _stock, state: _state, id, ...terms } = eggs;
    must(
      await town.as('li', 'product.change', {
        ...{ ...terms, photos: [], productId: id, price: 2600, name: '贵鸡蛋', pointsPart: null },
      }),
    );
    await shop.approve('product', id);
    expect(await get(order.id)).toEqual(order);
    // Who still has the old page is told, and does not pay the new price unseen.
    expect(codeOf(await town.as('wang', 'order.place', market.wanted([eggs])))).toBe('PRODUCT_CHANGED');
    must(await town.as('li', 'product.end', { merchantId: shop.id, productId: id }));
    must(await cancel(order.id));
    expect(await market.stockOf(id)).toBe(20);
    expect(await balance()).toBe(100);
  });
});

describe('before it is collected', () => {
  test('ready: its buyer is told until when, once, and can cancel no more', async () => {
    const eggs = await market.product();
    const { id } = await market.placed('wang', [eggs]);
    await later(6 * DAY);
    const answers = await Promise.all([ready(id), ready(id), ready(id)]);
    for (const answer of answers)
      expect(must(answer)).toMatchObject({
        ...{ state: 'ready', readyAt: town.server.clock.now, mayCancel: false },
        deadlineAt: town.server.clock.now + 3 * DAY,
      });
    expect(await told('wang')).toEqual(['张记粮油已备好“土鸡蛋”，请在27日 12:00前到店取货付款']);
    expect((await cancel(id)).error).toMatchObject({
      code: 'ORDER_READY',
      message: '店家已经备好货，不能自己取消了，请和店家说一声',
    });
    expect(await market.stockOf(eggs.id)).toBe(19);
  });

  test('cancelling gives points and goods back, once, however often', async () => {
    await give(town, town.people.wang, 40);
    const eggs = await market.product({ pointsPart: POINTS });
    const { id } = await market.placed('wang', [eggs], 3, true);
    const answers = await Promise.all([cancel(id), cancel(id), cancel(id), cancel(id)]);
    for (const answer of answers)
      expect(must(answer)).toMatchObject({ state: 'cancelled', reason: '', payment: { state: 'void' } });
    expect([await balance(), await market.stockOf(eggs.id)]).toEqual([40, 20]);
    expect((await told('li')).filter((text) => text === '王*兰取消了订单：土鸡蛋')).toHaveLength(1);
    expect(codeOf(await ready(id))).toBe('ORDER_CLOSED');
    expect(codeOf(await refuse(id))).toBe('ORDER_CLOSED');
    expect(codeOf(await town.as('wang', 'order.show', { orderId: id }))).toBe('ORDER_CLOSED');
  });

  test('the shop refuses with a reason that its buyer reads, also what is ready', async () => {
    await give(town, town.people.wang, 40);
    const eggs = await market.product({ pointsPart: POINTS });
    const { id } = await market.placed('wang', [eggs], 1, true);
    must(await ready(id));
    expect((await refuse(id, '  ')).error).toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
    const answers = await Promise.all([refuse(id), refuse(id), refuse(id)]);
    for (const answer of answers)
      expect(must(answer)).toMatchObject({ state: 'cancelled', reason: '今天没有货' });
    expect([await balance(), await market.stockOf(eggs.id)]).toEqual([40, 20]);
    expect(await told('wang')).toContain(
      '张记粮油不能供应“土鸡蛋”，订单已取消，用的积分已退回。原因：今天没有货',
    );
    expect(codeOf(await cancel(id))).toBe('ORDER_CLOSED');
    expect(codeOf(await refuse(id, '别的原因'))).toBe('ORDER_CLOSED');
  });

  test('buyer, shop and clock at once: one of them ends it, and all goes back once', async () => {
    await give(town, town.people.wang, 300);
    const eggs = await market.product({ pointsPart: POINTS });
    const ids = [];
    for (let count = 0; count < 6; count++) ids.push((await market.placed('wang', [eggs], 1, true)).id);
    await later(7 * DAY);
    const { source, clock } = town.server;
    await Promise.all([
      ...ids.map((id) => cancel(id)),
      ...ids.map((id) => refuse(id)),
      ...ids.map((id) => ready(id)),
      sweepOrders(source, clock.now),
      sweepOrders(source, clock.now),
    ]);
    expect([await balance(), await market.stockOf(eggs.id)]).toEqual([300, 20]);
    expect(must(await town.as('wang', 'order.mine', { open: true })).items).toEqual([]);
  });

  test('an order is its buyer’s and its shop’s; nobody else’s', async () => {
    const { id } = await market.placed('wang', [await market.product()]);
    const clerk = await shop.clerk();
    expect(must(await town.server.call(clerk.token, 'order.get', { orderId: id }))).toMatchObject({
      ...{ buyer: '王*兰', mayCancel: false },
    });
    const other = await openShop(town, '李记包子铺');
    await town.server.db.run(
      sql`UPDATE merchant_members SET active = NULL WHERE user_id = ${town.people.li} AND merchant_id = ${shop.id}`,
    );
    // 李师傅 works in another shop now.
    for (const person of ['chen', 'xu', 'zhou', 'li'] as const) {
      for (const name of ['order.get', 'order.cancel', 'order.show', 'order.ready'] as const)
        expect(codeOf(await town.as(person, name, { orderId: id }))).toBe('NOT_FOUND');
      expect(codeOf(await refuse(id, '不给', person))).toBe('NOT_FOUND');
    }
    // Its buyer does not do the shop's part.
    expect(codeOf(await ready(id, 'wang'))).toBe('NOT_FOUND');
    expect(codeOf(await refuse(id, '不给', 'wang'))).toBe('NOT_FOUND');
    for (const person of ['wang', 'li'] as const)
      expect(codeOf(await town.as(person, 'order.ofShop', { merchantId: shop.id, state: 'placed' }))).toBe(
        'FORBIDDEN',
      );
    expect(
      must(await town.as('li', 'order.ofShop', { merchantId: other.id, state: 'placed' })).items,
    ).toEqual([]);
    expect((await get(id)).state).toBe('placed');
  });
});

describe('by the clock', () => {
  test('what nobody made ready in seven days, or collected in three, expires once', async () => {
    await give(town, town.people.wang, 100);
    const eggs = await market.product({ pointsPart: POINTS });
    const [first, second] = [
      await market.placed('wang', [eggs], 2, true),
      await market.placed('wang', [eggs], 3, true),
    ];
    const { source, clock } = town.server;
    await later(5 * DAY);
    must(await ready(second.id));
    await later(2 * DAY - 1);
    expect(await sweepOrders(source, clock.now)).toEqual({ expired: 0, returned: 0 });
    await later(1);
    expect(codeOf(await ready(first.id))).toBe('ORDER_CLOSED');
    expect(codeOf(await town.as('wang', 'order.show', { orderId: first.id }))).toBe('ORDER_CLOSED');
    const swept = await Promise.all([1, 2, 3].map(() => sweepOrders(source, clock.now)));
    expect(swept.reduce((sum, { expired }) => sum + expired, 0)).toBe(1);
    expect(await sweepOrders(source, clock.now)).toEqual({ expired: 0, returned: 0 });
    expect([await balance(), await market.stockOf(eggs.id)]).toEqual([70, 17]);
    expect(await get(first.id)).toMatchObject({ state: 'expired', payment: { state: 'void' } });
    await later(DAY);
    expect(await sweepOrders(source, clock.now)).toEqual({ expired: 1, returned: 0 });
    expect([await balance(), await market.stockOf(eggs.id)]).toEqual([100, 20]);
    expect((await told('wang')).filter((text) => text.includes('没有按时取'))).toHaveLength(2);
  });

  test('a suspended shop’s orders end by themselves; those at a paused one stay', async () => {
    await give(town, town.people.wang, 100);
    const eggs = await market.product({ pointsPart: POINTS });
    const other = await openShop(town, '李记包子铺');
    const there = openMarket(town, other);
    const [hers, kept] = [
      await market.placed('wang', [eggs], 1, true),
      await there.placed('wang', [await there.product()]),
    ];
    const { db, clock, source } = town.server;
    await db.run(sql`UPDATE merchants SET state = 'suspended' WHERE id = ${shop.id}`);
    await db.run(sql`UPDATE merchants SET state = 'paused' WHERE id = ${other.id}`);
    expect(await sweepOrders(source, clock.now)).toEqual({ expired: 0, returned: 1 });
    expect(await get(hers.id)).toMatchObject({ state: 'cancelled', reason: '店铺已停牌' });
    expect((await get(kept.id)).state).toBe('placed');
    expect([await balance(), await market.stockOf(eggs.id)]).toEqual([100, 20]);
  });

  test('the points outlast every order: the book’s own sweep comes after ours', async () => {
    await give(town, town.people.wang, 100);
    const { id } = await market.placed('wang', [await market.product({ pointsPart: POINTS })], 1, true);
    await later(LIMITS.orderPlacedMs - 1);
    must(await ready(id));
    const { deadlineAt } = await get(id);
    const hold = await town.server.db.row<{ dueAt: number }>(
      sql`SELECT due_at AS dueAt FROM holds WHERE kind = 'spend'`,
    );
    expect((hold?.dueAt ?? 0) - deadlineAt).toBeGreaterThanOrEqual(DAY);
  });
});

test('lists: mine in two pages over several states, the shop’s oldest first while there is work', async () => {
  const eggs = await market.product();
  const ids = [];
  for (let count = 0; count < 5; count++) {
    ids.push((await market.placed('wang', [eggs])).id);
    town.server.clock.forward(HOUR);
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = ids;
  const pages = async (open: boolean) => {
    const first = must(await town.as('wang', 'order.mine', { open, size: 2 }));
    const second = must(
      await town.as('wang', 'order.mine', { open, size: 2, ...(first.next && { cursor: first.next }) }),
    );
    return [...first.items, ...second.items].map(({ id }) => id);
  };
  must(await ready(b));
  must(await ready(d));
  expect(await pages(true)).toEqual([e, d, c, b]);
  const work = must(await town.as('li', 'order.ofShop', { merchantId: shop.id, state: 'placed', size: 2 }));
  expect(work.items.map(({ id }) => id)).toEqual([a, c]);
  const more = must(
    await town.as('li', 'order.ofShop', {
      ...{ merchantId: shop.id, state: 'placed', size: 2, cursor: work.next ?? '' },
    }),
  );
  expect(more).toMatchObject({ items: [{ id: e }], next: null });
  must(await refuse(b));
  must(await cancel(c));
  must(await cancel(a));
  expect(await pages(false)).toEqual([c, b, a]);
  const over = must(
    await town.as('li', 'order.ofShop', { merchantId: shop.id, state: 'cancelled', size: 2 }),
  );
  expect(over.items.map(({ id }) => id)).toEqual([c, b]);
});
