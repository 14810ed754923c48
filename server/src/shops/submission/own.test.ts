import { openMarket } from '../../testing/open-market';
import { give, openShop, type TestShop } from '../../testing/open-shop';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { Db } from '../../kernel/database';
import { merchantReviewable, profileReviewable } from '../merchant/reviewable';
import { offerReviewable } from '../../trade/offer/reviewable';
import { productReviewable } from '../../trade/product/reviewable';
import { submissionQueue } from './lists';
import { reviewablesByKind } from './reviewables';
import { isStaff, userOfToken } from '../../kernel/identity';
import { sql, type Sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
beforeAll(async () => {
  town = await openTown();
  shop = await openShop(town);
});
afterAll(() => town.server.stop());

test('one’s own order: a colleague readies and refuses it', async () => {
  const { people } = town;
  const market = openMarket(town, shop);
  const product = await market.product();
  await give(town, people.wang, 50);
  const { id: orderId } = await market.placed('wang', [product]);
  await shop.hire(people.wang, 'clerk');
  const refused = [
    await town.as('wang', 'order.ready', { orderId }),
    await town.as('wang', 'order.refuse', { orderId, reason: '没货了' }),
  ];
  expect(refused.map(({ error }) => [error?.code, error?.field])).toEqual([
    ['CODE_OWN', 'orderId'],
    ['CODE_OWN', 'orderId'],
  ]);
  must(await town.as('li', 'order.ready', { orderId }));
  must(await town.as('li', 'order.refuse', { orderId, reason: '没货了' }));
  const kept = await town.server.db.rows(
    sql`SELECT decision, before_state AS was, after_state AS became, actor_id AS actor FROM decisions WHERE kind = 'order' AND subject_id = ${orderId} ORDER BY id`,
  );
  expect(kept).toEqual([
    { decision: 'ready', was: 'placed', became: 'ready', actor: people.li },
    { decision: 'refuse', was: 'ready', became: 'cancelled', actor: people.li },
  ]);
});

test('a page of submissions costs as many statements however long it is', async () => {
  const { server, tokens } = town;
  const staff = await userOfToken(server.db, tokens.xu, server.clock.now);
  if (!staff || !isStaff(staff)) throw new Error('许雯 is no staff');
  const { photos } = server.deps;
  const kinds = [
    merchantReviewable(photos),
    profileReviewable(photos),
    offerReviewable(photos),
    productReviewable(photos),
  ];
  let statements = 0;
  class Counting extends Db {
    override async rows<T>(statement: Sql): Promise<T[]> {
      statements++;
      return super.rows<T>(statement);
    }
  }
  const cost = async () => {
    statements = 0;
    const page = await submissionQueue(
      ...([
        new Counting(server.source.manager),
        photos,
        reviewablesByKind(kinds),
        staff,
        { size: 50 },
        server.clock.now,
      ] as const),
    );
    return { statements, items: page.items.length };
  };
  const add = async (name: string) =>
    must(
      await town.as('li', 'product.create', {
        ...{ merchantId: shop.id, name, text: '', price: 900, unit: '把', personLimit: null },
        ...{ pointsPart: null, photos: [], stock: 5 },
      }),
    );
  await add('面条');
  const one = await cost();
  for (const name of ['挂面', '米粉', '年糕', '馒头']) await add(name);
  const five = await cost();
  expect(one.items + 4).toBe(five.items);
  expect(five.statements).toBe(one.statements);
});
