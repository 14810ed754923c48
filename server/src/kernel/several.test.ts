import { openTown, type TestTown } from '../testing/open-town';
import type { Person } from '../testing/town';

/* Several reads in one request, over real HTTP. */
let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

type Answer = { reply: unknown } | { status: number; error: { code: string; field?: string } };

async function ask(person: Person | null, names: string, body: unknown, method = 'POST') {
  const response = await fetch(`${town.server.url}/api/${names}`, {
    method,
    headers: person ? { authorization: `Bearer ${town.tokens[person]}` } : {},
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });
  return {
    status: response.status,
    body: (await response.json()) as { answers: Answer[]; error?: { code: string } },
  };
}
const codeOf = (answer: Answer | undefined) => (answer && 'error' in answer ? answer.error.code : 'OK');

test('each is answered as by itself', async () => {
  const id = await town.publish('wang', {}, 'building-07');
  const month = '2026-11';
  const { status, body } = await ask(
    'chen',
    'post.feed,points.summary,points.month,post.get,ranking.list,comment.list',
    [
      { scope: 'town' },
      {},
      { month },
      { id },
      { period: 'year', scope: 'town' },
      { subject: { kind: 'post', id } },
    ],
  );
  expect(status).toBe(200);
  const alone = [
    await town.as('chen', 'post.feed', { scope: 'town' }),
    await town.as('chen', 'points.summary', {}),
    await town.as('chen', 'points.month', { month }),
    await town.as('chen', 'post.get', { id }),
    await town.as('chen', 'ranking.list', { period: 'year', scope: 'town' }),
    await town.as('chen', 'comment.list', { subject: { kind: 'post', id } }),
  ];
  expect(body.answers).toEqual(alone.map(({ reply }) => ({ reply })));
  expect(JSON.stringify(body.answers[0])).toContain(`"id":${id}`);
});

test('one that is refused spoils no other, and says why', async () => {
  const { body } = await ask('chen', 'post.get,points.month,review.queue,no.such,points.summary', [
    { id: 987_654 },
    { month: 'November' },
    {},
    {},
    {},
  ]);
  expect(body.answers.map(codeOf)).toEqual(['NOT_FOUND', 'BAD_INPUT', 'FORBIDDEN', 'UNKNOWN_CALL', 'OK']);
  expect(body.answers[1]).toMatchObject({ status: 400, error: { field: 'month' } });
  expect(body.answers[4]).toMatchObject({ reply: { balance: 0 } });
});

test('a guest reads what guests may', async () => {
  const { body } = await ask(null, 'region.list,points.summary', [{}, {}]);
  expect(codeOf(body.answers[1])).toBe('NOT_SIGNED_IN');
  expect(body.answers[0]).toHaveProperty('reply');
});

test('nothing is written this way', async () => {
  const { body } = await ask('wang', 'points.summary,session.logout,post.create', [{}, {}, {}]);
  expect(body.answers.map(codeOf)).toEqual(['OK', 'METHOD_NOT_ALLOWED', 'METHOD_NOT_ALLOWED']);
  expect((await town.as('wang', 'session.me', {})).status).toBe(200);
});

test('a body that is no list of as many inputs, too many at once, another method: refused whole', async () => {
  for (const body of [{}, [], [{}], [{}, {}, {}], null, 'x']) {
    const refused = await ask('wang', 'points.summary,points.summary', body);
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'BAD_INPUT']);
  }
  const nine = Array<string>(9).fill('session.me').join();
  expect((await ask('wang', nine, Array(9).fill({}))).body.error?.code).toBe('BAD_INPUT');
  expect((await ask('wang', 'session.me,session.me', null, 'GET')).status).toBe(405);
});
