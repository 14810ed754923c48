import { cutCommits, type CommitCutter } from '../testing/commit-cutter';
import { newKey, startTestServer, type TestServer } from '../testing/harness';
import { sql } from './sql';

let cutter: CommitCutter;
let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer({
    through: async (url) => {
      cutter = await cutCommits(url);
      return cutter.url;
    },
  });
  token = await server.signIn(server.town.people.wang);
});
afterAll(async () => {
  await server.stop();
  await cutter.close();
});

const draft = (body: string) => ({
  body,
  photos: [],
  board: 'neighbour' as const,
  ruleCode: null,
  place: null,
  submit: false,
});
const count = async (body: string) =>
  (await server.db.row<{ n: number }>(sql`SELECT COUNT(*) AS n FROM posts WHERE body = ${body}`))?.n;

test('the same key and input gives the first reply again, 20 at once and later', async () => {
  const key = newKey();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => server.call(token, 'post.create', draft('扶老人过马路'), key)),
  );
  const later = await server.call(token, 'post.create', draft('扶老人过马路'), key);
  expect(new Set([...answers, later].map((answer) => JSON.stringify(answer.reply))).size).toBe(1);
  expect(await count('扶老人过马路')).toBe(1);
});

test('the same key with other input is refused', async () => {
  const key = newKey();
  await server.call(token, 'post.create', draft('第一次'), key);
  const second = await server.call(token, 'post.create', draft('第二次'), key);
  expect(second).toMatchObject({ status: 409, error: { code: 'KEY_REUSED' } });
  expect(await count('第二次')).toBe(0);
});

test('keys belong to a user: somebody else with the same key is not answered from it', async () => {
  const key = newKey();
  const other = await server.signIn(server.town.people.chen);
  const mine = await server.call(token, 'post.create', draft('各写各的'), key);
  const theirs = await server.call(other, 'post.create', draft('各写各的'), key);
  expect(theirs.reply.id).not.toBe(mine.reply.id);
});

test('a create call without a key, or with a poor one, is refused', async () => {
  for (const key of ['', 'short', 'x'.repeat(65), '中文中文中文中文中文中文'])
    await expect(
      fetch(`${server.url}/api/post.create`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          ...(key && /^[\x20-\x7e]+$/.test(key) ? { 'idempotency-key': key } : {}),
        },
        body: JSON.stringify(draft('没有编号')),
      }).then((response) => response.json()),
    ).resolves.toMatchObject({ error: { code: 'KEY_REQUIRED', field: 'Idempotency-Key' } });
  expect(await count('没有编号')).toBe(0);
});

test('a refused attempt leaves its key free: corrected, it goes through', async () => {
  const key = newKey();
  const refused = await server.call(
    token,
    'post.create',
    { ...draft('等一张照片'), photos: ['0'.repeat(32)] },
    key,
  );
  expect(refused.error?.code).toBe('PHOTO_NOT_YOURS');
  expect((await server.call(token, 'post.create', draft('等一张照片'), key)).status).toBe(200);
});

test.each(['before', 'after'] as const)(
  'connection lost %s a COMMIT happened: answered, and done once',
  async (when) => {
    const body = `断线 ${when}`;
    const cuts = cutter.cuts;
    cutter.next = when;
    const answer = await server.call(token, 'post.create', draft(body));
    expect(answer.reply.id).toBeGreaterThan(0);
    expect(cutter.cuts).toBe(cuts + 1);
    expect(await count(body)).toBe(1);
  },
);
