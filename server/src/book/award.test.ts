import { DAY } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import type { Db } from '../kernel/database';
import { inTransaction } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import { assertBookHolds, checkBook } from '../testing/book';
import { must, openTown, type TestTown } from '../testing/open-town';
import { openShop, type TestShop } from '../testing/open-shop';
import { accountOf, lockResident } from './accounts';
import { awardPoints } from './award';
import { addLot, takeFromLots } from './lots';

let town: TestTown;
let shop: TestShop;
beforeAll(async () => {
  town = await openTown();
  shop = await openShop(town);
});
afterEach(async () => {
  const { db, clock, town: place } = town.server;
  await assertBookHolds(db);
  const { totals } = await checkBook(db, place.townId, clock.now);
  expect(totals.flatMap(({ differing }) => differing)).toEqual([]);
});
afterAll(() => town.server.stop());

let serial = 0;
const earn = (db: Db, residentId: number, rule: ScoringRule, occurredAt: number) => {
  const { clock, town: place } = town.server;
  return awardPoints(db, {
    ...{
      key: `test:${++serial}`,
      townId: place.townId,
      communityId: place.east.id,
      residentId,
      rule,
      postId: null,
    },
    ...{ unitId: place.east.id, reviewers: 1, occurredAt, now: clock.now },
  });
};
const anyRule = (wanted: (rule: ScoringRule) => boolean): ScoringRule => {
  const rule = STANDARD_RULES.find((one) => one.source === 'post' && wanted(one));
  if (!rule) throw new Error('no such rule');
  return rule;
};
const plain = anyRule(({ cooldownHours, caps }) => cooldownHours === 0 && caps.total === undefined);

test('a clerk’s deed in the name of a shop elsewhere counts where they live, and for the shop where it stands', async () => {
  const { db, town: place } = town.server;
  const { aygul } = town.people;
  await shop.hire(aygul, 'clerk');
  const { id, version } = await town.write('aygul', { merchantId: shop.id });
  must(await town.as('xu', 'review.take', { postId: id }));
  must(await town.as('xu', 'review.approve', { postId: id, version, ruleCode: plain.code }));
  for (const period of ['day', 'week', 'month', 'year'] as const) {
    const board = { period, scope: 'community' } as const;
    expect(must(await town.as('aygul', 'ranking.mine', board)).rank).toBe(1);
    expect(must(await town.as('liu', 'ranking.list', board)).items.map(({ userId }) => userId)).toEqual([
      aygul,
    ]);
    expect(must(await town.as('wang', 'ranking.list', board)).items).toEqual([]);
  }
  expect(
    await db.rows(
      sql`SELECT kind, owner_id AS owner, community_id AS communityId FROM group_totals WHERE period = 'A'`,
    ),
  ).toEqual([
    { kind: 'community', owner: place.east.id, communityId: place.east.id },
    { kind: 'merchant', owner: shop.id, communityId: place.east.id },
  ]);
});

test('a deed decided late is held back only by what was done within its cooldown, on either side', async () => {
  const { source, clock } = town.server;
  const rests = anyRule(({ cooldownHours, caps }) => cooldownHours === 20 * 24 && caps.total === undefined);
  const monthly = { ...rests, caps: {} };
  const done = (occurredAt: number) =>
    inTransaction(source, (db) => earn(db, town.people.chen, monthly, occurredAt)).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'no refusal',
    );
  const first = clock.now - 60 * DAY;
  expect(await done(first + 24 * DAY)).toBe('done');
  expect(await done(first)).toBe('done');
  expect(await done(first + 12 * DAY)).toBe('ALLOWANCE_USED');
  expect(await done(first + 4 * DAY + 1)).toBe('ALLOWANCE_USED');
  expect(await done(first - 20 * DAY)).toBe('done');
  expect(await done(first + 44 * DAY - 1)).toBe('ALLOWANCE_USED');
  expect(await done(first + 44 * DAY)).toBe('done');
});

test('an account that was made in a transaction is not remembered when it is rolled back', async () => {
  const { source, db, town: place } = town.server;
  const pool = 987_654;
  const undone = inTransaction(source, async (own) => {
    await accountOf(own, 'pool', pool, place.townId);
    // Asked for again by the same transaction, which finds what it has made itself.
    await accountOf(own, 'pool', pool, place.townId);
    throw new Error('rolled back');
  });
  await expect(undone).rejects.toThrow('rolled back');
  const { id } = await inTransaction(source, (own) => accountOf(own, 'pool', pool, place.townId));
  expect(await db.row(sql`SELECT id FROM accounts WHERE kind = 'pool' AND owner_id = ${pool}`)).toEqual({
    id,
  });
});

test('points are taken from lots, soonest to expire first, the last one in part', async () => {
  const { source, db, clock, town: place } = town.server;
  const { li } = town.people;
  const rows = () =>
    db.rows(sql`SELECT remaining, open FROM lots WHERE resident_id = ${li} ORDER BY expires_at`);
  const undone = inTransaction(source, async (own) => {
    await lockResident(own, li, place.townId);
    for (const [index, amount] of [30, 20, 50].entries())
      await addLot(own, {
        ...{ residentId: li, townId: place.townId, transferId: 900_000 + index, amount },
        ...{ expiresAt: clock.now + (index + 1) * DAY, now: clock.now },
      });
    await takeFromLots(own, li, 50, 910_000);
    await takeFromLots(own, li, 10, 910_001);
    const left = await own.rows(
      sql`SELECT remaining, open FROM lots WHERE resident_id = ${li} ORDER BY expires_at`,
    );
    throw Object.assign(new Error('seen'), { left });
  });
  await expect(undone).rejects.toMatchObject({
    left: [
      { remaining: 0, open: null },
      { remaining: 0, open: null },
      { remaining: 40, open: 1 },
    ],
  });
  expect(await rows()).toEqual([]);
});
