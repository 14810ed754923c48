import type { Logger } from 'typeorm';
import type { Api } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { BOARDS } from '@jishan/shared/rules';
import { must, openTown, type TestTown } from '../../testing/open-town';

/*
 * Every list keeps to its index when the town is full: what the database chooses depends on how many rows there are, so it
 * is asked about the statements that real calls send, on as many posts as a town writes in three years.
 * docs/decisions/0050-lists.md tells why each index is the right one.
 */
const POSTS = 160_000;
const RESIDENTS = 38_000;
const YEARS = 3;

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
  await fill();
}, 120_000);
afterAll(() => town.server.stop());

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS n`).join(' UNION ALL ');
const PLACES = [1, 10, 100, 1000, 10_000, 100_000];
/** A table of the numbers from 0 to 999,999, in a form that MariaDB and MySQL both know. */
const NUMBERS = `(SELECT ${PLACES.map((place) => `d${place}.n * ${place}`).join(' + ')} AS n
  FROM ${PLACES.map((place) => `(${DIGITS}) d${place}`).join(' JOIN ')}) numbers`;

/** Residents, and posts of three years up to now, one in twelve of the eastern community, most of them approved. */
async function fill(): Promise<void> {
  const { db, town: place, clock } = town.server;
  const { east, west, townId, people } = place;
  const step = Math.floor((YEARS * 365 * DAY) / POSTS);
  const inEast = 'n % 12 = 0';
  const { insertId: first } = await db.run(
    `INSERT INTO users (name, avatar, town_id, community_id, created_at)
      SELECT '居民', 'tea', ?, ?, 0 FROM ${NUMBERS} WHERE n < ${RESIDENTS}`,
    [townId, west.id],
  );
  // 王秀兰 writes one in a hundred herself: more than anybody will, and all the worse for lists of one author.
  await db.run(
    `INSERT INTO posts (town_id, community_id, grid_id, author_id, body, photos, board, claim_code, state, created_at, sent_at, listed_at)
      SELECT ${townId}, IF(${inEast}, ${east.id}, ${west.id}), IF(${inEast}, ${east.gridId}, ${west.gridId}),
        IF(n % 100 = 7, ${people.wang}, ${first} + n * 7919 % ${RESIDENTS}), '今天在楼道里扫了雪', '[]',
        ELT(n % ${BOARDS.length} + 1, ${BOARDS.map(({ code }) => `'${code}'`).join(', ')}), 'family-01',
        IF(n % 50 = 7, 'rejected', IF(n % 400 = 11, 'pending', IF(n % 500 = 13, 'hidden', 'approved'))), at, at, at
      FROM (SELECT n, ? - (${POSTS} - n) * ? AS at FROM ${NUMBERS} WHERE n < ${POSTS}) made ORDER BY n`,
    [clock.now, step],
  );
  await db.run(
    `INSERT INTO comments (post_id, author_id, body, created_at) SELECT id, author_id, '为您点赞', created_at FROM posts`,
  );
  await db.rows('ANALYZE TABLE users, posts, comments');
}

interface Step {
  table: string;
  type: string;
  key: string | null;
  Extra: string | null;
}

/** Makes a call and gives the plans of the SELECTs it sent that read `table`. */
async function plansOf<N extends keyof Api>(
  table: string,
  person: 'wang' | 'xu' | 'zhou',
  name: N,
  input: Api[N]['input'],
): Promise<{ plans: Step[][]; reply: Api[N]['reply'] }> {
  const { source, db } = town.server;
  const sent: { sql: string; params: unknown[] }[] = [];
  const before = source.logger;
  source.logger = recorder((sql, params) => sent.push({ sql, params }));
  const reply = must(await town.as(person, name, input));
  source.logger = before;
  const asked = sent.filter(({ sql }) => new RegExp(`^SELECT[^]+(FROM|JOIN) ${table}\\b`).test(sql));
  const plans: Step[][] = [];
  for (const { sql, params } of asked) plans.push(await db.rows<Step>(`EXPLAIN ${sql}`, params));
  return { plans, reply };
}

const recorder = (note: (sql: string, params: unknown[]) => void): Logger => ({
  logQuery: (sql, params: unknown) => note(sql, Array.isArray(params) ? (params as unknown[]) : []),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
});

/** By the index named, in its order, and nothing read as a whole. */
function expectPlan(plan: Step[] | undefined, key: string): void {
  expect(plan?.[0]?.key).toBe(key);
  for (const step of plan ?? []) {
    expect(step.Extra ?? '').not.toMatch(/filesort|temporary/);
    expect(step.type).not.toBe('ALL');
  }
}

test.each([
  [{}, 'town_list'],
  [{ scope: 'community' }, 'community_list'],
  [{ board: 'patrol' }, 'town_board'],
  [{ scope: 'community', board: 'patrol' }, 'community_board'],
] as const)('feed %j', async (input, key) => {
  const first = await plansOf('posts', 'wang', 'post.feed', input);
  expectPlan(first.plans[0], key);
  // The second page, the middle of three years, and the oldest posts.
  const { clock } = town.server;
  const middle = [1, YEARS / 2, YEARS].map((years) => cursor(clock.now - years * 365 * DAY, 1));
  for (const place of [first.reply.next ?? '', ...middle])
    expectPlan((await plansOf('posts', 'wang', 'post.feed', { ...input, cursor: place })).plans[0], key);
});

test.each([
  [{}, 'author'],
  [{ state: 'rejected' }, 'author_state'],
] as const)('mine %j', async (input, key) => {
  const { plans, reply } = await plansOf('posts', 'wang', 'post.mine', input);
  expectPlan(plans[0], key);
  const next = await plansOf('posts', 'wang', 'post.mine', { ...input, cursor: reply.next ?? '' });
  expectPlan(next.plans[0], key);
});

test('comments', async () => {
  const id = must(await town.as('wang', 'post.feed', {})).items[0]?.id ?? 0;
  for (const place of [{}, { cursor: cursor(id) }]) {
    const { plans } = await plansOf('comments', 'wang', 'comment.list', { postId: id, ...place });
    expectPlan(plans[0], 'post');
  }
});

test.each([
  ['town', 'town'],
  ['community', 'community'],
] as const)('ranking of the %s', async (scope, key) => {
  for (const place of [{}, { cursor: cursor(50, 9, 3, 4) }]) {
    const input = { period: 'month', scope, ...place } as const;
    const { plans } = await plansOf('honour_totals', 'wang', 'ranking.list', input);
    expectPlan(plans[0], key);
  }
  const { plans } = await plansOf('honour_totals', 'wang', 'ranking.mine', { period: 'month', scope });
  expect(plans).toHaveLength(3);
  for (const plan of plans.slice(1)) expectPlan(plan, key);
});

test('home', async () => {
  const { plans } = await plansOf('posts', 'xu', 'home.summary', {});
  const keys = plans.map((plan) => plan[0]?.key).sort();
  // Claims of thirty days, the latest three, what waits in the community, the boards of today, and one's own waiting claims.
  expect(keys).toEqual(['author_state', 'community_list', 'community_list', 'community_list', 'town_list']);
});

const cursor = (...values: number[]) => Buffer.from(values.join(',')).toString('base64url');
