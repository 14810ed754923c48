import type { Api } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import { newKey, startTestServer, type TestServer } from '../../testing/harness';
import type { Person } from '../../testing/town';
import { assertBookHolds } from '../../testing/book';
import { sql } from '../../kernel/sql';

let server: TestServer;
const tokens = {} as Record<Person, string>;

beforeAll(async () => {
  server = await startTestServer();
  for (const person of Object.keys(server.town.people) as Person[])
    tokens[person] = await server.signIn(server.town.people[person]);
  // Points count at once here: public notice has tests of its own.
  await server.db.run(
    sql`INSERT INTO region_settings (region_id, notice_days) VALUES (${server.town.townId}, 0)`,
  );
});
afterEach(() => assertBookHolds(server.db));
afterAll(() => server.stop());

// A rule that asks for no photo and has room for many: the tests here are about deciding, not about photos.
const RULE = 'family-01';

async function post(
  author: Person = 'wang',
  ruleCode: string | null = null,
): Promise<{ postId: number; version: number }> {
  const { reply } = await server.call(tokens[author], 'post.create', {
    body: `帮邻居搬煤气罐 ${newKey()}`,
    photos: [],
    board: 'neighbour',
    ruleCode,
    place: null,
    submit: true,
  });
  return { postId: reply.id, version: reply.version };
}

/** A waiting post that claims a rule; evidence is set aside by claiming in the database. */
async function claim(author: Person, ruleCode: string) {
  const made = await post(author);
  await server.db.run(sql`UPDATE posts SET claim_code = ${ruleCode} WHERE id = ${made.postId}`);
  return made;
}

const takeBy = (person: Person, postId: number) => server.call(tokens[person], 'review.take', { postId });
const approveBy = (
  person: Person,
  made: { postId: number; version: number },
  ruleCode: string | null,
  key?: string,
) => server.call(tokens[person], 'review.approve', { ...made, ruleCode }, key);
const summary = async (person: Person) => (await server.call(tokens[person], 'points.summary', {})).reply;

async function transfersOf(postId: number): Promise<number> {
  return (
    (await server.db.row<{ n: number }>(sql`SELECT COUNT(*) AS n FROM transfers WHERE post_id = ${postId}`))
      ?.n ?? 0
  );
}

test('volunteer patrol: 50 points arrive with their reason, the honour and the place in the ranking', async () => {
  const before = await summary('chen');
  const made = await claim('chen', 'building-07');
  const desk = (await takeBy('xu', made.postId)).reply;
  expect(desk.claim).toMatchObject({ title: '义务巡逻', points: 50 });
  const approved = (await approveBy('xu', made, 'building-07')).reply;
  expect(approved).toMatchObject({ state: 'approved', points: 50, second: false });

  const after = await summary('chen');
  expect(after.balance - before.balance).toBe(50);
  expect(after.honour.month - before.honour.month).toBe(50);
  const reason = (await server.call(tokens.chen, 'points.reason', { transferId: approved.transferId ?? 0 }))
    .reply;
  expect(reason).toMatchObject({
    amount: 50,
    rule: { code: 'building-07', version: 1, title: '义务巡逻' },
    post: { id: made.postId },
    unit: '梧桐里社区居委会',
    reviewers: 1,
    balanceAfter: after.balance,
  });
  const ranking = (await server.call(tokens.chen, 'ranking.list', { period: 'day', scope: 'community' }))
    .reply;
  expect(ranking.items.find((line) => line.userId === server.town.people.chen)?.points).toBe(
    after.honour.day,
  );
  const feed = (await server.call(tokens.wang, 'post.feed', { scope: 'community' })).reply;
  expect(feed.items.find((card) => card.id === made.postId)?.seal).toEqual({
    text: '巡逻',
    points: 50,
    title: '义务巡逻',
    wait: false,
  });
});

test('somebody else cannot open my line', async () => {
  const line = await server.db.row<{ id: number }>(
    sql`SELECT id FROM transfers WHERE resident_id = ${server.town.people.chen} LIMIT 1`,
  );
  const refused = await server.call(tokens.wang, 'points.reason', { transferId: line?.id ?? 0 });
  expect(refused).toMatchObject({ status: 404, error: { code: 'NOT_FOUND' } });
});

test('approved by 2 reviewers, 20 times at once, it earns once; the loser is told', async () => {
  const made = await claim('aygul', RULE);
  await server.db.run(
    sql`UPDATE posts SET community_id = ${server.town.east.id}, grid_id = NULL WHERE id = ${made.postId}`,
  );
  await takeBy('xu', made.postId);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, turn) => approveBy(turn % 2 ? 'xu' : 'he', made, RULE)),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  const told = new Set(answers.flatMap((answer) => answer.error?.code ?? []));
  expect([...told].sort()).toEqual(expect.arrayContaining(['REVIEW_DECIDED']));
  expect([...told].every((code) => ['REVIEW_DECIDED', 'REVIEW_TAKEN'].includes(code))).toBe(true);
  expect(await transfersOf(made.postId)).toBe(1);
});

test('the same decision sent 20 times with one key gives one reply and earns once', async () => {
  const made = await claim('wang', RULE);
  await takeBy('xu', made.postId);
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 20 }, () => approveBy('xu', made, RULE, key)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.reply))).size).toBe(1);
  expect(await transfersOf(made.postId)).toBe(1);
});

test('two waiting claims, one place left, approved at once: one earns, the other is told what is left', async () => {
  server.clock.forward(2 * 86_400_000);
  const first = await claim('wang', 'building-07');
  const second = await claim('wang', 'building-07');
  await takeBy('xu', first.postId);
  await takeBy('he', second.postId);
  const answers = await Promise.all([
    approveBy('xu', first, 'building-07'),
    approveBy('he', second, 'building-07'),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const refused = answers.find((answer) => answer.error);
  expect(refused?.error).toMatchObject({ code: 'ALLOWANCE_USED', field: 'ruleCode' });
  expect(refused?.error?.message).toContain('今天已满');

  const loser = answers[0]?.error ? { made: first, by: 'xu' as const } : { made: second, by: 'he' as const };
  expect((await approveBy(loser.by, loser.made, null)).reply).toMatchObject({
    state: 'approved',
    points: 0,
    transferId: null,
  });
});

test('a deed counts for the day it was sent, however late it is approved', async () => {
  server.clock.forward(86_400_000);
  const made = await claim('wang', 'building-07');
  server.clock.forward(86_400_000);
  const today = await claim('wang', 'building-07');
  for (const item of [today, made]) {
    await takeBy('xu', item.postId);
    expect((await approveBy('xu', item, 'building-07')).reply.points).toBe(50);
  }
});

test('nobody reviews their own, or outside their region, or without taking it first', async () => {
  const own = await post('xu');
  expect((await takeBy('xu', own.postId)).error?.code).toBe('REVIEW_OWN');
  const made = await post('wang');
  expect((await takeBy('liu', made.postId)).error?.code).toBe('NOT_FOUND');
  expect((await approveBy('xu', made, null)).error?.code).toBe('REVIEW_NOT_TAKEN');
  expect((await server.call(tokens.chen, 'review.take', { postId: made.postId })).error?.code).toBe(
    'FORBIDDEN',
  );
  expect((await takeBy('zhou', made.postId)).status).toBe(200);
});

test('taking locks to one for minutes; renewing, releasing and running out', async () => {
  const made = await post('wang');
  const { lockedUntil } = (await takeBy('xu', made.postId)).reply;
  expect(lockedUntil).toBe(server.clock.now + LIMITS.reviewLockMs);
  expect((await takeBy('he', made.postId)).error).toMatchObject({
    code: 'REVIEW_TAKEN',
    message: '许雯正在审核这一条，请看下一条',
  });
  server.clock.forward(LIMITS.reviewLockMs - 1000);
  expect((await takeBy('xu', made.postId)).reply.lockedUntil).toBe(server.clock.now + LIMITS.reviewLockMs);
  await server.call(tokens.xu, 'review.release', { postId: made.postId });
  expect((await takeBy('he', made.postId)).status).toBe(200);
  server.clock.forward(LIMITS.reviewLockMs);
  expect((await approveBy('he', made, null)).error?.code).toBe('REVIEW_NOT_TAKEN');
  expect((await takeBy('xu', made.postId)).status).toBe(200);
});

test('20 reviewers taking at once: one has it', async () => {
  const made = await post('wang');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, turn) => takeBy(turn % 2 ? 'xu' : 'he', made.postId)),
  );
  const holder = await server.db.row<{ id: number }>(
    sql`SELECT locked_by AS id FROM posts WHERE id = ${made.postId}`,
  );
  const winner = holder?.id === server.town.people.xu ? 1 : 0;
  answers.forEach((answer, turn) => {
    expect(answer.status).toBe(turn % 2 === winner ? 200 : 409);
  });
});

test('a post changed while it lies on the desk must be read again', async () => {
  const made = await post('wang');
  await takeBy('xu', made.postId);
  const edit: Api['post.edit']['input'] = {
    id: made.postId,
    version: made.version,
    body: '改过的话',
    photos: [],
    board: 'neighbour',
    ruleCode: null,
    place: null,
    submit: true,
  };
  expect((await server.call(tokens.wang, 'post.edit', edit)).status).toBe(200);
  await takeBy('xu', made.postId);
  expect((await approveBy('xu', made, null)).error?.code).toBe('REVIEW_CHANGED');
});

test('80 points and more need two: the first hands on, cannot be the second, and nothing is earned in between', async () => {
  const made = await claim('wang', 'safety-07');
  await takeBy('xu', made.postId);
  expect((await approveBy('xu', made, 'safety-07')).reply).toMatchObject({
    state: 'pending',
    second: true,
    points: 0,
  });
  expect(await transfersOf(made.postId)).toBe(0);
  expect((await takeBy('xu', made.postId)).error?.code).toBe('REVIEW_SAME_PERSON');
  expect((await takeBy('he', made.postId)).reply.firstReviewer).toBe('许雯');
  const done = (await approveBy('he', made, 'safety-07')).reply;
  expect(done.points).toBeGreaterThanOrEqual(80);
  const reason = (await server.call(tokens.wang, 'points.reason', { transferId: done.transferId ?? 0 }))
    .reply;
  expect(reason.reviewers).toBe(2);
});

test('a region may want two from fewer points on; who decided is written down in order', async () => {
  const { db, town } = server;
  await db.run(sql`INSERT INTO region_settings (region_id, second_review_from) VALUES (${town.east.id}, 20)`);
  const made = await claim('chen', RULE);
  expect((await takeBy('xu', made.postId)).reply.checks).toContainEqual({
    ok: true,
    text: '20 分，需要两人审核',
  });
  expect((await approveBy('xu', made, RULE)).reply).toMatchObject({ state: 'pending', second: true });
  await takeBy('he', made.postId);
  const { transferId } = (await approveBy('he', made, RULE)).reply;
  const written = await db.row(
    sql`SELECT reviewers, actor_id AS first, second_actor_id AS second FROM transfers WHERE id = ${transferId}`,
  );
  expect(written).toEqual({ reviewers: 2, first: town.people.xu, second: town.people.he });
  await db.run(sql`DELETE FROM region_settings WHERE region_id = ${town.east.id}`);
});

test('rejected with a reason that the author reads; "other" must be explained', async () => {
  const made = await post('wang');
  await takeBy('xu', made.postId);
  const silent = await server.call(tokens.xu, 'review.reject', { ...made, reason: 'other', note: '' });
  expect(silent.error).toMatchObject({ code: 'BAD_INPUT', field: 'note' });
  await server.call(tokens.xu, 'review.reject', { ...made, reason: 'time', note: '请写明是哪天' });
  const mine = (await server.call(tokens.wang, 'post.mine', { state: 'rejected' })).reply;
  expect(mine.items.find((item) => item.id === made.postId)?.reason).toContain('时间地点对不上');
  expect((await takeBy('he', made.postId)).error).toMatchObject({ code: 'REVIEW_DECIDED' });
});

test('the queue is the region’s, oldest first, by cursor, each item once', async () => {
  const made = await Promise.all(Array.from({ length: 7 }, () => post('aygul')));
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = (await server.call(tokens.liu, 'review.queue', { size: 3, ...(cursor ? { cursor } : {}) }))
      .reply;
    seen.push(...page.items.map((item) => item.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(made.map((item) => item.postId)));
  const east = (await server.call(tokens.xu, 'review.queue', { size: 50 })).reply.items.map(
    (item) => item.id,
  );
  expect(east.some((id) => seen.includes(id))).toBe(false);
});
