import { DAY, dayOf, HOUR, startOfDay } from '@jishan/shared/calendar';
import type { TestTown } from '../testing/open-town';
import { cursor, expectPlan, FULL, fullTown, NUMBERS, type Step } from '../testing/plans';
import { postSubject } from '../deeds';
import { likesOfDay } from '../talk/likes-of-the-day';
import { raw, sql } from '../kernel/sql';

/* The inbox of a full town: three years of messages of which nobody has read the last tenth, and as many likes. */
const MESSAGES = FULL.rows;

const full = fullTown(fill);

async function fill({ server: { db, town, clock } }: TestTown, resident: string): Promise<void> {
  const at = sql`${clock.now} - (${raw(MESSAGES)} - n) * ${raw(FULL.step)}`;
  await db.run(
    sql`INSERT INTO messages (user_id, cause, kind, text, created_at, read_at)
      SELECT ${raw(resident)}, CONCAT('m:', n), 'approved', '通过', ${at}, IF(n < ${raw(MESSAGES)} * 0.9, ${at}, NULL)
      FROM ${raw(NUMBERS)} WHERE n < ${raw(MESSAGES)} ORDER BY n`,
  );
  await db.run(
    sql`INSERT INTO posts (id, town_id, community_id, author_id, body, photos, board, state, created_at, listed_at)
      SELECT n + 1, ${town.townId}, ${town.east.id}, ${raw(resident)}, '扫楼道', '[]', 'neighbour', 'approved', ${at}, ${at}
      FROM ${raw(NUMBERS)} WHERE n < ${raw(MESSAGES)} ORDER BY n`,
  );
  await db.run(
    sql`INSERT INTO likes (subject_kind, subject_id, user_id, created_at)
      SELECT 'post', n + 1, ${town.people.chen}, ${at} FROM ${raw(NUMBERS)} WHERE n < ${raw(MESSAGES)}`,
  );
  await db.run(sql`ANALYZE TABLE messages, posts, likes`);
}

test('the list, its first page and one far behind, goes along its index', async () => {
  for (const input of [{}, { cursor: cursor(80_000) }]) {
    const { plans } = await full.plansOf('messages', 'wang', 'message.list', input);
    expect(plans).toHaveLength(1);
    expectPlan(plans[0], 'user');
  }
});

/** What is counted is read from the index alone, and no further than a hundred of a thousand and more. */
function expectBounded(plan: Step[] | undefined): void {
  const steps = (plan ?? []).filter(({ table }) => table === 'messages' || table === 'm');
  expect(steps[0] ?? plan?.[0]).toBeDefined();
  const counted = plan?.find(({ key }) => key === 'unread');
  expect(counted).toMatchObject({ type: 'ref' });
  expect(counted?.Extra).toContain('Using index');
  expect(counted?.Extra).not.toMatch(/filesort|temporary/);
}

test('the count and home’s line read the unread ones only, a hundred at most', async () => {
  const { plans, reply } = await full.plansOf('messages', 'wang', 'message.unread', {});
  expect(reply.unread).toBe(100);
  expectBounded(plans[0]);
  const home = await full.plansOf('messages', 'wang', 'home.summary', {});
  expect(home.reply.news?.unread).toBe(100);
  expectBounded(home.plans[0]);
  const mine = await full.plansOf('messages', 'wang', 'home.mine', {});
  expectBounded(mine.plans[0]);
});

test('the likes of a day are found by their day, and who was told by their cause', async () => {
  const { db, clock, source } = full.town.server;
  const to = startOfDay(dayOf(clock.now)) + 8 * HOUR;
  const day = { name: dayOf(to), from: to - DAY, to };
  const told = postSubject.told ?? { author: '', words: '' };
  const statement = likesOfDay(postSubject, told, day, 0);
  const plan = await db.rows<Step>(sql`EXPLAIN ${statement}`);
  expect(plan.find(({ table }) => table === 'l')).toMatchObject({ type: 'range', key: 'day' });
  expect(plan.find(({ table }) => table === 's')).toMatchObject({ key: 'PRIMARY' });
  expect(plan.find(({ table }) => table === 'm')).toMatchObject({
    type: expect.stringMatching(/ref/) as string,
    key: 'cause',
  });
  expect(source.isInitialized).toBe(true);
});
