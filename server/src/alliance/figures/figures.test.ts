import { readSheet } from 'read-excel-file/node';
import { DAY } from '@jishan/shared/calendar';
import { assertBookHolds } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { openMarket } from '../../testing/open-market';
import { give, openShop, redeemed, type TestShop } from '../../testing/open-shop';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
const MONTH = '2026-11';
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town);
  await give(town, town.people.wang, 500);
  await give(town, town.people.chen, 500);
});
afterEach(async () => {
  await assertBookHolds(town.server.db);
  await town.server.stop();
});

const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const use = async (person: Person, offer: { id: number; version: number }) => {
  const { id } = await redeemed(town, person, offer);
  const code = town.server.deps.codes.text('voucher', id, town.server.clock.now);
  const { ticket } = must(await town.as('li', 'counter.check', { merchantId: shop.id, code }));
  must(await town.as('li', 'counter.settle', { merchantId: shop.id, ticket }));
  return id;
};
const undo = async (id: number) =>
  must(await town.as('li', 'counter.undo', { merchantId: shop.id, kind: 'voucher', id, reason: '算错了' }));
const figures = (person: Person = 'li', month = MONTH) =>
  town.as(person, 'figures.shop', { merchantId: shop.id, month });

test('a month by day, new and returning customers, and what was undone counts as nothing', async () => {
  const offer = await shop.offer();
  await use('wang', offer);
  await use('wang', offer);
  await undo(await use('chen', offer));
  town.server.clock.forward(DAY);
  await use('chen', offer);
  expect(must(await figures())).toEqual({
    days: [
      { day: '2026-11-18', redemptions: 2, orders: 0, cards: 0, points: 100, cash: 6000 },
      { day: '2026-11-19', redemptions: 1, orders: 0, cards: 0, points: 50, cash: 3000 },
    ],
    ...{ redemptions: 3, orders: 0, cards: 0, undone: 1, points: 150, cash: 9000, listValue: 10_500 },
    ...{ newCustomers: 2, returning: 0, uplift: null, thanks: 0, honour: 0 },
  });
  town.server.clock.forward(14 * DAY);
  await use('wang', offer);
  expect(must(await figures('li', '2026-12'))).toMatchObject({
    redemptions: 1,
    newCustomers: 0,
    returning: 1,
  });
  expect(must(await figures('xu'))).toMatchObject({ redemptions: 3 });
  for (const person of ['wang', 'liu'] as const) expect(codeOf(await figures(person))).toBe('NOT_FOUND');
});

test('orders that were collected and love cards that were shown are visits as well', async () => {
  const { clock, deps } = town.server;
  const market = openMarket(town, shop);
  const eggs = await market.product({ pointsPart: { points: 30, fen: 300 } });
  const { id: orderId } = await market.placed('wang', [eggs], 1, true);
  const { id: cardId } = must(
    await town.as('li', 'card.design', {
      ...{ merchantId: shop.id, title: '邻里理发卡', percent: 85, uses: 3, validUntil: null, validDays: 30 },
      ...{ terms: '', audience: 'list', least: null, span: null, ruleCode: null, quota: 10 },
    }),
  );
  await shop.approve('card', cardId);
  must(await town.as('xu', 'card.grant', { cardId, userIds: [town.people.chen] }));
  const [holding] = must(await town.as('chen', 'card.mine', {})).items;

  const settle = async (kind: 'order' | 'card', id: number) => {
    const code = deps.codes.text(kind, id, clock.now);
    const { ticket } = must(await town.as('li', 'counter.check', { merchantId: shop.id, code }));
    must(await town.as('li', 'counter.settle', { merchantId: shop.id, ticket }));
  };
  await settle('order', orderId);
  await settle('card', holding?.id ?? 0);
  expect(must(await figures())).toMatchObject({
    days: [{ day: '2026-11-18', redemptions: 0, orders: 1, cards: 1, points: 30, cash: 1500 }],
    ...{ orders: 1, cards: 1, points: 30, cash: 1500, listValue: 1800, newCustomers: 2, returning: 0 },
  });
  const statement = must(await town.as('li', 'figures.statement', { merchantId: shop.id, month: MONTH }));
  expect(statement.gained).toBe(30);

  clock.forward(14 * DAY);
  await settle('card', holding?.id ?? 0);
  await use('wang', await shop.offer());
  const december = { redemptions: 1, orders: 0, cards: 1, newCustomers: 0, returning: 2 };
  expect(must(await figures('li', '2026-12'))).toMatchObject(december);
});

test('the uplift is against what the owner says of the time before, and the shop’s history keeps it', async () => {
  const offer = await shop.offer();
  await use('wang', offer);
  await use('chen', offer);
  const say = (person: Person, perWeek: number) =>
    town.as(person, 'figures.baseline', { merchantId: shop.id, perWeek });
  expect(codeOf(await say('wang', 5))).toBe('FORBIDDEN');
  must(await say('li', 5));
  must(await say('li', 5));
  town.server.clock.forward(DAY);
  // Two in four weeks are half a one a week: a tenth of five.
  expect(must(await figures()).uplift).toEqual({ before: 5, lastFourWeeks: 2, percent: 10 });
  const { events } = must(await town.as('li', 'merchant.file', { merchantId: shop.id }));
  expect(events.filter(({ note }) => note === '店主说加入前每周约 5 位顾客')).toHaveLength(1);
});

test('the statement agrees with the book to the point, and so does the spreadsheet', async () => {
  const offer = await shop.offer();
  await use('wang', offer);
  await undo(await use('chen', offer));
  town.server.clock.forward(14 * DAY);
  await use('chen', offer);
  const of = async (month: string, more: object = {}) =>
    must(await town.as('li', 'figures.statement', { merchantId: shop.id, month, ...more }));
  const [november, december] = [await of(MONTH), await of('2026-12')];
  expect(november).toMatchObject({ opening: 0, gained: 100, used: 50, closing: 50, next: null });
  expect(november.items.map(({ amount, balance }) => [amount, balance])).toEqual([
    [50, 50],
    [50, 100],
    [-50, 50],
  ]);
  expect(december).toMatchObject({ opening: 50, closing: 100 });
  const account = await town.server.db.row<{ balance: number }>(
    sql`SELECT balance FROM accounts WHERE kind = 'merchant' AND owner_id = ${shop.id}`,
  );
  expect(account?.balance).toBe(december.closing);
  const first = await of(MONTH, { size: 2 });
  const second = await of(MONTH, { size: 2, cursor: first.next ?? '' });
  expect([...first.items, ...second.items]).toEqual(november.items);

  const { path, name } = must(
    await town.as('li', 'figures.statementFile', { merchantId: shop.id, month: MONTH }),
  );
  expect(name).toBe('积分对账单-平安理发店-2026-11.xlsx');
  const rows = await readSheet(Buffer.from(await (await fetch(town.server.url + path)).arrayBuffer()));
  expect(rows.at(-1)?.slice(3)).toEqual([100, 50, 50]);
  // Nobody reads another shop's by changing the address.
  expect((await fetch(town.server.url + path.replace(`-${shop.id}-`, `-${shop.id + 1}-`))).status).toBe(404);
  expect(codeOf(await town.as('wang', 'figures.statement', { merchantId: shop.id, month: MONTH }))).toBe(
    'NOT_FOUND',
  );
});

test('the town: in circulation, awarded and redeemed by month, by kind of shop', async () => {
  const offer = await shop.offer();
  await use('wang', offer);
  await redeemed(town, 'chen', offer);
  const reply = must(await town.as('xu', 'figures.town', {}));
  expect(reply.circulating).toBe(1000 - 50);
  expect(reply.months).toHaveLength(12);
  expect(reply.months[0]).toEqual({ month: '2026-11', awarded: 1000, redeemed: 50 });
  expect(reply.kinds).toEqual([{ kind: 'hair', shops: 1, redemptions: 1, points: 50 }]);
  expect(reply.vouchers).toEqual({ open: 1, used: 1, unused: 0 });
  expect(codeOf(await town.as('wang', 'figures.town', {}))).toBe('FORBIDDEN');
});
