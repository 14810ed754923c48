import { LIMITS } from '@jishan/shared/limits';
import { raw, sql } from '../kernel/sql';
import { must, openTown, type TestTown } from '../testing/open-town';
import { NUMBERS } from '../testing/plans';
import type { Person } from '../testing/town';

let town: TestTown;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.server.stop());

const block = (person: Person, other: Person | number, blocked = true) =>
  town.as(person, 'block.set', { userId: typeof other === 'number' ? other : town.people[other], blocked });
const say = (person: Person, postId: number, answers?: number) =>
  town.as(person, 'comment.create', {
    subject: { kind: 'post', id: postId },
    body: '为您点赞！',
    ...(answers && { answers }),
  });
const list = async (person: Person | null, postId: number) =>
  must(await town.as(person, 'comment.list', { subject: { kind: 'post', id: postId } })).items;
const feed = async (person: Person, size = 20) =>
  must(await town.as(person, 'post.feed', { size })).items.map(({ id }) => id);

test('whom I have blocked I read no more, in feed, home and comments; everybody else reads them as before', async () => {
  const [mine, theirs, other] = [
    await town.publish('wang'),
    await town.publish('chen'),
    await town.publish('xu'),
  ];
  const head = must(await say('chen', other));
  const under = must(await say('xu', other, head.id));
  const alone = must(await say('chen', other));
  const reply = must(await say('chen', other, under.id));
  expect(await feed('wang')).toEqual([other, theirs, mine]);

  must(await block('wang', 'chen'));
  expect(await feed('wang')).toEqual([other, mine]);
  // A page is filled up, whatever is left out of it; and the next one leaves them out too.
  const first = must(await town.as('wang', 'post.feed', { size: 1 }));
  const second = must(await town.as('wang', 'post.feed', { size: 1, cursor: first.next ?? '' }));
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([other, mine]);
  expect(must(await town.as('wang', 'home.summary', {})).latest.map(({ id }) => id)).toEqual([other, mine]);
  const seen = await list('wang', other);
  expect(seen.map(({ id, gone }) => [id, gone])).toEqual([
    [head.id, 'blocked'],
    [under.id, null],
  ]);
  expect(JSON.stringify(seen[0])).not.toMatch(/陈建国|点赞/);

  for (const person of ['chen', 'xu', null] as const)
    expect((await list(person, other)).map(({ id }) => id)).toEqual([head.id, under.id, reply.id, alone.id]);
  expect(await feed('chen')).toEqual([other, theirs, mine]);
  // Who opens it by its address has chosen to.
  must(await town.as('wang', 'post.get', { id: theirs }));

  must(await block('wang', 'chen', false));
  expect(await feed('wang')).toEqual([other, theirs, mine]);
  expect(await list('wang', other)).toHaveLength(4);
});

test('who is blocked says nothing to what is mine, nor to me; nobody tells them why', async () => {
  const [mine, other] = [await town.publish('wang'), await town.publish('aygul')];
  const comment = must(await say('wang', other));
  must(await say('chen', mine));
  must(await block('wang', 'chen'));
  expect((await say('chen', mine)).error).toMatchObject({ code: 'COMMENT_BLOCKED' });
  expect((await say('chen', other, comment.id)).error?.code).toBe('COMMENT_BLOCKED');
  must(await say('chen', other));
  must(await say('wang', mine));
  must(await say('aygul', mine));
  expect(must(await town.as('wang', 'post.get', { id: mine })).comments).toBe(3);
  must(await block('wang', 'chen', false));
  must(await say('chen', mine));
  must(await say('chen', other, comment.id));
});

test('staff are heard, and read all of their region', async () => {
  const mine = await town.publish('wang');
  expect((await block('wang', 'xu')).error?.code).toBe('BLOCK_STAFF');
  must(await say('chen', mine));
  must(await block('xu', 'chen'));
  expect((await list('xu', mine)).map(({ gone }) => gone)).toEqual([null]);
  // Whoever was blocked before they came to the desk speaks for the community all the same.
  must(await block('wang', 'chen'));
  await town.server.db.run(
    sql`UPDATE users SET role = 'staff', scope_region_id = ${town.server.town.east.id} WHERE id = ${town.people.chen}`,
  );
  must(await say('chen', mine));
});

test('once is enough, however often and by however many at once; the number is what the table says', async () => {
  const blocking = async () =>
    await town.server.db.row<{ n: number; rows: number }>(
      sql`SELECT blocking AS n, (SELECT COUNT(*) FROM blocks WHERE user_id = users.id) AS \`rows\` FROM users WHERE id = ${town.people.wang}`,
    );
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => block('wang', n % 2 ? 'chen' : 'aygul', n % 5 !== 4)),
  );
  for (const { status } of answers) expect(status).toBe(200);
  const counted = await blocking();
  expect(counted?.n).toBe(counted?.rows);
  expect((await block('wang', 'wang')).error?.code).toBe('BLOCK_SELF');
  expect((await block('wang', 999_999)).error?.code).toBe('NOT_FOUND');
  must(await block('wang', 999_999, false));
});

test('the blocked stand in a list, the latest first, to be let go', async () => {
  must(await block('wang', 'chen'));
  town.server.clock.forward(1000);
  must(await block('wang', 'aygul'));
  const first = must(await town.as('wang', 'block.list', { size: 1 }));
  const rest = must(await town.as('wang', 'block.list', { size: 1, cursor: first.next ?? '' }));
  expect([...first.items, ...rest.items].map(({ person }) => person.id)).toEqual([
    town.people.aygul,
    town.people.chen,
  ]);
  expect(rest.next).toBeNull();
  expect(must(await town.as('chen', 'block.list', {})).items).toEqual([]);
  must(await block('wang', 'aygul', false));
  expect(must(await town.as('wang', 'block.list', {})).items.map(({ person }) => person.name)).toEqual([
    '陈建国',
  ]);
});

test('they have an end', async () => {
  const { db } = town.server;
  await db.run(sql`INSERT INTO blocks (user_id, blocked_id, created_at)
    SELECT ${town.people.wang}, n + 1000000, n FROM ${raw(NUMBERS)} WHERE n < ${LIMITS.blocks - 1}`);
  await db.run(sql`UPDATE users SET blocking = ${LIMITS.blocks - 1} WHERE id = ${town.people.wang}`);
  const answers = await Promise.all([block('wang', 'chen'), block('wang', 'aygul')]);
  expect(answers.map(({ error }) => error?.code).sort()).toEqual(['BLOCKS_FULL', undefined]);
  expect(await feed('wang')).toEqual([]);
});

test('who has blocked nobody costs the database nothing more', async () => {
  await town.publish('chen');
  const asked: string[] = [];
  const { source } = town.server;
  const before = source.logger;
  await feed('wang');
  source.logger = {
    ...{ logQueryError: () => undefined, logQuerySlow: () => undefined, logSchemaBuild: () => undefined },
    ...{ logMigration: () => undefined, log: () => undefined },
    logQuery: (text: string) => asked.push(text),
  };
  await feed('wang');
  source.logger = before;
  expect(asked.filter((text) => /blocks/.test(text))).toEqual([]);
});
