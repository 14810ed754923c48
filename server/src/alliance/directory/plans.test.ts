import { DAY } from '@jishan/shared/calendar';
import { everyDay } from '@jishan/shared/hours';
import { openTown, type TestTown } from '../../testing/open-town';
import { openShop, type TestShop } from '../../testing/open-shop';
import { cursor, expectPlan, NUMBERS, planner, type Planner, type Step } from '../../testing/plans';
import { raw, sql } from '../../kernel/sql';

/* Lists of shops, what they submit, give, take and were thanked for keep to their indexes in a database of many towns. */
const SHOPS = 8_000;
const VOUCHERS = 40_000;
const HOURS = JSON.stringify(everyDay([540, 1170]));

let town: TestTown;
let plansOf: Planner;
let shop: TestShop;
let offerId: number;
beforeAll(async () => {
  town = await openTown();
  plansOf = planner(town);
  shop = await openShop(town);
  offerId = (await shop.offer()).id;
  const { db, clock, town: place } = town.server;
  const at = `${clock.now} - n * 60000`;
  // One shop in twenty is of this town.
  const where = `IF(n % 20 = 3, ${place.townId}, 9000 + n % 20), IF(n % 20 = 3, ${place.east.id}, 9100 + n % 200)`;
  await db.run(
    sql`INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence,
        state, pact_version, redeemed, created_at, joined_at)
      SELECT ${raw(where)}, CONCAT('店', n), IF(n % 3 = 0, 'food', 'hair'), '', '', '', 30000000 + n, 120000000 + n, '[]', '', '[]', '[]',
        IF(n % 7 = 0, 'suspended', 'open'), 1, n % 300, ${raw(at)}, ${raw(at)} FROM ${raw(NUMBERS)} WHERE n < ${raw(SHOPS)}`,
  );
  await db.run(
    sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since) SELECT id, 50000 + id, 'owner', 1, 0 FROM merchants WHERE id <> ${shop.id}`,
  );
  await db.run(
    sql`INSERT INTO submissions (kind, subject_id, owner_kind, owner_id, town_id, community_id, submitted_by, title, content, photos, state, waiting,
        created_at)
      SELECT 'offer', n + 1000, 'merchant', IF(n % 20 = 3, ${raw(shop.id)}, 2 + n % 4000), ${raw(where)}, ${raw(town.people.li)}, '项目', '{}', '[]',
        IF(n % 50 = 3, 'pending', 'approved'), IF(n % 50 = 3, 1, NULL), ${raw(at)} FROM ${raw(NUMBERS)} WHERE n < 20000`,
  );
  await db.run(
    sql`INSERT INTO offers (merchant_id, town_id, title, detail, photos, list_price, price, points, period, valid_days, hours, state, created_at)
      SELECT IF(n % 50 = 3, ${shop.id}, 2 + n % 4000), ${place.townId}, '项目', '', '[]', 3500, 3000, 50, 'none', 30, ${HOURS},
        IF(n % 4 = 0, 'ended', 'open'), ${raw(at)} FROM ${raw(NUMBERS)} WHERE n < 10000`,
  );
  await db.run(
    sql`INSERT INTO vouchers (offer_id, merchant_id, community_id, holder_id, title, list_price, price, points, hours, period, state,
        clerk_id, used_at, closed_at, created_at, expires_at)
      SELECT IF(n % 50 = 3, ${offerId}, 2 + n % 4000), IF(n % 20 = 3, ${shop.id}, 2 + n % 4000), ${place.east.id},
        IF(n % 50 = 3, ${town.people.wang}, 5000 + n % 900), '项目', 3500, 3000, 50, ${HOURS}, 'A', IF(n % 30 = 3, 'open', 'used'),
        IF(n % 30 = 3, NULL, ${town.people.li}), IF(n % 30 = 3, NULL, ${raw(at)}), IF(n % 30 = 3, NULL, ${raw(at)}), ${raw(at)}, ${raw(at)} + ${30 * DAY}
      FROM ${raw(NUMBERS)} WHERE n < ${VOUCHERS}`,
  );
  await db.run(
    sql`INSERT INTO merchant_thanks (merchant_id, author_id, day, body, created_at)
      SELECT IF(n % 20 = 3, ${raw(shop.id)}, 2 + n % 4000), ${raw(town.people.wang)}, n, '谢谢', ${raw(at)} FROM ${raw(NUMBERS)} WHERE n < 20000`,
  );
  await db.run(
    sql`INSERT INTO group_totals (period, kind, owner_id, town_id, community_id, points)
      SELECT 'M2026-11', 'merchant', id, town_id, community_id, 1 + id % 100 FROM merchants`,
  );
  await db.run(
    sql`INSERT INTO card_holdings (card_id, merchant_id, user_id, used, valid_until, created_at)
      SELECT n % 100, 2 + n % 4000, 5000 + n, 1, 0, 0 FROM ${raw(NUMBERS)} WHERE n < 5000`,
  );
  await db.run(
    sql`INSERT INTO card_uses (holding_id, card_id, merchant_id, clerk_id, checked_at, used_at)
      SELECT id, card_id, merchant_id, 1, ${raw(clock.now)} - id * 60000, ${raw(clock.now)} - id * 60000 FROM card_holdings`,
  );
  await db.rows(
    sql`ANALYZE TABLE merchants, merchant_members, submissions, offers, vouchers, merchant_thanks, group_totals, users, regions, card_holdings, card_uses`,
  );
}, 120_000);
afterAll(() => town.server.stop());

/** The step of a plan that reads the list itself comes first, by its index and in its order. */
const expectList = (plan: Step[] | undefined, alias: string, key: string) => {
  expect(plan?.[0]?.table).toBe(alias);
  expectPlan(plan, key);
};

test('shops by when they joined and by what was redeemed, of all kinds and of one', async () => {
  const { clock } = town.server;
  for (const [order, index, place] of [
    ['newest', 'newest', cursor(clock.now - DAY, 4000)],
    ['busiest', 'busiest', cursor(150, 4000)],
  ] as const)
    for (const more of [{}, { cursor: place }])
      for (const kind of [undefined, 'food'] as const) {
        const input = { order, ...more, ...(kind ? { kind } : {}) };
        const { plans } = await plansOf('merchants m', 'wang', 'alliance.list', input);
        expectList(plans[0], 'm', kind ? `kind_${index}` : index);
      }
});

test('the nearest: only the town’s own shops are looked at', async () => {
  const input = { order: 'near' as const, at: { lat: 30, lng: 120 } };
  const { plans } = await plansOf('merchants m', 'wang', 'alliance.list', input);
  expect(plans[0]?.[0]).toMatchObject({ table: 'm', key: 'newest' });
});

test('the ranking, a shop’s thanks and its file', async () => {
  for (const place of [{}, { cursor: cursor(50, 4000, 3, 3) }]) {
    const input = { by: 'honour' as const, period: 'month' as const, ...place };
    const { plans } = await plansOf('group_totals g', 'wang', 'alliance.ranking', input);
    expectList(plans[0], 'g', 'town');
  }
  for (const place of [{}, { cursor: cursor(9000) }]) {
    const input = { merchantId: shop.id, ...place };
    expectList(
      (await plansOf('merchant_thanks t', 'wang', 'alliance.thanks', input)).plans[0],
      't',
      'merchant',
    );
  }
});

test('what staff see: shops by state, what waits, and how much of it', async () => {
  const { clock } = town.server;
  for (const [person, index] of [
    ['xu', 'community_state'],
    ['zhou', 'town_state'],
  ] as const)
    for (const place of [{}, { cursor: cursor(4000) }]) {
      const input = { state: 'open' as const, ...place };
      expectList((await plansOf('merchants m', person, 'merchant.list', input)).plans[0], 'm', index);
    }
  for (const [person, index] of [
    ['xu', 'community_queue'],
    ['zhou', 'town_queue'],
  ] as const) {
    // The content that waits here is made up: only an empty page can be shown.
    const input = { cursor: cursor(clock.now + DAY, 1) };
    expectList((await plansOf('submissions s', person, 'submission.queue', input)).plans[0], 's', index);
    const [count] = (await plansOf('submissions s', person, 'review.count', {})).plans;
    expect(count?.map(({ type }) => type)).not.toContain('ALL');
    expect(count?.find(({ table }) => table === 's')?.key).toBe(index);
  }
  const mine = { merchantId: shop.id, cursor: cursor(1) };
  expectList((await plansOf('submissions s', 'li', 'submission.mine', mine)).plans[0], 's', 'merchant');
});

test('offers of a shop, to everybody and to its own people', async () => {
  const { plans } = await plansOf('offers o', 'wang', 'offer.ofShop', { merchantId: shop.id });
  expectPlan(
    plans.at(-1)?.filter(({ table }) => table === 'o'),
    'merchant_state',
  );
  const own = await plansOf('offers o', 'li', 'offer.manage', { merchantId: shop.id });
  expectList(own.plans[0], 'o', 'merchant');
});

test('figures of a shop and of the town read their own span and shops', async () => {
  const input = { merchantId: shop.id, month: '2026-11' };
  for (const table of ['vouchers', 'orders', 'card_holdings'])
    for (const plan of (await plansOf(table, 'li', 'figures.shop', input)).plans)
      for (const step of plan)
        if (step.table && !step.table.startsWith('<'))
          expect([step.table, step.type]).not.toEqual([step.table, 'ALL']);
  // Every account by its key: 38,000 residents times 76,000 accounts took minutes.
  const { plans } = await plansOf('users u', 'xu', 'figures.town', {});
  const held = plans.find((plan) => plan.some(({ table }) => table === 'h'));
  expect(held?.map(({ table, type, key }) => [table, type, key])).toEqual([
    ['u', 'ref', 'town'],
    ['a', 'eq_ref', 'owner'],
    ['h', 'eq_ref', 'owner'],
  ]);
  for (const plan of (await plansOf('merchants m', 'xu', 'figures.town', {})).plans)
    for (const step of plan) expect([step.table, step.type]).not.toEqual([step.table, 'ALL']);
});
