import { LIMITS } from '@jishan/shared/limits';
import { DAY, HOUR } from '@jishan/shared/calendar';
import { assertBookHolds, checkBook } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { give, openShop, redeemed, type TestShop } from '../../testing/open-shop';
import type { Person } from '../../testing/town';
import { GRACE_MS, WINDOW_MS } from '../code/rolling-code';
import { TICKET_MS } from './ticket';
import { sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town);
  await give(town, town.people.wang, 200);
});
afterEach(async () => {
  const { db, town: place, clock } = town.server;
  await assertBookHolds(db);
  const { totals } = await checkBook(db, place.townId, clock.now);
  expect(totals.flatMap(({ differing }) => differing)).toEqual([]);
  await town.server.stop();
});

const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const scanned = (voucherId: number, at = town.server.clock.now) =>
  town.server.deps.codes.text('voucher', voucherId, at);
const check = (code: string, person: Person = 'li', merchantId = shop.id) =>
  town.as(person, 'counter.check', { merchantId, code });
const settle = (ticket: string, person: Person = 'li', key?: string) =>
  town.as(person, 'counter.settle', { merchantId: shop.id, ticket }, key);
const undo = (id: number, reason = '顾客不剪了', person: Person = 'li') =>
  town.as(person, 'counter.undo', { merchantId: shop.id, kind: 'voucher', id, reason });
const balance = async (person: Person = 'wang') => must(await town.as(person, 'points.summary', {})).balance;
const shopHas = async () => {
  const { db } = town.server;
  const row = await db.row<{ balance: number; redeemed: number }>(
    sql`SELECT a.balance, m.redeemed FROM merchants m JOIN accounts a ON a.kind = 'merchant' AND a.owner_id = m.id WHERE m.id = ${shop.id}`,
  );
  return row;
};
const numberOf = async (voucherId: number) => {
  const { codes } = must(await town.as('wang', 'voucher.show', { voucherId }));
  return codes[0]?.number ?? '';
};

test('scan, see, one tap: the points are the shop’s, and the book says why', async () => {
  const offer = await shop.offer();
  const { id } = await redeemed(town, 'wang', offer);
  const seen = must(await check(scanned(id)));
  expect(seen).toMatchObject({
    kind: 'voucher',
    title: '剪发一次',
    holder: '王*兰',
    price: 3000,
    listPrice: 3500,
    points: 50,
  });
  // Looking changes nothing.
  expect(must(await town.as('wang', 'voucher.get', { voucherId: id })).state).toBe('open');
  const done = must(await settle(seen.ticket));
  expect(done).toMatchObject({ title: '剪发一次', price: 3000, points: 50, clerk: '李师傅', undone: false });
  expect(done.undoUntil).toBe(town.server.clock.now + LIMITS.undoMs);
  expect(must(await town.as('wang', 'voucher.get', { voucherId: id }))).toMatchObject({
    state: 'used',
    closedAt: town.server.clock.now,
  });
  expect(await shopHas()).toEqual({ balance: 50, redeemed: 1 });
  const [line] = must(await town.as('wang', 'points.lines', {})).items;
  const reason = must(await town.as('wang', 'points.reason', { transferId: line?.id ?? 0 }));
  expect(JSON.stringify(reason)).toContain('平安理发店 剪发一次');
});

test('a phone’s own scanner is led to the counter, with the code in its hand', async () => {
  const { id } = await redeemed(town, 'wang', await shop.offer());
  const { pathname } = new URL(scanned(id));
  const led = await fetch(town.server.url + pathname, { redirect: 'manual' });
  expect(led.status).toBe(302);
  const to = new URL(led.headers.get('location') ?? '', town.server.url);
  expect(to.pathname).toBe('/packages/shop/counter/index');
  expect(must(await check(to.searchParams.get('code') ?? '')).id).toBe(id);
});

test('the number read out does the same', async () => {
  const { id } = await redeemed(town, 'wang', await shop.offer());
  const number = await numberOf(id);
  expect(must(await check(number)).id).toBe(id);
  expect(must(await check(number.replace(' ', ''))).id).toBe(id);
  // As a Chinese keyboard types it.
  const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  for (const typed of [wide, `${wide}。`, number.replace(' ', '-'), ` ${number.replace(' ', '　')} `])
    expect(must(await check(typed)).id).toBe(id);
  // It is only looked for while the holder has it on the screen.
  town.server.clock.forward(HOUR);
  await numberOf(id);
  await town.server.db.run(sql`UPDATE vouchers SET shown_until = 0`);
  const { codes } = must(await town.as('wang', 'voucher.show', { voucherId: id }));
  await town.server.db.run(sql`UPDATE vouchers SET shown_until = 0`);
  expect(codeOf(await check(codes[0]?.number ?? ''))).toBe('CODE_UNKNOWN');
});

describe('each wrong code has its own answer', () => {
  test('a screenshot, another shop’s, an invented one, none of ours', async () => {
    const other = await openShop(town, '李记包子铺');
    const { id } = await redeemed(town, 'wang', await shop.offer());
    const shot = scanned(id);
    expect((await check(shot, 'li', other.id)).error).toMatchObject({
      code: 'CODE_OTHER_SHOP',
      message: '这张券不是本店的，是“平安理发店”的',
    });
    town.server.clock.forward(WINDOW_MS + GRACE_MS);
    expect(codeOf(await check(shot))).toBe('CODE_OLD');
    expect(codeOf(await check(`${shot.slice(0, -1)}${shot.endsWith('A') ? 'B' : 'A'}`))).toBe('CODE_UNKNOWN');
    expect(codeOf(await check('https://pay.example.cn/anything-at-all'))).toBe('CODE_UNKNOWN');
    for (const none of ['1234', '中', '😀', '５０２０', 'a'.repeat(300)])
      expect((await check(none)).error).toMatchObject({ code: 'CODE_UNKNOWN', field: 'code' });
    expect((await check(' 。 ')).error).toMatchObject({ code: 'CODE_UNKNOWN', field: 'code' });
    expect((await check(' ')).error).toMatchObject({ code: 'BAD_INPUT', field: 'code', message: '请填写码' });
  });

  test('used, cancelled, expired, out of hours, one’s own', async () => {
    const offer = await shop.offer();
    const [used, cancelled, late] = [
      await redeemed(town, 'wang', offer),
      await redeemed(town, 'wang', offer),
      await redeemed(town, 'wang', offer),
    ];
    must(await settle(must(await check(scanned(used.id))).ticket));
    expect((await check(scanned(used.id))).error).toMatchObject({
      code: 'CODE_USED',
      message: '这张券已经在今天 12:00用过了',
    });
    must(await town.as('wang', 'voucher.cancel', { voucherId: cancelled.id }));
    expect(codeOf(await check(scanned(cancelled.id)))).toBe('CODE_CANCELLED');
    town.server.clock.forward(8 * HOUR);
    expect((await check(scanned(late.id))).error).toMatchObject({
      code: 'CODE_HOURS',
      message: '这张券现在不能用，可用时间：每天 9:00 到 19:30',
    });
    await shop.hire(town.people.wang, 'clerk');
    town.server.clock.forward(16 * HOUR);
    expect(codeOf(await check(scanned(late.id), 'wang'))).toBe('CODE_OWN');
    town.server.clock.forward(29 * DAY - 1);
    for (const person of ['li', 'wang'] as const)
      town.tokens[person] = await town.server.signIn(town.people[person]);
    town.server.clock.forward(DAY);
    expect(codeOf(await check(scanned(late.id)))).toBe('CODE_EXPIRED');
  });

  test('nobody but the shop’s people stands at its counter', async () => {
    const { id } = await redeemed(town, 'wang', await shop.offer());
    for (const person of ['chen', 'xu', 'zhou'] as const)
      expect(codeOf(await check(scanned(id), person))).toBe('FORBIDDEN');
    const seen = must(await check(scanned(id)));
    await town.server.db.run(sql`UPDATE merchants SET state = 'suspended'`);
    expect(codeOf(await settle(seen.ticket))).toBe('MERCHANT_STATE');
    // A shop that takes no new redemptions still takes what is out.
    for (const state of ['paused', 'left']) {
      await town.server.db.run(sql`UPDATE merchants SET state = ${state}`);
      must(await check(scanned(id)));
    }
  });
});

describe('a ticket', () => {
  test('is one clerk’s at one counter, for a few minutes, and cannot be written by hand', async () => {
    const { id } = await redeemed(town, 'wang', await shop.offer());
    const { ticket } = must(await check(scanned(id)));
    await shop.hire(town.people.chen, 'clerk');
    expect(codeOf(await settle(ticket, 'chen'))).toBe('TICKET_BAD');
    const other = await openShop(town, '李记包子铺');
    const there = await town.as('li', 'counter.settle', { merchantId: other.id, ticket });
    expect(codeOf(there)).toBe('TICKET_BAD');
    const [kind, , at, mac] = ticket.split('.');
    for (const forged of [`${kind}.${id + 1}.${at}.${mac}`, `${kind}.${id}.${Number(at) + 1}.${mac}`])
      expect(codeOf(await settle(forged))).toBe('TICKET_BAD');
    town.server.clock.forward(TICKET_MS);
    expect(codeOf(await settle(ticket))).toBe('TICKET_BAD');
    expect(await shopHas()).toEqual({ balance: 0, redeemed: 0 });
  });

  test('sent again after the network died tells what happened, with the same key and with another', async () => {
    const { id } = await redeemed(town, 'wang', await shop.offer());
    const { ticket } = must(await check(scanned(id)));
    const first = must(await settle(ticket, 'li', 'the-tap-before-the-net-died'));
    town.server.clock.forward(20_000);
    expect(must(await settle(ticket, 'li', 'the-tap-before-the-net-died'))).toEqual(first);
    expect(must(await settle(ticket))).toEqual(first);
    expect(await shopHas()).toEqual({ balance: 50, redeemed: 1 });
    // Somebody else's tap is told that it came too late.
    const clerk = await shop.clerk();
    const late = await town.server.call(clerk.token, 'counter.check', {
      merchantId: shop.id,
      code: scanned(id),
    });
    expect(codeOf(late)).toBe('CODE_USED');
  });
});

describe('guessing', () => {
  const guess = (number: string) => check(number);

  test('is slowed after five wrong numbers, more each time, and only for numbers', async () => {
    const { id } = await redeemed(town, 'wang', await shop.offer());
    const right = await numberOf(id);
    const wrong = right === '0000 0000' ? '0000 0001' : '0000 0000';
    for (let turn = 0; turn < 5; turn++) expect(codeOf(await guess(wrong))).toBe('CODE_UNKNOWN');
    expect((await guess(right)).error).toMatchObject({
      code: 'CODE_SLOWED',
      message: '输错次数太多，请10秒后再试，或直接扫码',
    });
    must(await check(scanned(id)));
    town.server.clock.forward(10_000);
    must(await guess(await numberOf(id)));
    expect(codeOf(await guess(wrong))).toBe('CODE_UNKNOWN');
    town.server.clock.forward(10_000);
    expect((await guess(wrong)).error?.message).toContain('请10秒后再试');
    // Ten quiet minutes, and nothing is held against the shop.
    town.server.clock.forward(10 * 60_000);
    expect(codeOf(await guess(wrong))).toBe('CODE_UNKNOWN');
  });

  test('a hundred at once are counted as well', async () => {
    await redeemed(town, 'wang', await shop.offer());
    const numbers = Array.from({ length: 100 }, (_, n) => String(10_000_000 + n));
    const answers = await Promise.all(numbers.map(guess));
    const tried = answers.filter((answer) => codeOf(answer) === 'CODE_UNKNOWN').length;
    expect(tried).toBeLessThanOrEqual(12);
    expect(answers.every((answer) => ['CODE_UNKNOWN', 'CODE_SLOWED'].includes(codeOf(answer)))).toBe(true);
    // Another shop is not slowed by it.
    const other = await openShop(town, '李记包子铺');
    expect(codeOf(await check('10000000', 'li', other.id))).toBe('CODE_UNKNOWN');
  });
});

describe('undoing', () => {
  test('within minutes, with a reason: points return to their lots, and the holder is told', async () => {
    const offer = await shop.offer({ stock: 3 });
    const { id } = await redeemed(town, 'wang', offer);
    must(await settle(must(await check(scanned(id))).ticket));
    expect(await balance()).toBe(150);
    const answers = await Promise.all([undo(id), undo(id), undo(id)]);
    for (const answer of answers) expect(must(answer)).toMatchObject({ undone: true, undoUntil: null });
    expect(await balance()).toBe(200);
    expect(await shopHas()).toEqual({ balance: 0, redeemed: 0 });
    expect(must(await town.as('wang', 'voucher.get', { voucherId: id }))).toMatchObject({
      state: 'undone',
      note: '顾客不剪了',
    });
    expect(must(await town.as(null, 'offer.get', { offerId: offer.id })).offer.left).toBe(3);
    const [message] = must(await town.as('wang', 'message.list', {})).items;
    expect(message?.text).toBe('“剪发一次”的核销已撤销，积分已退回您的账户。原因：顾客不剪了');
    expect(codeOf(await check(scanned(id)))).toBe('CODE_CANCELLED');
  });

  test('not later, not without a reason, not another shop’s, not what was never used', async () => {
    const offer = await shop.offer();
    const [used, open] = [await redeemed(town, 'wang', offer), await redeemed(town, 'wang', offer)];
    must(await settle(must(await check(scanned(used.id))).ticket));
    expect((await undo(used.id, ' ')).error).toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
    expect(codeOf(await undo(open.id))).toBe('UNDO_NOT');
    const other = await openShop(town, '李记包子铺');
    const foreign = await town.as('li', 'counter.undo', {
      merchantId: other.id,
      kind: 'voucher',
      id: used.id,
      reason: '错了',
    });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(codeOf(await undo(used.id, '错了', 'chen'))).toBe('FORBIDDEN');
    town.server.clock.forward(LIMITS.undoMs);
    expect(codeOf(await undo(used.id))).toBe('UNDO_LATE');
    expect(await shopHas()).toEqual({ balance: 50, redeemed: 1 });
  });
});

test('settled today, newest first, in two pages', async () => {
  const offer = await shop.offer();
  const ids = [];
  for (let turn = 0; turn < 3; turn++) {
    const { id } = await redeemed(town, 'wang', offer);
    must(await settle(must(await check(scanned(id))).ticket));
    ids.push(id);
  }
  must(await undo(ids[1] ?? 0));
  // Not settled: it is not in the list.
  await redeemed(town, 'wang', offer);
  const recent = (cursor?: string, size = 2) =>
    town.as('li', 'counter.recent', { merchantId: shop.id, kind: 'voucher', size, cursor });
  expect(must(await recent(undefined, 20)).items).toHaveLength(3);
  const first = must(await recent());
  expect(first.items.map(({ id, undone }) => [id, undone])).toEqual([
    [ids[2], false],
    [ids[1], true],
  ]);
  expect(must(await recent(first.next ?? ''))).toMatchObject({ items: [{ id: ids[0] }], next: null });
});

test('who was served undoes nothing for themselves, also when they work there since', async () => {
  const { id } = await redeemed(town, 'wang', await shop.offer());
  const { ticket } = must(await check(scanned(id)));
  must(await settle(ticket));
  await shop.hire(town.people.wang, 'clerk');
  expect(codeOf(await undo(id, '退给自己', 'wang'))).toBe('CODE_OWN');
  expect(await balance()).toBe(150);
  must(await undo(id));
  expect(await balance()).toBe(200);
});
