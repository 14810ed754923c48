import { DAY } from '@jishan/shared/calendar';
import { BOARDS } from '@jishan/shared/rules';
import type { TestTown } from '../../testing/open-town';
import { cursor, expectPlan, FULL, fullTown, IN_EAST, NUMBERS } from '../../testing/plans';
import { raw, sql } from '../../kernel/sql';

/*
 * Every list keeps to its index when the town is full: what the database chooses depends on how many rows there are, so it
 * is asked about the statements that real calls send, on as many posts as a town writes in three years.
 * docs/decisions/0050-lists.md tells why each index is the right one.
 */
const POSTS = FULL.rows;

const full = fullTown(fill);

/** Posts of three years up to now, most of them approved. */
async function fill({ server: { db, town: place, clock } }: TestTown, resident: string): Promise<void> {
  const { east, west, townId } = place;
  await db.run(
    sql`INSERT INTO posts (town_id, community_id, grid_id, author_id, body, photos, board, claim_code, state, created_at, sent_at, listed_at)
      SELECT ${raw(townId)}, IF(${raw(IN_EAST)}, ${raw(east.id)}, ${raw(west.id)}), IF(${raw(IN_EAST)}, ${raw(east.gridId)}, ${raw(west.gridId)}),
        ${raw(resident)}, '今天在楼道里扫了雪', '[]',
        ELT(n % ${raw(BOARDS.length)} + 1, ${raw(BOARDS.map(({ code }) => `'${code}'`).join(', '))}), 'family-01',
        IF(n % 50 = 7, 'rejected', IF(n % 400 = 11, 'pending', IF(n % 500 = 13, 'hidden', 'approved'))), at, at, at
      FROM (SELECT n, ${clock.now} - (${raw(POSTS)} - n) * ${FULL.step} AS at FROM ${raw(NUMBERS)} WHERE n < ${raw(POSTS)}) made ORDER BY n`,
  );
  await db.rows(sql`ANALYZE TABLE users, posts`);
}

test.each([
  [{}, 'town_list'],
  [{ scope: 'community' }, 'community_list'],
  [{ board: 'patrol' }, 'town_board'],
  [{ scope: 'community', board: 'patrol' }, 'community_board'],
] as const)('feed %j', async (input, key) => {
  const first = await full.plansOf('posts', 'wang', 'post.feed', input);
  expectPlan(first.plans[0], key);
  // The second page, the middle of three years, and the oldest posts.
  const { clock } = full.town.server;
  const middle = [1, FULL.years / 2, FULL.years].map((years) => cursor(clock.now - years * 365 * DAY, 1));
  for (const place of [first.reply.next ?? '', ...middle])
    expectPlan((await full.plansOf('posts', 'wang', 'post.feed', { ...input, cursor: place })).plans[0], key);
});

test.each([
  [{}, 'author'],
  [{ state: 'rejected' }, 'author_state'],
] as const)('mine %j', async (input, key) => {
  const { plans, reply } = await full.plansOf('posts', 'wang', 'post.mine', input);
  expectPlan(plans[0], key);
  const next = await full.plansOf('posts', 'wang', 'post.mine', { ...input, cursor: reply.next ?? '' });
  expectPlan(next.plans[0], key);
});

test('of somebody, and who they are', async () => {
  const author = await full.town.server.db.row<{ id: number }>(
    sql`SELECT author_id AS id FROM posts WHERE state = 'approved' GROUP BY author_id ORDER BY COUNT(*) DESC LIMIT 1`,
  );
  const userId = author?.id ?? 0;
  const first = await full.plansOf('posts', 'chen', 'post.ofAuthor', { userId, size: 1 });
  expectPlan(first.plans[0], 'author_state');
  const next = { userId, size: 1, cursor: first.reply.next ?? '' };
  expectPlan((await full.plansOf('posts', 'chen', 'post.ofAuthor', next)).plans[0], 'author_state');
  const { plans } = await full.plansOf('posts', 'chen', 'resident.profile', { userId });
  expectPlan(plans[0], 'author_state');
});

test.each([
  ['town', 'town'],
  ['community', 'community'],
] as const)('ranking of the %s', async (scope, key) => {
  for (const place of [{}, { cursor: cursor(50, 9, 3, 4) }]) {
    const input = { period: 'month', scope, ...place } as const;
    const { plans } = await full.plansOf('honour_totals', 'wang', 'ranking.list', input);
    expectPlan(plans[0], key);
  }
  const { plans } = await full.plansOf('honour_totals', 'wang', 'ranking.mine', { period: 'month', scope });
  const [own, standing] = plans;
  expectPlan(own, 'PRIMARY');
  // How many are above, and who is next, each of one row: what is joined is two of them.
  const read = standing?.filter(({ table }) => !table?.startsWith('<')) ?? [];
  expect(read.map((step) => step.key).sort()).toEqual(['PRIMARY', key, key].sort());
  for (const step of read) expectPlan([step], step.key ?? '');
});

test('home', async () => {
  const { plans } = await full.plansOf('posts', 'xu', 'home.summary', {});
  const keys = plans.map((plan) => plan[0]?.key).sort();
  // Whether anything was ever written and one's own waiting claims; claims of thirty days, the latest three, how much waits in
  // the community and since when; the boards of today.
  expect(keys).toEqual([
    ...['author', 'author_state'],
    ...['community_list', 'community_list', 'community_list', 'community_list', 'town_list'],
  ]);
});
