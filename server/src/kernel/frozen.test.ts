import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { endProcesses, startReady, townFor, type ServerProcess } from '../testing/process';
import { isWhole } from '../testing/volume';
import { connectionOf } from './database';
import { CALL_MS } from './deadline';

/* A database that stands still (SIGSTOP to a mariadbd of this test's own), and one whose rows somebody else holds. */
jest.setTimeout(300_000);

/** Each waits for as long as a call may: ten seconds. */
const FLOODS = isWhole ? 4 : 2;
const SMALL_HEAP = ['--max-semi-space-size=8', '--max-old-space-size=192'];
const MARIADB = join(__dirname, '../../../scripts/lib/mariadb.mjs');
const folder = mkdtempSync(join(tmpdir(), 'jishan-frozen-'));
let mariadb: { pid: number; url: string };
let server: ServerProcess;
let token: string;
let wang: number;

beforeAll(async () => {
  // In a process of its own, because the script is an ES module; the database stays when it ends.
  const script = `
    const { startMariadb, ensureDatabase } = await import(${JSON.stringify(MARIADB)});
    const server = await startMariadb({ dataDir: ${JSON.stringify(join(folder, 'mariadb'))}, bufferPool: '32M', durable: false });
    await ensureDatabase(server, 'frozen');
    console.log(JSON.stringify({ pid: server.pid, url: server.url('frozen') }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  mariadb = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as typeof mariadb;
  const { tokens, town } = await townFor(mariadb.url);
  token = tokens.wang;
  wang = town.people.wang;
  // A small nursery and a small heap: what is measured is what is held, not what waits to be collected.
  server = await startReady(
    { DATABASE_URL: mariadb.url, MODE: 'test', RATE_LIMIT_SCALE: '100000' },
    SMALL_HEAP,
  );
});
afterEach(() => process.kill(mariadb.pid, 'SIGCONT'));
afterAll(async () => {
  endProcesses();
  process.kill(mariadb.pid, 'SIGKILL');
  await sleep(200);
  rmSync(folder, { recursive: true, force: true });
});

async function timed(path: string, input?: object): Promise<{ status: number; code: string; ms: number }> {
  const begun = performance.now();
  const response = await fetch(server.url + path, {
    ...(input ? { method: 'POST', body: JSON.stringify(input) } : {}),
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
  });
  const body = (await response.json().catch(() => ({}))) as { error?: { code: string } };
  return { status: response.status, code: body.error?.code ?? 'OK', ms: performance.now() - begun };
}

const DRAFT = { body: '积善', photos: [], board: 'neighbour', ruleCode: null, place: null, submit: false };

test('while it stands still everybody hears BUSY in time, memory is flat, and all is well once it goes on', async () => {
  await timed('/api/post.create', DRAFT);
  const before = server.memory();
  process.kill(mariadb.pid, 'SIGSTOP');
  const asked = [
    // What was true a second ago may still be told.
    sleep(1100).then(() => timed('/readyz')),
    timed(`/photos/${'0'.repeat(32)}/thumb.jpg`),
    ...Array.from({ length: 60 }, (_, at) =>
      at % 2 ? timed('/api/post.create', DRAFT) : timed('/api/session.me', {}),
    ),
  ];
  expect((await timed('/healthz')).status).toBe(200);
  const [ready, ...calls] = await Promise.all(asked);
  expect(ready?.status).toBe(503);
  expect(ready?.ms).toBeLessThan(5000);
  for (const { status, code, ms } of calls) {
    expect({ status, code }).toEqual({ status: 503, code: 'BUSY' });
    expect(ms).toBeLessThan(CALL_MS + 3000);
  }
  // More than may wait: those are told at once.
  const flood = async () => {
    const answers = await Promise.all(Array.from({ length: 1200 }, () => timed('/api/session.me', {})));
    expect(answers.every(({ status }) => status === 503)).toBe(true);
    return server.memory();
  };
  // Flat: neither those that wait nor the connections that are opened in vain take room, nor does one flood after another.
  for (let turn = 0; turn < FLOODS; turn++) expect((await flood()) - before).toBeLessThan(100);
  process.kill(mariadb.pid, 'SIGCONT');
  await sleep(1000);
  expect((await timed('/readyz')).status).toBe(200);
  expect((await timed('/api/session.me', {})).status).toBe(200);
  expect(await timed('/api/post.create', DRAFT)).toMatchObject({ status: 200 });
});

test('a row that somebody else holds is waited for three seconds at a time, ten in all, and other calls go on', async () => {
  const other = await createConnection(connectionOf(mariadb.url));
  await other.query('BEGIN');
  await other.query('SELECT id FROM users WHERE id = ? FOR UPDATE', [wang]);
  const held = timed('/api/resident.update', { name: '王秀兰' });
  await sleep(500);
  expect((await timed('/api/session.me', {})).status).toBe(200);
  const { status, code, ms } = await held;
  expect({ status, code }).toEqual({ status: 503, code: 'BUSY' });
  expect(ms).toBeGreaterThan(CALL_MS - 1000);
  expect(ms).toBeLessThan(CALL_MS + 3000);
  await other.query('ROLLBACK');
  await other.end();
});
