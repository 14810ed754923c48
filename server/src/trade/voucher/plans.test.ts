import { DAY } from '@jishan/shared/calendar';
import { everyDay } from '@jishan/shared/hours';
import { openTown, type TestTown } from '../../testing/open-town';
import { openShop, type TestShop } from '../../testing/open-shop';
import { cursor, expectPlan, NUMBERS, planner, type Planner, type Step } from '../../testing/plans';
import { dueVouchers, vouchersOfSuspended } from './sweep';
import { raw, sql } from '../../kernel/sql';

/* Lists of vouchers keep to their indexes when shops have been busy for years. */
const VOUCHERS = 40_000;
const HOURS = JSON.stringify(everyDay([540, 1170]));

let town: TestTown;
let plansOf: Planner;
let shop: TestShop;
beforeAll(async () => {
  town = await openTown();
  plansOf = planner(town);
  shop = await openShop(town);
  const offerId = (await shop.offer()).id;
  const { db, clock, town: place } = town.server;
  const at = `${clock.now} - n * 60000`;
  await db.run(
    sql`INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence,
        state, pact_version, created_at, joined_at)
      SELECT ${raw(place.townId)}, ${raw(place.east.id)}, CONCAT('店', n), 'food', '', '', '', 0, 0, '[]', '', '[]', '[]', 'open', 1, 0, 0
        FROM ${raw(NUMBERS)} WHERE n < 4002`,
  );
  await db.run(
    sql`INSERT INTO vouchers (offer_id, merchant_id, community_id, holder_id, title, list_price, price, points, hours, period, state,
        clerk_id, used_at, closed_at, created_at, expires_at)
      SELECT IF(n % 50 = 3, ${offerId}, 2 + n % 4000), IF(n % 20 = 3, ${shop.id}, 2 + n % 4000), ${place.east.id},
        IF(n % 50 = 3, ${town.people.wang}, 5000 + n % 900), '项目', 3500, 3000, 50, ${HOURS}, 'A', IF(n % 30 = 3, 'open', 'used'),
        IF(n % 30 = 3, NULL, ${town.people.li}), IF(n % 30 = 3, NULL, ${raw(at)}), IF(n % 30 = 3, NULL, ${raw(at)}), ${raw(at)}, ${raw(at)} + ${30 * DAY}
      FROM ${raw(NUMBERS)} WHERE n < ${VOUCHERS}`,
  );
  await db.rows(sql`ANALYZE TABLE vouchers, merchants, users`);
}, 120_000);
afterAll(() => town.server.stop());

const expectList = (plan: Step[] | undefined, key: string) => {
  expect(plan?.[0]?.table).toBe('v');
  expectPlan(plan, key);
};

test('vouchers: mine, and what was settled at a counter', async () => {
  const { clock } = town.server;
  for (const open of [true, false])
    for (const place of [{}, { cursor: cursor(VOUCHERS / 2) }])
      for (const plan of (await plansOf('vouchers v', 'wang', 'voucher.mine', { open, ...place })).plans)
        expectList(plan, 'holder');
  for (const place of [{}, { cursor: cursor(clock.now - DAY, VOUCHERS / 2) }]) {
    const input = { merchantId: shop.id, kind: 'voucher' as const, ...place };
    expectList((await plansOf('vouchers v', 'li', 'counter.recent', input)).plans[0], 'used');
  }
});

test('what the sweep looks for', async () => {
  const { db, clock } = town.server;
  const due = await db.rows<Step>(sql`EXPLAIN ${dueVouchers(clock.now, { id: 0, place: 0 })}`);
  expect(due.map(({ key }) => key)).toEqual(['due']);
  const suspended = await db.rows<Step>(sql`EXPLAIN ${vouchersOfSuspended({ id: 0, place: 0 })}`);
  expect(suspended.map(({ key }) => key)).toEqual(['states', 'shown']);
});
