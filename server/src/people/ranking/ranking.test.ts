import { DAY } from '@jishan/shared/calendar';
import { inTransaction } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { awardPoints } from '../../book/award';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { rulesInForce } from '../../rules/rules';

let town: TestTown;
/** Residents by what they earned today, through the points book; three of them stand equal, over a page's end. */
const POINTS = [90, 70, 70, 70, 40, 40, 10];
let ids: number[];

beforeAll(async () => {
  town = await openTown();
  ids = [];
  for (const [index, points] of POINTS.entries()) ids.push(await resident(`居民${index}`, points));
});
afterAll(() => town.server.stop());

async function resident(
  name: string,
  points: number,
  home: 'east' | 'west' = 'east',
  ranked = 1,
): Promise<number> {
  const { db, town: place } = town.server;
  const { insertId } = await db.run(
    sql`INSERT INTO users (name, avatar, town_id, community_id, ranked, created_at) VALUES (${name}, 'tea', ${place.townId}, ${place[home].id}, ${ranked}, 0)`,
  );
  if (points > 0) await earn(insertId, points, home);
  return insertId;
}

let awards = 0;
async function earn(residentId: number, points: number, home: 'east' | 'west' = 'east'): Promise<void> {
  const { source, clock, town: place } = town.server;
  await inTransaction(source, async (db) => {
    const [rule] = await rulesInForce(db, place.townId);
    if (!rule) throw new Error('the town has no rules');
    await awardPoints(db, {
      key: `test:${awards++}`,
      townId: place.townId,
      communityId: place[home].id,
      residentId,
      rule: { ...rule, points, caps: {}, cooldownHours: 0 },
      postId: 0,
      unitId: place[home].id,
      reviewers: 1,
      occurredAt: clock.now,
      now: clock.now,
    });
  });
}

type Query = Parameters<typeof town.as<'ranking.list'>>[2];
const list = async (input: Query) => must(await town.as('wang', 'ranking.list', input));
const today = { period: 'day', scope: 'community' } as const;

test('most honour first; equal honour, equal place; nobody with nothing', async () => {
  const nobody = await resident('无分', 0);
  const { items } = await list(today);
  expect(items.map((row) => [row.rank, row.points])).toEqual([
    [1, 90],
    [2, 70],
    [2, 70],
    [2, 70],
    [5, 40],
    [5, 40],
    [7, 10],
  ]);
  expect(items[0]).toEqual({
    rank: 1,
    userId: ids[0],
    name: '居民0',
    avatar: 'tea',
    community: '梧桐里社区',
    points: 90,
  });
  expect(items.map((row) => row.userId)).not.toContain(nobody);
});

test.each([1, 2, 3, 4, 6, 7])('pages of %i give the same places as the whole list', async (size) => {
  const whole = (await list(today)).items;
  const seen: typeof whole = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...today, size, ...(cursor && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(size);
    seen.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(whole);
});

test('one’s own place, and the nearest ahead', async () => {
  const mine = async (userId: number, scope: 'town' | 'community' = 'community') =>
    must(await town.server.call(await town.server.signIn(userId), 'ranking.mine', { period: 'day', scope }));
  const of = (index: number) => mine(ids[index] ?? 0);
  expect(await of(0)).toEqual({ rank: 1, points: 90, ranked: true, ahead: null });
  expect(await of(1)).toEqual({ rank: 2, points: 70, ranked: true, ahead: { name: '居民0', gap: 20 } });
  expect(await of(3)).toEqual({ rank: 2, points: 70, ranked: true, ahead: { name: '居民0', gap: 20 } });
  expect(await of(5)).toMatchObject({ rank: 5, ahead: { gap: 30 } });
  expect(await of(6)).toMatchObject({ rank: 7, ahead: { gap: 30 } });
  // Nothing earned yet: no place, but somebody to reach.
  expect(await mine(town.people.wang)).toEqual({
    rank: null,
    points: 0,
    ranked: true,
    ahead: { name: '居民6', gap: 10 },
  });
  // Places on the list and one's own place agree for everybody.
  for (const row of (await list(today)).items) expect((await mine(row.userId)).rank).toBe(row.rank);
});

test('staff and those who left the rankings stand on none, and are told so', async () => {
  const hidden = await resident('不参加', 500, 'east', 0);
  await earn(town.people.xu, 500);
  const { items } = await list(today);
  expect(items.map((row) => row.userId)).not.toContain(hidden);
  expect(items.map((row) => row.userId)).not.toContain(town.people.xu);
  const mine = must(
    await town.server.call(await town.server.signIn(hidden), 'ranking.mine', {
      period: 'day',
      scope: 'town',
    }),
  );
  expect(mine).toEqual({ rank: null, points: 500, ranked: false, ahead: null });
  expect(must(await town.as('xu', 'ranking.mine', { period: 'day', scope: 'town' }))).toEqual({
    rank: null,
    points: 500,
    ranked: false,
    ahead: null,
  });
});

test('leaving takes one out at once, coming back brings the same honour', async () => {
  const id = await resident('进出', 33);
  const token = await town.server.signIn(id);
  const shown = async () => (await list(today)).items.find((row) => row.userId === id)?.points;
  must(await town.server.call(token, 'resident.update', { ranked: false }));
  expect(await shown()).toBeUndefined();
  must(await town.server.call(token, 'resident.update', { ranked: true }));
  expect(await shown()).toBe(33);
});

test('the town has all communities, a community its own', async () => {
  const far = await resident('新河人', 60, 'west');
  const inTown = (await list({ period: 'day', scope: 'town' })).items;
  expect(inTown.find((row) => row.userId === far)).toMatchObject({ rank: 5, community: '新河社区' });
  expect((await list(today)).items.map((row) => row.userId)).not.toContain(far);
});

test('a new day begins with an empty board; the month goes on', async () => {
  town.server.clock.forward(DAY);
  expect(await list(today)).toEqual({ items: [], next: null });
  expect(must(await town.as('wang', 'ranking.mine', today))).toEqual({
    rank: null,
    points: 0,
    ranked: true,
    ahead: null,
  });
  await earn(ids[6] ?? 0, 85);
  const month = (await list({ ...today, period: 'month' })).items;
  expect(month[0]).toMatchObject({ rank: 1, userId: ids[6], points: 95 });
  expect((await list({ ...today, period: 'week' })).items[0]?.points).toBe(95);
  expect((await list({ ...today, period: 'year' })).items[0]?.points).toBe(95);
  expect((await list(today)).items.map((row) => row.points)).toEqual([85]);
});

test('a cursor of another list is refused', async () => {
  const refused = await town.as('wang', 'ranking.list', { ...today, cursor: 'MSwy' });
  expect(refused.error).toMatchObject({ code: 'BAD_CURSOR', field: 'cursor' });
});
