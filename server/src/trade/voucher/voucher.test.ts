import { DAY } from '@jishan/shared/calendar';
import { assertBookHolds } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { give, openShop, redeemed, type TestShop } from '../../testing/open-shop';
import type { Person } from '../../testing/town';
import { sweepVouchers } from './sweep';
import { sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town);
});
afterEach(async () => {
  await assertBookHolds(town.server.db);
  await town.server.stop();
});

const balance = async (person: Person = 'wang') => must(await town.as(person, 'points.summary', {})).balance;
const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const tally = (codes: string[]) =>
  Object.fromEntries(
    [...new Set(codes)].sort().map((code) => [code, codes.filter((c) => c === code).length]),
  );
const taken = async () =>
  (await town.server.db.row<{ n: number }>(sql`SELECT SUM(taken) AS n FROM offer_stocks`))?.n ?? 0;
const told = async (person: Person) =>
  must(await town.as(person, 'message.list', {})).items.map(({ kind, text }) => `${kind}: ${text}`);
const lots = () =>
  town.server.db.rows<{ expires: number; remaining: number }>(
    sql`SELECT expires_at AS expires, remaining FROM lots WHERE resident_id = ${town.people.wang} ORDER BY id`,
  );

test('redeeming sets the points aside and makes a voucher that says what it is worth', async () => {
  await give(town, town.people.wang, 80);
  const offer = await shop.offer();
  const voucher = await redeemed(town, 'wang', offer);
  expect(voucher).toMatchObject({
    title: '剪发一次',
    shop: '平安理发店',
    address: '梧桐里东门 12 号',
    listPrice: 3500,
    price: 3000,
    points: 50,
    state: 'open',
    expiresAt: town.server.clock.now + 30 * DAY,
    closedAt: null,
  });
  expect(await balance()).toBe(30);
  const [line] = must(await town.as('wang', 'points.lines', {})).items;
  expect(line).toMatchObject({ title: '平安理发店 剪发一次', amount: -50, note: '平安理发店' });
  // No office decided it; the line leads to what it was spent on.
  expect(must(await town.as('wang', 'points.reason', { transferId: line?.id ?? 0 })).bought).toEqual({
    ...{ kind: 'voucher', id: voucher.id, shop: '平安理发店' },
  });
  expect(must(await town.as('wang', 'voucher.mine', { open: true })).items).toEqual([voucher]);
  expect(must(await town.as('wang', 'voucher.get', { voucherId: voucher.id }))).toEqual(voucher);
  // Nobody else's business.
  for (const name of ['voucher.get', 'voucher.show', 'voucher.cancel'] as const)
    expect(codeOf(await town.as('chen', name, { voucherId: voucher.id }))).toBe('NOT_FOUND');
});

test('the same tap sent twice makes one voucher', async () => {
  await give(town, town.people.wang, 200);
  const offer = await shop.offer();
  const send = () =>
    town.as(
      'wang',
      'voucher.redeem',
      { offerId: offer.id, version: offer.version },
      'the-same-key-twice-0001',
    );
  const [first, second] = await Promise.all([send(), send()]);
  expect(must(first)).toEqual(must(second));
  expect(await balance()).toBe(150);
});

test('what cannot be had says why, and nothing is taken', async () => {
  const offer = await shop.offer();
  const redeem = (person: Person, changes: object = {}) =>
    town.as(person, 'voucher.redeem', { offerId: offer.id, version: offer.version, ...changes });
  expect(codeOf(await redeem('wang'))).toBe('POINTS_SHORT');
  await give(town, town.people.wang, 100);
  await give(town, town.people.li, 100);
  expect(codeOf(await redeem('li'))).toBe('OFFER_OWN');
  expect(codeOf(await redeem('wang', { version: offer.version + 1 }))).toBe('OFFER_CHANGED');
  expect(codeOf(await redeem('wang', { offerId: 999 }))).toBe('NOT_FOUND');
  await town.server.db.run(sql`UPDATE offers SET town_id = town_id + 1`);
  expect(codeOf(await redeem('wang'))).toBe('OTHER_TOWN');
  await town.server.db.run(sql`UPDATE offers SET town_id = town_id - 1`);
  for (const [state, code] of [
    ['paused', 'MERCHANT_STATE'],
    ['suspended', 'NOT_FOUND'],
    ['left', 'MERCHANT_STATE'],
  ]) {
    await town.server.db.run(sql`UPDATE merchants SET state = ${state}`);
    expect(codeOf(await redeem('wang'))).toBe(code);
  }
  await town.server.db.run(sql`UPDATE merchants SET state = 'open'`);
  must(await town.as('li', 'offer.pause', { merchantId: shop.id, offerId: offer.id }));
  expect(codeOf(await redeem('wang'))).toBe('OFFER_CLOSED');
  expect(await town.server.db.rows(sql`SELECT id FROM vouchers`)).toEqual([]);
  expect(await balance()).toBe(100);
});

test('of forty who want the last ten, ten get one', async () => {
  const offer = await shop.offer({ stock: 10 });
  const { db, town: place, clock } = town.server;
  const buyers = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const { insertId } = await db.run(
        sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES (${`邻居${index}`}, 'tea', ${place.townId}, ${place.east.id}, ${clock.now})`,
      );
      await give(town, insertId, 60);
      return town.server.signIn(insertId);
    }),
  );
  const answers = await Promise.all(
    buyers.map((token) =>
      town.server.call(token, 'voucher.redeem', { offerId: offer.id, version: offer.version }),
    ),
  );
  expect(tally(answers.map(codeOf))).toEqual({ done: 10, OFFER_SOLD_OUT: 30 });
  expect(await taken()).toBe(10);
});

test('one person takes no more than their limit, however fast they tap; what they give back counts no more', async () => {
  await give(town, town.people.wang, 1000);
  const offer = await shop.offer({ personLimit: 2 });
  const redeem = () => town.as('wang', 'voucher.redeem', { offerId: offer.id, version: offer.version });
  const answers = await Promise.all(Array.from({ length: 12 }, redeem));
  expect(tally(answers.map(codeOf))).toEqual({ done: 2, OFFER_LIMIT: 10 });
  expect(answers.find(({ error }) => error)?.error?.message).toBe('您已经换满了，每人限换 2 张');
  const [voucher] = must(await town.as('wang', 'voucher.mine', { open: true })).items;
  must(await town.as('wang', 'voucher.cancel', { voucherId: voucher?.id ?? 0 }));
  must(await redeem());
  // A new month, a new two.
  town.server.clock.forward(14 * DAY);
  await give(town, town.people.wang, 100);
  must(await redeem());
});

test('cancelling gives the points back to the lots they came from, once', async () => {
  await give(town, town.people.wang, 30);
  const offer = await shop.offer({ stock: 5 });
  town.server.clock.forward(325 * DAY);
  town.tokens.wang = await town.server.signIn(town.people.wang);
  await give(town, town.people.wang, 40);
  const before = await lots();
  expect(new Set(before.map(({ expires }) => expires)).size).toBe(2);
  const voucher = await redeemed(town, 'wang', offer);
  expect((await lots()).map(({ remaining }) => remaining)).toEqual([0, 20]);
  const cancel = () => town.as('wang', 'voucher.cancel', { voucherId: voucher.id });
  const answers = await Promise.all([cancel(), cancel(), cancel()]);
  expect(answers.map((answer) => must(answer).state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(await lots()).toEqual(before);
  expect(await balance()).toBe(70);
  expect(await taken()).toBe(0);
  expect(must(await town.as('wang', 'voucher.mine', { open: true })).items).toEqual([]);
  expect(must(await town.as('wang', 'voucher.mine', { open: false })).items).toMatchObject([
    { id: voucher.id, state: 'cancelled', closedAt: town.server.clock.now },
  ]);
});

test('what is not used in time comes back by itself, once, and its holder is told', async () => {
  await give(town, town.people.wang, 50);
  const offer = await shop.offer({ stock: 5, validDays: 3 });
  const voucher = await redeemed(town, 'wang', offer);
  const { clock, source } = town.server;
  clock.forward(3 * DAY - 1);
  expect(await sweepVouchers(source, clock.now)).toEqual({ expired: 0, returned: 0 });
  clock.forward(1);
  expect(codeOf(await town.as('wang', 'voucher.show', { voucherId: voucher.id }))).toBe('VOUCHER_CLOSED');
  const swept = await Promise.all([1, 2, 3].map(() => sweepVouchers(source, clock.now)));
  expect(swept.reduce((sum, { expired }) => sum + expired, 0)).toBe(1);
  expect(await sweepVouchers(source, clock.now)).toEqual({ expired: 0, returned: 0 });
  expect(await balance()).toBe(50);
  expect(await taken()).toBe(0);
  expect(await told('wang')).toEqual(['voucher: “剪发一次”兑换券到期没有用，积分已退回您的账户']);
  expect(codeOf(await town.as('wang', 'voucher.cancel', { voucherId: voucher.id }))).toBe('VOUCHER_CLOSED');
});

test('a suspended shop’s vouchers come back; those of a paused one stay good', async () => {
  await give(town, town.people.wang, 100);
  await give(town, town.people.chen, 100);
  const other = await openShop(town, '李记包子铺');
  const [hers, his] = [
    await redeemed(town, 'wang', await shop.offer()),
    await redeemed(town, 'chen', await other.offer()),
  ];
  const { db, clock, source } = town.server;
  await db.run(sql`UPDATE merchants SET state = 'suspended' WHERE id = ${shop.id}`);
  await db.run(sql`UPDATE merchants SET state = 'paused' WHERE id = ${other.id}`);
  expect(await sweepVouchers(source, clock.now)).toEqual({ expired: 0, returned: 1 });
  expect(must(await town.as('wang', 'voucher.get', { voucherId: hers.id })).state).toBe('returned');
  expect(must(await town.as('chen', 'voucher.get', { voucherId: his.id })).state).toBe('open');
  expect([await balance('wang'), await balance('chen')]).toEqual([100, 50]);
  expect(await told('wang')).toEqual(['voucher: 店铺已停牌，“剪发一次”兑换券作废，积分已退回您的账户']);
});

test('the points stay set aside a day longer than the voucher lasts: its own sweep closes both', async () => {
  await give(town, town.people.wang, 50);
  const voucher = await redeemed(town, 'wang', await shop.offer({ validDays: 1 }));
  const hold = await town.server.db.row<{ dueAt: number }>(
    sql`SELECT due_at AS dueAt FROM holds WHERE kind = 'spend' AND state = 'pending'`,
  );
  expect(hold?.dueAt).toBe(voucher.expiresAt + DAY);
});

test('a voucher keeps its worth when the offer’s price changes or the offer ends', async () => {
  await give(town, town.people.wang, 50);
  const offer = await shop.offer();
  const voucher = await redeemed(town, 'wang', offer);
  await town.server.db.run(sql`UPDATE offers SET price = 3400, points = 10`);
  must(await town.as('li', 'offer.end', { merchantId: shop.id, offerId: offer.id }));
  expect(must(await town.as('wang', 'voucher.get', { voucherId: voucher.id }))).toMatchObject({
    price: 3000,
    points: 50,
    state: 'open',
  });
});

test('closed vouchers in two pages, newest first', async () => {
  await give(town, town.people.wang, 300);
  const offer = await shop.offer();
  const ids = [];
  for (let turn = 0; turn < 3; turn++) {
    const { id } = await redeemed(town, 'wang', offer);
    must(await town.as('wang', 'voucher.cancel', { voucherId: id }));
    ids.push(id);
  }
  await town.server.db.run(sql`UPDATE vouchers SET state = 'expired' WHERE id = ${ids[1]}`);
  const first = must(await town.as('wang', 'voucher.mine', { open: false, size: 2 }));
  expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  const second = must(
    await town.as('wang', 'voucher.mine', { open: false, size: 2, cursor: first.next ?? '' }),
  );
  expect(second).toMatchObject({ items: [{ id: ids[0] }], next: null });
});

test('while its codes are drawn nobody waits for the voucher', async () => {
  await give(town, town.people.wang, 50);
  const voucher = await redeemed(town, 'wang', await shop.offer());
  const { codes } = town.server.deps;
  const draw = codes.issue;
  const free: unknown[] = [];
  codes.issue = async (...given) => {
    free.push(
      await town.server.db.row(sql`SELECT id FROM vouchers WHERE id = ${voucher.id} FOR UPDATE NOWAIT`),
    );
    return draw(...given);
  };
  const shown = must(await town.as('wang', 'voucher.show', { voucherId: voucher.id }));
  expect(shown.codes).toHaveLength(10);
  expect(free).toEqual([{ id: voucher.id }]);
});
