import { DAY, HOUR } from '@jishan/shared/calendar';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { openMarket, type TestMarket } from '../../testing/open-market';
import { openShop, type TestShop } from '../../testing/open-shop';
import { planner } from '../../testing/plans';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
let market: TestMarket;
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town);
  market = openMarket(town, shop);
});
afterEach(() => town.server.stop());

const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const submit = (person: Person, changes: object = {}) =>
  town.as(person, 'news.submit', {
    ...{ merchantId: shop.id, newsId: null, title: '重阳节免费理发', text: '六十岁以上老人免费', photos: [] },
    ...changes,
  });
const remove = (person: Person, newsId: number, reason = '') =>
  town.as(person, 'news.remove', { newsId, reason });
const shown = async (merchantId = shop.id) =>
  must(await town.as(null, 'news.ofShop', { merchantId })).items.map(({ id }) => id);
const waiting = async () => must(await town.as('xu', 'submission.queue', {})).items;
const told = async (person: Person) =>
  must(await town.as(person, 'message.list', {})).items.map(({ text }) => text);

test('people of a shop write, staff approve, everybody reads', async () => {
  const clerk = await shop.clerk();
  const photos = await town.upload('li', 2);
  const { id } = must(await submit('li', { photos }));
  const byClerk = await town.server.call(clerk.token, 'news.submit', {
    ...{ merchantId: shop.id, newsId: null, title: '今天歇业', text: '家里有事', photos: [] },
  });
  expect(must(byClerk).state).toBe('waiting');
  expect(await shown()).toEqual([]);
  expect(codeOf(await town.as(null, 'news.get', { newsId: id }))).toBe('NOT_FOUND');
  const [first] = await waiting();
  expect(first).toMatchObject({
    kind: 'news',
    title: '重阳节免费理发',
    facts: [
      { label: '标题', value: '重阳节免费理发', before: null },
      { label: '内容', value: '六十岁以上老人免费', before: null },
    ],
  });
  expect(first?.photos).toHaveLength(2);
  town.server.clock.forward(HOUR);
  await shop.approve('news', id);
  expect(await shown()).toEqual([id]);
  const news = must(await town.as(null, 'news.get', { newsId: id }));
  expect(news).toMatchObject({
    ...{ id, shop: '平安理发店', title: '重阳节免费理发', text: '六十岁以上老人免费' },
    at: town.server.clock.now,
  });
  // Public addresses are not signed.
  expect(news.photos.map(({ screen }) => screen)).toEqual(photos.map((name) => `/photos/${name}/screen.jpg`));
  await town.server.db.run(sql`UPDATE merchants SET state = 'suspended'`);
  expect(await shown()).toEqual([]);
  expect(codeOf(await town.as(null, 'news.get', { newsId: id }))).toBe('NOT_FOUND');
});

test('who does not work there writes nothing, nor for another shop’s news, nor with another’s photos', async () => {
  for (const person of ['wang', 'xu', 'zhou'] as const)
    expect(codeOf(await submit(person))).toBe('FORBIDDEN');
  const other = await openShop(town, '李记包子铺');
  const { id } = must(await submit('li', { merchantId: other.id }));
  expect(codeOf(await submit('li', { newsId: id }))).toBe('NOT_FOUND');
  expect(codeOf(await submit('li', { newsId: 999 }))).toBe('NOT_FOUND');
  const [stolen = ''] = await town.upload('wang', 1);
  expect(codeOf(await submit('li', { photos: [stolen] }))).toBe('PHOTO_NOT_YOURS');
  expect((await submit('li', { title: '字'.repeat(31) })).error).toMatchObject({
    code: 'BAD_INPUT',
    field: 'title',
  });
  await town.server.db.run(sql`UPDATE merchants SET state = 'left'`);
  expect(codeOf(await submit('li'))).toBe('MERCHANT_STATE');
  expect(codeOf(await town.as('wang', 'news.manage', { merchantId: shop.id }))).toBe('FORBIDDEN');
});

test('what was sent back is written anew, and waits once', async () => {
  const { id } = must(await submit('li'));
  expect(codeOf(await submit('li', { newsId: id }))).toBe('NEWS_CLOSED');
  const [first] = await waiting();
  must(
    await town.as('xu', 'submission.decide', {
      ...{ submissionId: first?.id ?? 0, approve: false, answer: '请写明日期' },
    }),
  );
  expect(must(await town.as('li', 'news.manage', { merchantId: shop.id })).items).toMatchObject([
    { id, state: 'refused', submission: { state: 'rejected', answer: '请写明日期' } },
  ]);
  const again = () => submit('li', { newsId: id, title: '十月二十九日免费理发' });
  const answers = await Promise.all([again(), again(), again()]);
  expect(answers.map(codeOf).sort()).toEqual(['NEWS_CLOSED', 'NEWS_CLOSED', 'done']);
  await shop.approve('news', id);
  expect(must(await town.as(null, 'news.get', { newsId: id })).title).toBe('十月二十九日免费理发');
});

test('the same key writes once', async () => {
  const input = { merchantId: shop.id, newsId: null, title: '只说一遍', text: '只说一遍', photos: [] };
  const send = () => town.as('li', 'news.submit', input, 'the-same-news-twice-01');
  const [first, second] = await Promise.all([send(), send()]);
  expect(must(first)).toEqual(must(second));
  expect(await town.server.db.rows(sql`SELECT id FROM news`)).toHaveLength(1);
});

test('its owner takes it away, or staff of the region with a reason; nobody else', async () => {
  const [photo = ''] = await town.upload('li', 1);
  const { id } = must(await submit('li', { photos: [photo] }));
  await shop.approve('news', id);
  const isPublic = async () => (await fetch(`${town.server.url}/photos/${photo}/thumb.jpg`)).status;
  const clerk = await shop.clerk();
  const byClerk = await town.server.call(clerk.token, 'news.remove', { newsId: id, reason: '' });
  expect(codeOf(byClerk)).toBe('FORBIDDEN');
  for (const person of ['wang', 'liu'] as const) expect(codeOf(await remove(person, id))).toBe('FORBIDDEN');
  expect(codeOf(await remove('xu', id))).toBe('ANSWER_NEEDED');
  const mayRemove = async (person: Person | null) =>
    must(await town.as(person, 'news.get', { newsId: id })).mayRemove;
  expect(await mayRemove('xu')).toBe(true);
  for (const person of [null, 'wang', 'li', 'liu'] as const) expect(await mayRemove(person)).toBe(false);
  expect(await shown()).toEqual([id]);
  await Promise.all([1, 2, 3].map(() => remove('xu', id, '与店铺无关').then(must)));
  expect(await shown()).toEqual([]);
  expect(await isPublic()).not.toBe(200);
  expect(await told('li')).toContain('店铺动态“重阳节免费理发”已被梧桐里社区居委会撤下。原因：与店铺无关');
  const row = await town.server.db.row(sql`SELECT used_by AS used, shown FROM photos WHERE id = ${photo}`);
  expect(row).toEqual({ used: null, shown: 0 });
  // Its own owner needs no reason, and what is taken away while it waits is not shown by an approval.
  const { id: second } = must(await submit('li'));
  must(await remove('li', second));
  await shop.approve('news', second);
  expect(await shown()).toEqual([]);
});

test('two pages of what was shown in the same instant', async () => {
  const ids = [];
  for (const title of ['一', '二', '三', '四', '五']) ids.push(await market.news(title));
  const first = must(await town.as(null, 'news.ofShop', { merchantId: shop.id, size: 3 }));
  const second = must(
    await town.as(null, 'news.ofShop', { merchantId: shop.id, size: 3, cursor: first.next ?? '' }),
  );
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
  expect(second.next).toBeNull();
  const mine = must(await town.as('li', 'news.manage', { merchantId: shop.id, size: 3 }));
  const rest = must(
    await town.as('li', 'news.manage', { merchantId: shop.id, size: 3, cursor: mine.next ?? '' }),
  );
  expect([...mine.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
});

describe('on home', () => {
  const turns = async (person: Person = 'wang') => must(await town.as(person, 'news.rotation', {})).items;
  /** Which shops are shown in so many hours, how often. */
  const seen = async (hours: number) => {
    const counts = new Map<string, number>();
    for (let hour = 0; hour < hours; hour++) {
      const items = await turns();
      expect(new Set(items.map(({ merchantId }) => merchantId)).size).toBe(items.length);
      for (const { shop: name } of items) counts.set(name, (counts.get(name) ?? 0) + 1);
      town.server.clock.forward(HOUR);
    }
    return counts;
  };

  test('up to three shops, one thing each, however much one of them tells', async () => {
    for (let count = 0; count < 8; count++) await market.news(`第${count}条`);
    await market.product({ stock: 3 });
    for (const name of ['二店', '三店', '四店', '五店']) {
      const other = openMarket(town, await openShop(town, name));
      await (name === '二店' ? other.product() : other.news(name));
    }
    expect(await turns()).toHaveLength(3);
    expect(await turns()).toEqual(await turns());
    const counts = await seen(120);
    // 120 hours, three of five shops: 72 each; the one with nine things has no more turns than the others.
    expect(counts.size).toBe(5);
    for (const count of counts.values()) expect(Math.abs(count - 72)).toBeLessThan(20);
  });

  test('a product shows its price, news have none', async () => {
    const product = await market.product({ stock: 1, pointsPart: null });
    expect(await turns()).toEqual([
      {
        ...{ kind: 'product', id: product.id, merchantId: shop.id, shop: '平安理发店', title: '土鸡蛋' },
        ...{ text: '自家散养，当天的', cover: null, price: 1800, unit: '盒', at: town.server.clock.now },
      },
    ]);
    await market.placed('chen', [product]);
    // Sold out: nothing to show.
    expect(await turns()).toEqual([]);
    const id = await market.news();
    expect(await turns()).toMatchObject([{ kind: 'news', id, price: null, unit: null }]);
  });

  test('what is old, removed, paused, of a shop that is not open, or of another town is not shown', async () => {
    const id = await market.news();
    const product = await market.product();
    must(await town.as('li', 'product.pause', { merchantId: shop.id, productId: product.id }));
    must(await remove('li', id));
    expect(await turns()).toEqual([]);
    must(await town.as('li', 'product.resume', { merchantId: shop.id, productId: product.id }));
    expect(await turns()).toHaveLength(1);
    for (const state of ['paused', 'suspended', 'left']) {
      await town.server.db.run(sql`UPDATE merchants SET state = ${state}`);
      expect(await turns()).toEqual([]);
    }
    await town.server.db.run(sql`UPDATE merchants SET state = 'open', town_id = town_id + 1`);
    expect(await turns()).toEqual([]);
    await town.server.db.run(sql`UPDATE merchants SET town_id = town_id - 1`);
    town.server.clock.forward(30 * DAY - 1);
    town.tokens.wang = await town.server.signIn(town.people.wang);
    expect(await turns()).toHaveLength(1);
    town.server.clock.forward(1);
    expect(await turns()).toEqual([]);
  });
});

test('a colleague sends again what was sent back, with its photos; the list asks once for all', async () => {
  const clerk = await shop.clerk();
  const [photo = ''] = await town.upload('li', 1);
  const { id } = must(await submit('li', { photos: [photo] }));
  const [first] = await waiting();
  must(
    await town.as('xu', 'submission.decide', {
      submissionId: first?.id ?? 0,
      approve: false,
      answer: '看不清',
    }),
  );
  const given = { merchantId: shop.id, newsId: id, title: '重阳节免费理发', text: '改好了', photos: [photo] };
  expect((await town.server.call(clerk.token, 'news.submit', given)).error).toBeUndefined();
  await market.news('又一条');
  const { plans, reply } = await planner(town)('submissions', 'li', 'news.manage', { merchantId: shop.id });
  expect(plans).toHaveLength(1);
  expect(reply.items.map(({ submission }) => submission?.state)).toEqual(['approved', 'pending']);
});
