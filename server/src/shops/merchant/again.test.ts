import { PACT } from '@jishan/shared/pact';
import { DAY } from '@jishan/shared/calendar';
import { assertBookHolds } from '../../testing/book';
import { assertVouchersHold } from '../../testing/vouchers';
import { openMarket } from '../../testing/open-market';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { give, openShop, redeemed, type TestShop } from '../../testing/open-shop';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

/* A shop that left with things open, and applies again: what it serves, what it shows, whose its photos are. */

let town: TestTown;
let shop: TestShop;
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town);
  for (const person of ['wang', 'chen'] as const) await give(town, town.people[person], 500);
});
afterEach(async () => {
  await assertBookHolds(town.server.db);
  await assertVouchersHold(town.server.db);
  await town.server.stop();
});

const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const balance = async (person: Person) =>
  (
    await town.server.db.row<{ balance: number }>(
      sql`SELECT balance FROM accounts WHERE kind = 'resident' AND owner_id = ${town.people[person]}`,
    )
  )?.balance;
const file = async () => must(await town.as('li', 'merchant.file', { merchantId: shop.id }));
const leave = async () => must(await town.as('li', 'merchant.leave', { merchantId: shop.id, note: '' }));
const page = async () => must(await town.as('wang', 'alliance.get', { merchantId: shop.id }));
const waiting = async () => must(await town.as('xu', 'submission.queue', {})).items;
const decide = async (approve: boolean) =>
  must(
    await town.as('xu', 'submission.decide', {
      ...{ submissionId: (await waiting())[0]?.id ?? 0, approve, answer: approve ? '' : '执照看不清' },
    }),
  );
const settle = async (kind: 'voucher' | 'order', id: number) => {
  const code = town.server.deps.codes.text(kind, id, town.server.clock.now);
  const { ticket } = must(await town.as('li', 'counter.check', { merchantId: shop.id, code }));
  return must(await town.as('li', 'counter.settle', { merchantId: shop.id, ticket }));
};

async function applyAgain(name = '难听的名字') {
  const { version, kind, hours } = await file();
  const [photos, licence] = [await town.upload('li', 1), await town.upload('li', 1)];
  const answer = await town.as('li', 'merchant.change', {
    ...{ merchantId: shop.id, version, pact: PACT.version, name, kind, hours, photos, licence },
    ...{ intro: '又开了', giving: '', address: '西门 1 号', lat: 31.2, lng: 121.4, phone: '13900000000' },
  });
  return { code: codeOf(answer), photo: photos[0] ?? '', licence: licence[0] ?? '' };
}

const photoRow = (id: string) =>
  town.server.db.row<{ owner: string | null; shown: 0 | 1 }>(
    sql`SELECT used_by AS owner, shown FROM photos WHERE id = ${id}`,
  );

describe.each([
  ['while it waits', () => Promise.resolve()],
  ['after it was refused', () => decide(false)],
  [
    'after it was taken back',
    async () =>
      must(await town.as('li', 'submission.withdraw', { submissionId: (await waiting())[0]?.id ?? 0 })),
  ],
])('%s', (_, then) => {
  test('it shows nothing new, serves what is open, and what nobody uses goes back', async () => {
    const offer = await shop.offer();
    const [used, kept] = [await redeemed(town, 'wang', offer), await redeemed(town, 'chen', offer)];
    const market = openMarket(town, shop);
    const order = await market.placed(
      'wang',
      [await market.product({ pointsPart: { points: 20, fen: 200 } })],
      1,
      true,
    );
    const deed = await town.publish('li', { merchantId: shop.id });
    await leave();
    const before = await page();
    expect((await applyAgain()).code).toBe('done');
    await then();

    expect(await page()).toEqual(before);
    expect(must(await town.as('wang', 'post.get', { id: deed })).shop?.name).toBe(shop.name);
    expect((await settle('voucher', used.id)).undone).toBe(false);
    expect((await settle('order', order.id)).points).toBe(20);
    expect(must(await town.as('chen', 'voucher.cancel', { voucherId: kept.id })).shop).toBe(shop.name);
    expect([await balance('wang'), await balance('chen')]).toEqual([430, 500]);
  });
});

test('it is shown as it applied once staff have said yes, and its people are told each time', async () => {
  await leave();
  const { photo, licence } = await applyAgain('新平安理发店');
  expect((await applyAgain()).code).toBe('MERCHANT_WAITING');
  expect(must(await town.as('xu', 'review.count', {})).submissions).toBe(1);
  const [submission] = await waiting();
  expect(submission?.facts.find(({ label }) => label === '店名')).toMatchObject({ before: shop.name });
  await decide(true);
  expect(await page()).toMatchObject({ name: '新平安理发店', state: 'open' });
  expect([await photoRow(photo), await photoRow(licence)]).toEqual([
    { owner: `shop:${shop.id}`, shown: 1 },
    { owner: `licence:${shop.id}`, shown: 0 },
  ]);
  await leave();
  const second = await applyAgain('平安理发店');
  await decide(true);
  const texts = must(await town.as('li', 'message.list', {})).items.map(({ text }) => text);
  expect(texts.filter((text) => text.includes('已加入德商联盟'))).toHaveLength(2);
  // What its new profile replaced is free, the licence as well as the pictures.
  expect([await photoRow(photo), await photoRow(licence)]).toEqual([
    { owner: null, shown: 0 },
    { owner: null, shown: 0 },
  ]);
  expect(await photoRow(second.licence)).toEqual({ owner: `licence:${shop.id}`, shown: 0 });
});

test('photos of a profile that was refused go after a month, those of the one that stands stay', async () => {
  await leave();
  const first = await applyAgain();
  await decide(true);
  await leave();
  const refused = await applyAgain();
  await decide(false);
  expect([await photoRow(first.photo), await photoRow(first.licence)]).toEqual([
    { owner: `shop:${shop.id}`, shown: 1 },
    { owner: `licence:${shop.id}`, shown: 0 },
  ]);
  const { db, clock } = town.server;
  for (const id of [refused.photo, refused.licence]) {
    const row = await db.row<{ shown: 0 | 1; until: number | null }>(
      sql`SELECT shown, unused_until AS until FROM photos WHERE id = ${id}`,
    );
    expect(row).toEqual({ shown: 0, until: clock.now + 30 * DAY });
  }
});
