import { DAY, periodKey } from '@jishan/shared/calendar';
import { assertBookHolds, checkBook } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { give, openShop, type TestShop } from '../../testing/open-shop';
import type { Person } from '../../testing/town';
import { join, raw, sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town);
});
afterEach(async () => {
  try {
    await assertBookHolds(town.server.db);
  } finally {
    await town.server.stop();
  }
});

const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
type Given = Parameters<typeof town.server.call<'alliance.list'>>[2];
const list = async (input: Given, person: Person = 'wang') =>
  must(await town.as(person, 'alliance.list', input));
const names = async (input: Given) => (await list(input)).items.map(({ name }) => name);
const place = (id: number, changes: Record<string, number | string>) => {
  const set = Object.entries(changes).map(([column, value]) => sql`${raw(column)} = ${value}`);
  return town.server.db.run(sql`UPDATE merchants SET ${join(set, ', ')} WHERE id = ${id}`);
};

describe('the list', () => {
  let [bun, fruit]: TestShop[] = [];
  beforeEach(async () => {
    bun = await openShop(town, '李记包子铺');
    fruit = await openShop(town, '鲜果缘水果店');
    await place(shop.id, { joined_at: 1000, redeemed: 5 });
    await place(bun.id, { joined_at: 3000, redeemed: 2, kind: 'food', lat_e6: 31_231_000 });
    await place(fruit.id, { joined_at: 2000, redeemed: 9, kind: 'fresh', lat_e6: 31_240_000 });
  });

  test('the nearest, the newest, where most was redeemed, and of one kind', async () => {
    const at = { lat: 31.2405, lng: 121.47 };
    expect(await names({ order: 'near', at })).toEqual(['鲜果缘水果店', '李记包子铺', '平安理发店']);
    expect(await names({ order: 'newest' })).toEqual(['李记包子铺', '鲜果缘水果店', '平安理发店']);
    expect(await names({ order: 'busiest' })).toEqual(['鲜果缘水果店', '平安理发店', '李记包子铺']);
    expect(await names({ order: 'newest', kind: 'food' })).toEqual(['李记包子铺']);
    expect(await names({ order: 'busiest', kind: 'hair' })).toEqual(['平安理发店']);
    const { items, total } = await list({ order: 'near', at });
    expect(total).toBe(3);
    expect(items.map(({ distance }) => distance)).toEqual([56, 1058, 1169]);
    expect((await town.as('wang', 'alliance.list', { order: 'near' })).error).toMatchObject({ field: 'at' });
  });

  test('by a part of the name, as it is written', async () => {
    expect(await names({ order: 'newest', name: '水果' })).toEqual(['鲜果缘水果店']);
    expect(await names({ order: 'busiest', name: '店', kind: 'hair' })).toEqual(['平安理发店']);
    expect(await names({ order: 'newest', name: '%' })).toEqual([]);
    // So many there are of those that were looked for, however many stand on the page.
    const totals = async (input: Given) => (await list({ ...input, size: 1 })).total;
    expect(await totals({ order: 'newest', name: '店' })).toBe(2);
    expect(await totals({ order: 'newest', kind: 'food' })).toBe(1);
    expect(await totals({ order: 'busiest', kind: 'hair', name: '水果' })).toBe(0);
  });

  test.each(['near', 'newest', 'busiest'] as const)('%s in pages of one, each shop once', async (order) => {
    const at = { lat: 31.2405, lng: 121.47 };
    const seen = [];
    let cursor: string | undefined;
    do {
      const page = await list({ order, at, size: 1, cursor });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(await names({ order, at }));
  });

  test('each with its best offer; what is not open is not there; another town’s neither', async () => {
    await shop.offer();
    const { items } = await list({ order: 'newest' });
    expect(items.find(({ id }) => id === shop.id)).toMatchObject({
      giving: '每月二十号到敬老院义剪',
      address: '梧桐里东门 12 号',
      distance: null,
      offer: { title: '剪发一次', listPrice: 3500, price: 3000, points: 50 },
    });
    for (const state of ['applied', 'suspended', 'left', 'paused', 'refused']) {
      await place(shop.id, { state });
      expect(await names({ order: 'newest' })).not.toContain('平安理发店');
    }
    await place(bun?.id ?? 0, { town_id: 999 });
    expect(await names({ order: 'newest' })).toEqual(['鲜果缘水果店']);
  });
});

test('a shop’s page has neither phone nor licence, and is not there when it is hidden', async () => {
  const { reply, status } = await town.as(null, 'alliance.get', { merchantId: shop.id });
  expect(status).toBe(200);
  expect(reply).toMatchObject({ name: '平安理发店', state: 'open', mine: false, mayThank: false, thanks: 0 });
  expect(JSON.stringify(reply)).not.toContain('13800000000');
  expect(must(await town.as('li', 'alliance.get', { merchantId: shop.id }))).toMatchObject({
    mine: true,
    mayThank: false,
  });
  for (const state of ['applied', 'suspended', 'refused']) {
    await place(shop.id, { state });
    for (const name of ['alliance.get', 'alliance.deeds', 'alliance.thanks'] as const)
      expect(codeOf(await town.as('wang', name, { merchantId: shop.id }))).toBe('NOT_FOUND');
  }
});

describe('thanks', () => {
  const thank = (person: Person, text = '剪得好，还不收老人的钱') =>
    town.as(person, 'alliance.thank', { merchantId: shop.id, text });
  const shown = async (person: Person | null = null) =>
    must(await town.as(person, 'alliance.thanks', { merchantId: shop.id })).items;
  const count = async () => must(await town.as(null, 'alliance.get', { merchantId: shop.id })).thanks;

  test('once a day and person, in public; the shop is told', async () => {
    const answers = await Promise.all([thank('wang'), thank('wang'), thank('wang')]);
    expect(answers.map(codeOf).sort()).toEqual(['THANKED_TODAY', 'THANKED_TODAY', 'done']);
    must(await thank('chen', '谢谢'));
    expect((await shown()).map(({ text, author, mayRemove }) => [text, author.name, mayRemove])).toEqual([
      ['谢谢', '陈建国', false],
      ['剪得好，还不收老人的钱', '王秀兰', false],
    ]);
    expect(await count()).toBe(2);
    const [message] = must(await town.as('li', 'message.list', {})).items;
    expect(message).toMatchObject({ kind: 'thanks', title: '陈建国谢谢您的店', text: '“谢谢”' });
    expect(message?.from?.name).toBe('陈建国');
    expect(codeOf(await thank('li'))).toBe('THANKS_OWN');
    town.server.clock.forward(DAY);
    must(await thank('wang'));
    expect(must(await town.as('wang', 'alliance.get', { merchantId: shop.id })).mayThank).toBe(false);
  });

  test('taken away by who wrote them or the region’s staff, once', async () => {
    const { id } = must(await thank('wang'));
    const remove = (person: Person) => town.as(person, 'alliance.removeThanks', { thanksId: id });
    expect((await shown('wang'))[0]?.mayRemove).toBe(true);
    expect((await shown('xu'))[0]?.mayRemove).toBe(true);
    for (const person of ['chen', 'li', 'liu'] as const)
      expect(codeOf(await remove(person))).toBe('FORBIDDEN');
    await Promise.all([remove('wang'), remove('xu'), remove('xu')]);
    expect(await shown()).toEqual([]);
    expect(await count()).toBe(0);
    // What was removed stands nowhere, not in the shop's messages either.
    expect(must(await town.as('li', 'message.list', {})).items).toEqual([]);
  });

  test('two pages, newest first', async () => {
    for (const person of ['wang', 'chen', 'aygul'] as const) must(await thank(person, person));
    const page = async (cursor?: string) =>
      must(await town.as(null, 'alliance.thanks', { merchantId: shop.id, size: 2, cursor }));
    const first = await page();
    expect(first.items.map(({ text }) => text)).toEqual(['aygul', 'chen']);
    expect((await page(first.next ?? '')).items.map(({ text }) => text)).toEqual(['wang']);
  });
});

describe('a deed in a shop’s name', () => {
  const post = (person: Person, merchantId = shop.id) =>
    town.as(person, 'post.create', {
      body: '到敬老院义剪',
      photos: [],
      board: 'care',
      ruleCode: null,
      place: null,
      submit: true,
      merchantId,
    });
  const approve = async (postId: number, person: Person = 'xu') => {
    const taken = await town.as(person, 'review.take', { postId });
    if (taken.error) return taken.error.code;
    return codeOf(await town.as(person, 'review.approve', { postId, version: 1, ruleCode: 'building-07' }));
  };

  test('is posted by its people only, counts for the shop as well, and stands on its page', async () => {
    expect(codeOf(await post('wang'))).toBe('FORBIDDEN');
    const { id } = must(await post('li'));
    expect(await approve(id)).toBe('done');
    const deeds = must(await town.as(null, 'alliance.deeds', { merchantId: shop.id })).items;
    expect(deeds).toMatchObject([{ id, body: '到敬老院义剪', shop: { id: shop.id, name: '平安理发店' } }]);
    const { items } = must(await town.as('wang', 'post.feed', { scope: 'town' }));
    expect(items.find((post) => post.id === id)?.shop?.id).toBe(shop.id);
    const { honour } = must(await town.as(null, 'alliance.get', { merchantId: shop.id }));
    expect(honour).toBeGreaterThan(0);
    const { db, town: where, clock } = town.server;
    const { totals } = await checkBook(db, where.townId, clock.now);
    expect(totals.flatMap(({ differing }) => differing)).toEqual([]);
    await place(shop.id, { state: 'suspended' });
    expect(codeOf(await post('li'))).toBe('MERCHANT_STATE');
  });

  test('is reviewed by nobody of the shop', async () => {
    await shop.hire(town.people.xu, 'clerk');
    const { id } = must(await post('li'));
    const [waiting] = must(await town.as('xu', 'review.queue', {})).items;
    expect(waiting).toMatchObject({ id, mine: true });
    const mayReview = async (person: Person) => must(await town.as(person, 'post.get', { id })).can.review;
    expect([await mayReview('xu'), await mayReview('he')]).toEqual([false, true]);
    expect(await approve(id, 'xu')).toBe('REVIEW_OWN_SHOP');
    const other = must(
      await town.write('wang').then((made) => town.as('xu', 'review.take', { postId: made.id })),
    );
    expect(other.nextId).toBeNull();
    const { checks } = must(await town.as('he', 'review.take', { postId: id }));
    expect(checks[0]?.text).toBe('以“平安理发店”的名义发，荣誉分也算这家店的');
    expect(await approve(id, 'he')).toBe('done');
  });

  test('whoever has left the shop changes nothing of it any more', async () => {
    await shop.hire(town.people.chen, 'clerk');
    const { id, version } = must(await post('chen'));
    must(await town.as('li', 'merchant.remove', { merchantId: shop.id, userId: town.people.chen }));
    const edit = await town.as('chen', 'post.edit', {
      ...{ id, version, body: '改一改', photos: [], board: 'care' as const },
      ...{ ruleCode: null, place: null, submit: true },
    });
    expect(codeOf(edit)).toBe('FORBIDDEN');
  });
});

describe('the ranking', () => {
  const rank = async (by: 'honour' | 'taken', period: 'month' | 'year' = 'month', person: Person = 'wang') =>
    must(await town.as(person, 'alliance.ranking', { by, period })).items;
  const total = (
    kind: 'merchant' | 'taken',
    id: number,
    points: number,
    period: 'month' | 'year' = 'month',
  ) =>
    town.server.db.run(
      sql`INSERT INTO group_totals (period, kind, owner_id, town_id, community_id, points) VALUES (${periodKey(period, town.server.clock.now)}, ${kind}, ${id}, ${town.server.town.townId}, ${town.server.town.east.id}, ${points})`,
    );
  test('what residents spent and what deeds brought are counted by the book', async () => {
    const wang = town.people.wang;
    await give(town, wang, 50);
    const offer = await shop.offer();
    const redeemed = must(
      await town.as('wang', 'voucher.redeem', { offerId: offer.id, version: offer.version }),
    );
    expect(await rank('taken')).toEqual([]);
    const code = town.server.deps.codes.text('voucher', redeemed.id, town.server.clock.now);
    const { ticket } = must(await town.as('li', 'counter.check', { merchantId: shop.id, code }));
    must(await town.as('li', 'counter.settle', { merchantId: shop.id, ticket }));
    const line = { rank: 1, merchantId: shop.id, name: '平安理发店', kind: 'hair', points: redeemed.points };
    for (const period of ['month', 'year'] as const)
      expect(await rank('taken', period)).toMatchObject([{ ...line, mine: false }]);
    expect(await rank('taken', 'month', 'li')).toMatchObject([{ mine: true }]);
    expect(await rank('honour')).toEqual([]);
    must(
      await town.as('li', 'counter.undo', {
        ...{ merchantId: shop.id, kind: 'voucher', id: redeemed.id, reason: '按错了' },
      }),
    );
    expect(await rank('taken')).toEqual([]);
  });

  test('equal points, equal place, in pages; a shop that is hidden is not ranked, another town neither', async () => {
    const shops = [shop];
    for (const name of ['二号店', '三号店', '四号店']) shops.push(await openShop(town, name));
    const [a, b, c, d] = shops.map(({ id }) => id) as [number, number, number, number];
    await total('merchant', a, 30);
    await total('merchant', b, 90);
    await total('merchant', c, 30);
    await total('merchant', d, 10);
    const pages = async () => {
      const seen = [];
      let cursor: string | undefined;
      do {
        const page = must(
          await town.as('wang', 'alliance.ranking', { by: 'honour', period: 'month', size: 1, cursor }),
        );
        seen.push(...page.items.map((row) => [row.rank, row.merchantId]));
        cursor = page.next ?? undefined;
      } while (cursor);
      return seen;
    };
    expect(await pages()).toEqual([
      [1, b],
      [2, c],
      [2, a],
      [4, d],
    ]);
    expect(await rank('taken')).toEqual([]);
    expect(await rank('honour', 'year')).toEqual([]);
    await place(b, { state: 'suspended' });
    expect((await rank('honour')).map((row) => [row.rank, row.merchantId])).toEqual([
      [1, c],
      [1, a],
      [3, d],
    ]);
    await town.server.db.run(sql`UPDATE group_totals SET town_id = town_id + 1 WHERE owner_id = ${d}`);
    expect(await rank('honour')).toHaveLength(2);
    // Totals that no transfer stands behind must be gone before the book is checked.
    await town.server.db.run(sql`DELETE FROM group_totals WHERE kind = 'merchant'`);
  });
});

test('busiest counts what was redeemed', async () => {
  await give(town, town.people.wang, 50);
  const offer = await shop.offer();
  const { id } = must(await town.as('wang', 'voucher.redeem', { offerId: offer.id, version: offer.version }));
  const code = town.server.deps.codes.text('voucher', id, town.server.clock.now);
  const { ticket } = must(await town.as('li', 'counter.check', { merchantId: shop.id, code }));
  must(await town.as('li', 'counter.settle', { merchantId: shop.id, ticket }));
  expect((await list({ order: 'busiest' })).items[0]?.redeemed).toBe(1);
});
