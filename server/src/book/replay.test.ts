import { assertBookHolds } from '../testing/book';
import { isWhole, volume } from '../testing/volume';
import { newKey, startTestServer, type TestServer } from '../testing/harness';
import { sql } from '../kernel/sql';

const KEYS = volume(1000);
const TWINS = isWhole ? 20 : 10;
const AT_ONCE = 8;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test(`${KEYS} keys, each sent ${TWINS} times at once: ${KEYS} effects, identical replies, other input refused`, async () => {
  const { wang, chen, li, xu } = server.town.people;
  const token = await server.signIn(xu);
  const residents = [wang, chen, li];
  const propose = (index: number, points: number, key: string) =>
    server.call(
      token,
      'adjustment.propose',
      { kind: 'compensate', residentId: residents[index % 3] ?? wang, points, reason: `补记第 ${index} 次` },
      key,
    );
  const oneKey = async (index: number) => {
    const key = newKey();
    const points = 1 + (index % 5);
    const answers = await Promise.all(Array.from({ length: TWINS }, () => propose(index, points, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.reply))).size).toBe(1);
    expect((await propose(index, points + 1, key)).error?.code).toBe('KEY_REUSED');
  };
  for (let first = 0; first < KEYS; first += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, KEYS - first) }, (_, offset) => oneKey(first + offset)),
    );

  // What goes beyond what one person may give alone waits for a second one; what was given has one line in the book each.
  const proposed = await server.db.row<{ all: number; posted: number }>(
    sql`SELECT COUNT(*) AS \`all\`, SUM(state = 'posted') AS posted FROM adjustments`,
  );
  const lines = await server.db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM transfers WHERE kind = 'compensate'`,
  );
  expect(proposed).toEqual({ all: KEYS, posted: lines?.n });
  expect(lines?.n).toBeGreaterThan(0);
  await assertBookHolds(server.db);
}, 900_000);
