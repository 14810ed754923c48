import { must, openTown, type TestTown } from '../../testing/open-town';
import { EGGS, openMarket, type TestMarket } from '../../testing/open-market';
import { give, openShop, type TestShop } from '../../testing/open-shop';
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
const { stock: _stock, ...TERMS } = EGGS;
const create = (person: Person, changes: object = {}) =>
  town.as(person, 'product.create', { merchantId: shop.id, ...EGGS, ...changes });
const change = (product: { id: number; version: number }, changes: object = {}, person: Person = 'li') =>
  town.as(person, 'product.change', {
    ...{ merchantId: shop.id, productId: product.id, version: product.version },
    ...TERMS,
    ...changes,
  });
const get = (productId: number, person: Person | null = null) =>
  town.as(person, 'product.get', { productId });
const stock = (productId: number, delta: number, person: Person = 'li', key?: string) =>
  town.as(person, 'product.stock', { merchantId: shop.id, productId, delta }, key);
const turn = (what: 'pause' | 'resume' | 'end', productId: number, person: Person = 'li') =>
  town.as(person, `product.${what}`, { merchantId: shop.id, productId });

test('a product is shown once staff have approved it', async () => {
  const photos = await town.upload('li', 6);
  const made = must(await create('li', { photos, pointsPart: { points: 30, fen: 300 }, personLimit: 2 }));
  expect(made).toMatchObject({ state: 'waiting', stock: 20, submission: { state: 'pending' } });
  expect(codeOf(await get(made.id))).toBe('NOT_FOUND');
  expect(must(await town.as(null, 'product.ofShop', { merchantId: shop.id })).items).toEqual([]);
  const [waiting] = must(await town.as('xu', 'submission.queue', {})).items;
  expect(waiting?.facts).toEqual([
    { label: '商品名', value: '土鸡蛋', before: null },
    { label: '价格', value: '¥18/盒', before: null },
    { label: '积分抵扣', value: '每单 30 分抵 ¥3，由本店承担', before: null },
    { label: '每人限购', value: '2 盒', before: null },
    { label: '说明', value: '自家散养，当天的', before: null },
    { label: '库存', value: '20', before: null },
  ]);
  await shop.approve('product', made.id);
  const { product, prices, shop: of } = must(await get(made.id));
  expect(product).toMatchObject({
    ...{ name: '土鸡蛋', price: 1800, unit: '盒', stock: 20, personLimit: 2, state: 'open' },
    pointsPart: { points: 30, fen: 300 },
  });
  expect(product.photos).toHaveLength(6);
  expect(of).toMatchObject({ name: '平安理发店', address: '梧桐里东门 12 号' });
  expect(prices).toEqual([
    { price: 1800, unit: '盒', pointsPart: { points: 30, fen: 300 }, since: town.server.clock.now },
  ]);
  expect(must(await town.as(null, 'product.ofShop', { merchantId: shop.id })).items).toEqual([product]);
});

test('what cannot be is refused at its field; only the owner proposes, and only for the own shop', async () => {
  expect((await create('li', { pointsPart: { points: 10, fen: 1800 } })).error).toMatchObject({
    code: 'PRODUCT_POINTS',
    field: 'pointsPart.fen',
  });
  for (const [field, value] of [
    ['price', 0],
    ['price', 18.5],
    ['stock', -1],
    ['unit', ''],
    ['name', '字'.repeat(21)],
    ['personLimit', 0],
  ] as const)
    expect((await create('li', { [field]: value })).error).toMatchObject({ code: 'BAD_INPUT', field });
  const clerk = await shop.clerk();
  const byClerk = await town.server.call(clerk.token, 'product.create', { merchantId: shop.id, ...EGGS });
  expect(codeOf(byClerk)).toBe('MERCHANT_OWNER_ONLY');
  expect(codeOf(await create('wang'))).toBe('FORBIDDEN');
  const product = await market.product();
  const other = await openShop(town, '李记包子铺');
  const elsewhere = { merchantId: other.id, productId: product.id };
  expect(
    codeOf(await town.as('li', 'product.change', { ...elsewhere, version: product.version, ...TERMS })),
  ).toBe('NOT_FOUND');
  expect(codeOf(await town.as('li', 'product.stock', { ...elsewhere, delta: 1 }))).toBe('NOT_FOUND');
  for (const name of ['product.pause', 'product.resume', 'product.end'] as const)
    expect(codeOf(await town.as('li', name, elsewhere))).toBe('NOT_FOUND');
  expect(codeOf(await town.as('chen', 'product.manage', { merchantId: shop.id }))).toBe('FORBIDDEN');
});

test('other terms wait while the old ones hold; the price keeps its history, which nobody rewrites', async () => {
  const product = await market.product();
  town.server.clock.forward(1000);
  const changed = must(await change(product, { price: 2000, text: '换了新包装' }));
  expect(changed).toMatchObject({ price: 1800, state: 'open', submission: { state: 'pending' } });
  expect(codeOf(await change(product))).toBe('MERCHANT_WAITING');
  expect(must(await get(product.id)).product.price).toBe(1800);
  const [waiting] = must(await town.as('xu', 'submission.queue', {})).items;
  expect(waiting?.facts.filter(({ before }) => before !== null)).toEqual([
    { label: '价格', value: '¥20/盒', before: '¥18/盒' },
    { label: '说明', value: '换了新包装', before: '自家散养，当天的' },
  ]);
  await shop.approve('product', product.id);
  const after = must(await get(product.id));
  expect(after.product).toMatchObject({ price: 2000, version: product.version + 1, stock: 20 });
  expect(after.prices.map(({ price }) => price)).toEqual([2000, 1800]);
  // Only the text: no new price.
  must(await change(after.product, { price: 2000, text: '又换了' }));
  await shop.approve('product', product.id);
  expect(must(await get(product.id)).prices).toHaveLength(2);
  expect(codeOf(await change(product))).toBe('PRODUCT_CHANGED');
  await expect(town.server.db.run(sql`UPDATE product_prices SET price = 1`)).rejects.toThrow('append-only');
  await expect(town.server.db.run(sql`DELETE FROM product_prices`)).rejects.toThrow('append-only');
});

test('what was sent back can be proposed again; what is shown stays when a change is sent back', async () => {
  const { id, version } = must(await create('li'));
  const refuse = async () => {
    const [waiting] = must(await town.as('xu', 'submission.queue', {})).items;
    must(
      await town.as('xu', 'submission.decide', {
        ...{ submissionId: waiting?.id ?? 0, approve: false, answer: '请放实物照片' },
      }),
    );
  };
  await refuse();
  expect(must(await town.as('li', 'product.manage', { merchantId: shop.id })).items).toMatchObject([
    { id, state: 'refused', submission: { state: 'rejected', answer: '请放实物照片' } },
  ]);
  must(await change({ id, version }, { name: '散养土鸡蛋' }));
  await shop.approve('product', id);
  const { product } = must(await get(id));
  expect(product).toMatchObject({ state: 'open', name: '散养土鸡蛋' });
  must(await change(product, { price: 9900 }));
  await refuse();
  expect(must(await get(id)).product).toEqual(product);
});

test('stock moves at once by a delta, by anybody who works there, and never below zero', async () => {
  const { id } = await market.product({ stock: 3 });
  const clerk = await shop.clerk();
  const input = { merchantId: shop.id, productId: id, delta: 2 };
  expect(must(await town.server.call(clerk.token, 'product.stock', input)).stock).toBe(5);
  expect((await stock(id, -6)).error).toMatchObject({
    code: 'STOCK_RANGE',
    message: '库存现在是 5，改后要在 0 到 100000 之间',
  });
  expect(codeOf(await stock(id, 100_000))).toBe('STOCK_RANGE');
  expect((await stock(id, 0)).error).toMatchObject({ code: 'BAD_INPUT', field: 'delta' });
  expect(codeOf(await stock(id, 1, 'wang'))).toBe('FORBIDDEN');
  const twenty = await Promise.all(Array.from({ length: 20 }, () => stock(id, -1)));
  expect(twenty.filter((answer) => codeOf(answer) === 'done')).toHaveLength(5);
  expect(await market.stockOf(id)).toBe(0);
  // The same delivery, sent twice.
  const deliver = () => stock(id, 12, 'li', 'one-delivery-of-twelve');
  await Promise.all([deliver(), deliver()]);
  must(await deliver());
  expect(await market.stockOf(id)).toBe(12);
});

test('pausing and ending hold at once; an ended one is not sold, changed or filled again', async () => {
  const { id, version } = await market.product();
  expect(must(await turn('pause', id)).state).toBe('paused');
  expect(must(await turn('pause', id)).state).toBe('paused');
  expect(must(await get(id, 'wang')).block).toBe('paused');
  expect(must(await town.as(null, 'product.ofShop', { merchantId: shop.id })).items).toEqual([]);
  expect(must(await turn('resume', id)).state).toBe('open');
  expect(codeOf(await turn('end', id, 'chen'))).toBe('FORBIDDEN');
  must(await turn('end', id));
  expect(codeOf(await turn('resume', id))).toBe('PRODUCT_CLOSED');
  expect(codeOf(await change({ id, version: version + 3 }))).toBe('PRODUCT_CLOSED');
  expect(codeOf(await stock(id, 1))).toBe('PRODUCT_CLOSED');
  expect(must(await get(id, 'wang')).block).toBe('over');
});

test('one product says why I cannot order it', async () => {
  const { id } = await market.product({ stock: 1, personLimit: 1, pointsPart: { points: 30, fen: 300 } });
  expect(must(await get(id))).toMatchObject({ block: 'guest', balance: null, mineLeft: null });
  expect(must(await get(id, 'wang'))).toMatchObject({ block: null, pointsBlock: 'short', mineLeft: 1 });
  await give(town, town.people.wang, 30);
  expect(must(await get(id, 'wang'))).toMatchObject({ block: null, pointsBlock: null, balance: 30 });
  expect(must(await get(id, 'li'))).toMatchObject({ block: null, pointsBlock: 'own' });
  await market.placed('wang', [must(await get(id)).product]);
  expect(must(await get(id, 'wang'))).toMatchObject({ block: 'stock', mineLeft: 0 });
  must(await stock(id, 5));
  expect(must(await get(id, 'wang'))).toMatchObject({ block: 'limit' });
  await town.server.db.run(sql`UPDATE merchants SET state = 'paused'`);
  expect(must(await get(id, 'chen')).block).toBe('paused');
  await town.server.db.run(sql`UPDATE merchants SET state = 'open', town_id = town_id + 1`);
  expect(must(await get(id, 'chen')).block).toBe('town');
  await town.server.db.run(sql`UPDATE merchants SET state = 'suspended'`);
  expect(codeOf(await get(id, 'chen'))).toBe('NOT_FOUND');
});

test('two pages, newest first', async () => {
  const ids = [];
  for (const name of ['一', '二', '三']) ids.push((await market.product({ name })).id);
  for (const [person, name] of [
    [null, 'product.ofShop'],
    ['li', 'product.manage'],
  ] as const) {
    const first = must(await town.as(person, name, { merchantId: shop.id, size: 2 }));
    const second = must(
      await town.as(person, name, { merchantId: shop.id, size: 2, cursor: first.next ?? '' }),
    );
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...ids].reverse());
    expect(second.next).toBeNull();
  }
});

test('a shop’s own list asks once for all of its products', async () => {
  const [first, second] = [await market.product(), await market.product()];
  const { plans, reply } = await planner(town)('submissions', 'li', 'product.manage', {
    merchantId: shop.id,
  });
  expect(plans).toHaveLength(1);
  expect(reply.items.map(({ id, submission }) => [id, submission?.state])).toEqual([
    [second.id, 'approved'],
    [first.id, 'approved'],
  ]);
});
