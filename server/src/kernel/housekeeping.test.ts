import { LIMITS } from '@jishan/shared/limits';
import { startTestServer, type TestServer } from '../testing/harness';
import { housekeeping } from './housekeeping';
import { raw, sql } from './sql';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const left = async (table: 'sessions' | 'idempotency_keys') =>
  (await server.db.row<{ n: number }>(sql`SELECT COUNT(*) AS n FROM ${raw(table)}`))?.n;

test('what has run out goes, what has not stays', async () => {
  const { wang, chen } = server.town.people;
  const token = await server.signIn(wang);
  await server.call(token, 'post.create', {
    body: '晒被子',
    photos: [],
    board: 'neighbour',
    ruleCode: null,
    place: null,
    submit: false,
  });
  server.clock.forward(LIMITS.sessionMs - 1);
  const later = await server.signIn(chen);
  expect(await housekeeping(server.db, server.clock.now)).toEqual({
    sessions: 0,
    keys: 1,
    counts: 0,
    changes: 0,
  });
  server.clock.forward(1);
  expect(await housekeeping(server.db, server.clock.now)).toEqual({
    sessions: 1,
    keys: 0,
    counts: 0,
    changes: 0,
  });
  expect(await left('sessions')).toBe(1);
  expect(await left('idempotency_keys')).toBe(0);
  expect((await server.call(later, 'session.me', {})).status).toBe(200);
});
