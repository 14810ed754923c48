import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { migratedDatabase } from '../testing/migrated';
import { endProcesses, startReady, townFor, type ServerProcess } from '../testing/process';
import { falseTokens, holderOf } from './rate-limit';

/* Limits over real HTTP, with the numbers of service: who is counted, and by which address. */
jest.setTimeout(120_000);
afterAll(endProcesses);

async function open(TRUST_PROXY: string) {
  const databaseUrl = await migratedDatabase();
  const { tokens } = await townFor(databaseUrl);
  const server = await startReady({ DATABASE_URL: databaseUrl, MODE: 'test', TRUST_PROXY });
  return { server, tokens };
}

async function ask(server: ServerProcess, call: string, token?: string, forwarded?: string) {
  const response = await fetch(`${server.url}/api/${call}`, {
    method: 'POST',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(forwarded ? { 'x-forwarded-for': forwarded } : {}),
    },
    body: '{}',
  });
  return response.status;
}

const falseToken = () => randomBytes(32).toString('base64url');

async function statuses(count: number, make: (at: number) => Promise<number>): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < count; at++) found.push(await make(at));
  return found;
}

test('without a proxy a user counts as a user and a guest as the address of the connection, whatever headers say', async () => {
  const { server, tokens } = await open('0');
  // 300 reads a minute for one user; a neighbour behind the same address has their own.
  const reads = await statuses(301, () => ask(server, 'session.me', tokens.wang));
  expect(reads.filter((status) => status === 200)).toHaveLength(300);
  expect(reads.at(-1)).toBe(429);
  expect(await ask(server, 'session.me', tokens.chen)).toBe(200);

  // 120 sign-ins a minute for an address; invented headers make no new one.
  const signIns = await statuses(125, (at) => ask(server, 'session.demo', undefined, `10.0.0.${at}`));
  expect(signIns.slice(0, 120)).not.toContain(429);
  expect(signIns.slice(120)).toEqual([429, 429, 429, 429, 429]);

  // 60 false tokens a minute, then no more is looked up; who was known a moment ago is served.
  const tries = await statuses(65, (at) => ask(server, 'region.list', falseToken(), `10.0.1.${at}`));
  expect(tries).toEqual([...Array<number>(60).fill(401), ...Array<number>(5).fill(429)]);
  expect(await ask(server, 'session.me', tokens.chen)).toBe(200);
});

test('of several reads in one request each counts', async () => {
  const { server, tokens } = await open('0');
  const codes: string[] = [];
  const names = Array<string>(8).fill('session.me').join();
  for (let count = 0; count < 38; count++) {
    const response = await fetch(`${server.url}/api/${names}`, {
      ...{ method: 'POST', body: JSON.stringify(Array(8).fill({})) },
      headers: { authorization: `Bearer ${tokens.wang}` },
    });
    const { answers } = (await response.json()) as { answers: { error?: { code: string } }[] };
    codes.push(...answers.map(({ error }) => error?.code ?? 'OK'));
  }
  expect(codes.filter((code) => code === 'OK')).toHaveLength(300);
  expect(codes.slice(-4)).toEqual(Array(4).fill('TOO_MANY'));
});

test('behind one proxy the address is the one that the proxy added', async () => {
  const { server } = await open('1');
  const mine = await statuses(62, () => ask(server, 'region.list', falseToken(), '10.9.9.9'));
  expect(mine.slice(-2)).toEqual([429, 429]);
  expect(await ask(server, 'region.list', falseToken(), '10.9.9.8')).toBe(401);
  // Whatever a client claims stands before what the proxy adds.
  expect(await ask(server, 'region.list', falseToken(), '10.9.9.7, 10.9.9.9')).toBe(429);
});

test('a token is known for an hour after it was last true', async () => {
  const { knows, wasTrue, check, wasFalse } = falseTokens(1);
  let minutes = 0;
  const start = performance.now();
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => start + minutes * 60_000);
  /** The memory looks at the clock once in a millisecond. */
  const forward = async (by: number) => {
    minutes += by;
    await sleep(5);
  };
  try {
    for (let at = 0; at < 60; at++) await wasFalse('203.0.113.7', 'false');
    await expect(check('203.0.113.7', 'unknown')).rejects.toMatchObject({ code: 'TOO_MANY' });
    expect(knows('true')).toBe(false);
    for (let at = 0; at < 4; at++) {
      wasTrue('true');
      await forward(40);
      expect(knows('true')).toBe(true);
    }
    await forward(21);
    expect(knows('true')).toBe(false);
  } finally {
    clock.mockRestore();
  }
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (ip, holder) => {
  expect(holderOf(ip)).toBe(holder);
});
