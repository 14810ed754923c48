import { DAY } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { assertBookHolds, checkBook } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { openMarket, type TestMarket } from '../../testing/open-market';
import { give, openShop, type TestShop } from '../../testing/open-shop';
import { assertOrdersHold } from '../../testing/orders';
import { assertVouchersHold } from '../../testing/vouchers';
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
  await give(town, town.people.wang, 200);
});
afterEach(async () => {
  const { db, town: place, clock } = town.server;
  await assertBookHolds(db);
  await assertOrdersHold(db);
  await assertVouchersHold(db);
  const { totals } = await checkBook(db, place.townId, clock.now);
  expect(totals.flatMap(({ differing }) => differing)).toEqual([]);
  await town.server.stop();
});

const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const scanned = (orderId: number) => town.server.deps.codes.text('order', orderId, town.server.clock.now);
const check = (code: string, person: Person = 'li', merchantId = shop.id) =>
  town.as(person, 'counter.check', { merchantId, code });
const settle = (ticket: string, key?: string) =>
  town.as('li', 'counter.settle', { merchantId: shop.id, ticket }, key);
const collected = async (id: number) => must(await settle(must(await check(scanned(id))).ticket));
const undo = (id: number, merchantId = shop.id) =>
  town.as('li', 'counter.undo', { merchantId, kind: 'order', id, reason: '鸡蛋碎了' });
const balance = async () => must(await town.as('wang', 'points.summary', {})).balance;
const get = async (orderId: number) => must(await town.as('wang', 'order.get', { orderId }));
const shopHas = async () =>
  (
    await town.server.db.row<{ balance: number }>(
      sql`SELECT balance FROM accounts WHERE kind = 'merchant' AND owner_id = ${shop.id}`,
    )
  )?.balance;
const product = (changes: object = {}) =>
  market.product({ pointsPart: { points: 30, fen: 300 }, ...changes });

test('scan, see what to hand over and what to take, one tap', async () => {
  const eggs = await product();
  const rice = await product({ name: '大米', price: 650, unit: '斤', pointsPart: null });
  const order = must(
    await town.as('wang', 'order.place', { ...market.wanted([eggs, rice], 2, true), note: '要新鲜的' }),
  );
  const seen = must(await check(scanned(order.id)));
  expect(seen).toMatchObject({
    ...{ kind: 'order', id: order.id, title: '土鸡蛋等 2 种', holder: '王*兰' },
    ...{ price: 4600, listPrice: 4900, points: 30, expiresAt: order.deadlineAt },
    lines: ['土鸡蛋 × 2 盒', '大米 × 2 斤', '备注：要新鲜的', '还没有标记备好'],
  });
  must(await town.as('li', 'order.ready', { orderId: order.id }));
  const again = must(await check(scanned(order.id)));
  expect(again.lines).toHaveLength(3);
  // Looking changes nothing.
  expect(await get(order.id)).toMatchObject({ state: 'ready', payment: { state: 'due' } });
  const done = must(await settle(again.ticket));
  expect(done).toMatchObject({
    ...{ kind: 'order', price: 4600, points: 30, clerk: '李师傅', undone: false, holder: '王*兰' },
    undoUntil: town.server.clock.now + LIMITS.undoMs,
  });
  expect(await get(order.id)).toMatchObject({
    ...{ state: 'collected', collectedAt: town.server.clock.now, payment: { state: 'paid', amount: 4600 } },
  });
  expect([await shopHas(), await balance()]).toEqual([30, 170]);
  const [line] = must(await town.as('wang', 'points.lines', {})).items;
  const reason = must(await town.as('wang', 'points.reason', { transferId: line?.id ?? 0 }));
  expect(JSON.stringify(reason)).toContain('张记粮油 土鸡蛋等 2 种');
});

test('without points there is one price, and no points move', async () => {
  const { id } = await market.placed('wang', [await product()]);
  expect(must(await check(scanned(id)))).toMatchObject({ price: 1800, listPrice: null, points: 0 });
  expect(await collected(id)).toMatchObject({ price: 1800, points: 0 });
  expect([await shopHas(), await balance()]).toEqual([0, 200]);
  must(await undo(id));
  expect((await get(id)).payment.state).toBe('refunded');
});

test('the number that is read out does the same, while it is on the screen', async () => {
  const { id } = await market.placed('wang', [await product()]);
  const { codes } = must(await town.as('wang', 'order.show', { orderId: id }));
  expect(must(await check(codes[0]?.number ?? '')).id).toBe(id);
  await town.server.db.run(sql`UPDATE orders SET shown_until = 0`);
  expect(codeOf(await check(codes[0]?.number ?? ''))).toBe('CODE_UNKNOWN');
});

test('twenty clerks, one order: it is handed over once, and who was late is told when', async () => {
  const { id } = await market.placed('wang', [await product()], 1, true);
  const clerks = await Promise.all(Array.from({ length: 20 }, () => shop.clerk()));
  const answers = await Promise.all(
    clerks.map(async ({ token }) => {
      const at = { merchantId: shop.id };
      const seen = await town.server.call(token, 'counter.check', { ...at, code: scanned(id) });
      return seen.error
        ? codeOf(seen)
        : codeOf(await town.server.call(token, 'counter.settle', { ...at, ticket: must(seen).ticket }));
    }),
  );
  expect(answers.filter((code) => code === 'done')).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(['done', 'CODE_USED']));
  expect(await shopHas()).toBe(30);
  expect((await check(scanned(id))).error?.message).toBe('这张订单已经在今天 12:00取走了');
});

test('a tap sent again, with the same key and another, tells what it did', async () => {
  const { id } = await market.placed('wang', [await product()], 1, true);
  const { ticket } = must(await check(scanned(id)));
  const first = must(await settle(ticket, 'the-tap-before-the-net-died'));
  town.server.clock.forward(20_000);
  expect(must(await settle(ticket, 'the-tap-before-the-net-died'))).toEqual(first);
  expect(must(await settle(ticket))).toEqual(first);
  expect(await shopHas()).toBe(30);
});

test('each that cannot be collected has its own answer', async () => {
  const eggs = await product();
  const [cancelled, late] = [await market.placed('wang', [eggs]), await market.placed('wang', [eggs])];
  const other = await openShop(town, '李记包子铺');
  expect((await check(scanned(late.id), 'li', other.id)).error).toMatchObject({
    ...{ code: 'CODE_OTHER_SHOP', message: '这张订单不是本店的，是“张记粮油”的' },
  });
  expect(codeOf(await check(scanned(999)))).toBe('CODE_UNKNOWN');
  const { ticket } = must(await check(scanned(cancelled.id)));
  must(await town.as('wang', 'order.cancel', { orderId: cancelled.id }));
  expect(codeOf(await settle(ticket))).toBe('CODE_CANCELLED');
  expect((await check(scanned(cancelled.id))).error?.message).toBe('这张订单已经取消，用的积分已退回顾客');
  const own = await market.placed('li', [eggs]);
  expect(codeOf(await check(scanned(own.id)))).toBe('CODE_OWN');
  const clerk = await shop.clerk();
  must(await town.server.call(clerk.token, 'counter.check', { merchantId: shop.id, code: scanned(own.id) }));
  town.server.clock.forward(7 * DAY);
  expect(codeOf(await check(scanned(late.id)))).toBe('CODE_EXPIRED');
  await sweepOrders(town.server.source, town.server.clock.now);
  expect((await check(scanned(late.id))).error?.message).toBe('这张订单过了取货时间，已经取消');
});

test('the tap and its end race: either it is collected and paid for, or all went back', async () => {
  const eggs = await product();
  for (let round = 0; round < 4; round++) {
    const { id } = await market.placed('wang', [eggs], 1, true);
    const { ticket } = must(await check(scanned(id)));
    await Promise.all([settle(ticket), town.as('wang', 'order.cancel', { orderId: id })]);
    expect(['collected', 'cancelled']).toContain((await get(id)).state);
  }
  const sold = must(await town.as('li', 'order.ofShop', { merchantId: shop.id, state: 'collected' })).items
    .length;
  expect([await shopHas(), await balance()]).toEqual([30 * sold, 200 - 30 * sold]);
  expect(await market.stockOf(eggs.id)).toBe(20 - sold);
});

describe('undoing', () => {
  test('gives points and money back, not the goods; once, and its buyer is told why', async () => {
    const eggs = await product();
    const { id } = await market.placed('wang', [eggs], 2, true);
    await collected(id);
    town.server.clock.forward(LIMITS.undoMs - 1);
    const answers = await Promise.all([undo(id), undo(id), undo(id)]);
    for (const answer of answers) expect(must(answer)).toMatchObject({ undone: true, undoUntil: null });
    expect(await get(id)).toMatchObject({
      ...{ state: 'undone', reason: '鸡蛋碎了', payment: { state: 'refunded' } },
    });
    expect([await shopHas(), await balance()]).toEqual([0, 200]);
    // Whether they can be sold again only the shop knows.
    expect(await market.stockOf(eggs.id)).toBe(18);
    const messages = must(await town.as('wang', 'message.list', {})).items.map(({ text }) => text);
    expect(messages).toEqual(['“土鸡蛋”的取货已撤销，用的积分已退回。原因：鸡蛋碎了']);
    expect(codeOf(await check(scanned(id)))).toBe('CODE_CANCELLED');
  });

  test('not too late, not what was not collected, not another shop’s', async () => {
    const eggs = await product();
    const { id } = await market.placed('wang', [eggs], 1, true);
    expect(codeOf(await undo(id))).toBe('UNDO_NOT');
    await collected(id);
    const other = await openShop(town, '李记包子铺');
    expect(codeOf(await undo(id, other.id))).toBe('NOT_FOUND');
    town.server.clock.forward(LIMITS.undoMs);
    expect(codeOf(await undo(id))).toBe('UNDO_LATE');
    expect(await shopHas()).toBe(30);
  });
});

test('what was handed over, in two pages, newest first', async () => {
  const eggs = await product();
  const ids = [];
  for (let count = 0; count < 3; count++) {
    const { id } = await market.placed('wang', [eggs]);
    await collected(id);
    ids.push(id);
  }
  must(await undo(ids[1] ?? 0));
  // Not handed over: it is not in the list.
  await market.placed('wang', [eggs]);
  const recent = (cursor?: string, size = 2) =>
    town.as('li', 'counter.recent', { merchantId: shop.id, kind: 'order', size, cursor });
  expect(must(await recent(undefined, 20)).items).toHaveLength(3);
  const first = must(await recent());
  const second = must(await recent(first.next ?? ''));
  expect([...first.items, ...second.items].map(({ id, undone }) => [id, undone])).toEqual([
    [ids[2], false],
    [ids[1], true],
    [ids[0], false],
  ]);
  expect(second.next).toBeNull();
});
