import { periodKey } from '@jishan/shared/calendar';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { cursor, expectPlan, NUMBERS, planner } from '../../testing/plans';
import { raw, sql } from '../../kernel/sql';

let town: TestTown;
/** Families of the east by what they pooled this month; three stand equal, over a page's end. */
const POINTS = [90, 70, 70, 70, 40, 0, -5];
const FAMILIES: number[] = [];

beforeAll(async () => {
  town = await openTown();
  for (const [index, points] of POINTS.entries()) FAMILIES.push(await family(`${index}家`, 'east', points));
  await family('西家', 'west', 80);
  await family('散了的家', 'east', 1000, 1);
});
afterAll(() => town.server.stop());

async function family(name: string, home: 'east' | 'west', points: number, endedAt: number | null = null) {
  const { db, town: place, clock } = town.server;
  const community = place[home].id;
  const { insertId } = await db.run(
    sql`INSERT INTO households (town_id, community_id, name, founder_id, created_at, ended_at) VALUES (${place.townId}, ${community}, ${name}, 1, 0, ${endedAt})`,
  );
  await db.run(
    sql`INSERT INTO group_totals VALUES (${periodKey('month', clock.now)}, 'household', ${insertId}, ${place.townId}, ${community}, ${points})`,
  );
  return insertId;
}

const list = async (input: { scope: 'town' | 'community'; cursor?: string; size?: number }) =>
  must(await town.as('wang', 'ranking.households', { period: 'month', ...input }));

test('most honour first; equal honour, equal place; none with nothing, none that has ended', async () => {
  const { items, next } = await list({ scope: 'community' });
  expect(items.map(({ rank, name, points }) => [rank, name, points])).toEqual([
    [1, '0家', 90],
    [2, '3家', 70],
    [2, '2家', 70],
    [2, '1家', 70],
    [5, '4家', 40],
  ]);
  expect(next).toBeNull();
});

test('pages go on where the last one ended, with the same places', async () => {
  const whole = await list({ scope: 'town' });
  const paged: typeof whole.items = [];
  for (let next: string | null | undefined; next !== null;) {
    const page = await list({ scope: 'town', size: 2, ...(next ? { cursor: next } : {}) });
    paged.push(...page.items);
    next = page.next;
  }
  expect(paged).toEqual(whole.items);
  expect(whole.items.map(({ name, rank }) => `${rank} ${name}`)).toEqual([
    '1 0家',
    '2 西家',
    '3 3家',
    '3 2家',
    '3 1家',
    '6 4家',
  ]);
});

test('one’s own family is marked, and members are those who have joined', async () => {
  const { db, town: place } = town.server;
  const own = FAMILIES[1] ?? 0;
  await db.run(
    sql`INSERT INTO household_members (household_id, user_id, member, state, asked_at) VALUES (${own}, ${place.people.wang}, 1, 'joined', 0), (${own}, ${place.people.chen}, 1, 'asked', 0), (${own}, 987, NULL, 'left', 0)`,
  );
  await db.run(sql`UPDATE users SET household_id = ${own} WHERE id = ${place.people.wang}`);
  const { items } = await list({ scope: 'community' });
  expect(items.filter(({ mine }) => mine)).toEqual([
    { rank: 2, householdId: own, name: '1家', community: '梧桐里社区', members: 1, points: 70, mine: true },
  ]);
});

test.each(['town', 'community'] as const)(
  'the list of the %s keeps to its index when every second resident has a family',
  async (scope) => {
    const { db, town: place, clock } = town.server;
    const { insertId: first } = await db.run(
      sql`INSERT INTO households (town_id, community_id, name, founder_id, created_at)
      SELECT ${place.townId}, ${place.west.id}, '千家', 1, 0 FROM ${raw(NUMBERS)} WHERE n < 9000`,
    );
    for (const period of ['week', 'month', 'year'] as const)
      await db.run(
        sql`INSERT IGNORE INTO group_totals SELECT ${periodKey(period, clock.now)}, 'household', ${first} + n, ${place.townId}, ${place.west.id}, n * 7919 % 500 FROM ${raw(NUMBERS)} WHERE n < 9000`,
      );
    await db.rows(sql`ANALYZE TABLE households, group_totals, household_members`);
    const plansOf = planner(town);
    for (const from of [{}, { cursor: cursor(250, first, 3, 4) }]) {
      const { plans } = await plansOf('group_totals', 'aygul', 'ranking.households', {
        period: 'month',
        scope,
        ...from,
      });
      expectPlan(plans[0], scope);
    }
  },
);
