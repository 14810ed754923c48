import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { connectionOf } from './kernel/database';
import { emptyDatabase } from './testing/empty-database';
import { migratedDatabase } from './testing/migrated';
import { endProcesses, freePort, startProcess, startReady } from './testing/process';

/* The server as a process of its own: what it refuses to start with, and how it stops. */
jest.setTimeout(60_000);

const fit = {
  MODE: 'production',
  APP_SECRET: 'k'.repeat(32),
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_PUSH_TOKEN: 'token-of-the-push',
  WECHAT_BASE_URL: 'https://api.weixin.qq.com',
  PUBLIC_URL: 'https://jishan.example.cn',
};

afterAll(endProcesses);

test('production refuses a database that may lose acknowledged points', async () => {
  const url = await emptyDatabase();
  const admin = await createConnection(connectionOf(url));
  const [[before]] = (await admin.query('SELECT @@innodb_flush_log_at_trx_commit AS flush')) as unknown as [
    [{ flush: number }],
  ];
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
  const server = await startProcess({ ...fit, DATABASE_URL: url });
  expect(await server.ended).toBe(1);
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = ?', [before.flush]);
  await admin.end();
  expect(server.output()).toContain('may lose acknowledged points');
});

test('a taken port is a clear message, not a stack', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as AddressInfo;
  const server = await startProcess({ DATABASE_URL: await emptyDatabase(), PORT: String(port) });
  expect(await server.ended).toBe(1);
  blocker.close();
  expect(server.output()).toContain(`Port ${port} is taken`);
  expect(server.output()).not.toContain('    at ');
});

/** What is answered to who has a version of it already. (`fetch` would ask for a fresh copy by itself.) */
const statusOf = (url: string, etag: string) =>
  new Promise<number | undefined>((resolve, reject) =>
    get(url, { headers: { 'if-none-match': etag } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject),
  );

test('it becomes ready, answers its probes, and SIGTERM lets it leave in order', async () => {
  const metricsPort = await freePort();
  const server = await startReady({
    DATABASE_URL: await emptyDatabase(),
    MODE: 'demo',
    METRICS_PORT: String(metricsPort),
  });
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ ok: true });
  const document = await fetch(`${server.url}/api/openapi.json`);
  expect(Object.keys(((await document.json()) as { paths: object }).paths)).toContain('/api/review.approve');
  expect(await statusOf(`${server.url}/api/openapi.json`, document.headers.get('etag') ?? '')).toBe(304);

  // What it measures is told on a port of its own, and nowhere else.
  await fetch(`${server.url}/photos/${'0'.repeat(32)}/thumb.jpg`);
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  for (const call of ['openapi', 'photos'])
    expect(metrics).toMatch(new RegExp(`jishan_call_seconds_count{call="${call}"`));
  expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain('jishan_call_seconds');
  expect((await fetch(`http://127.0.0.1:${metricsPort}/`)).status).toBe(404);

  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('every answer carries the security headers, whatever it is', async () => {
  const server = await startReady({ DATABASE_URL: await migratedDatabase(), MODE: 'test' });
  for (const path of [
    '/',
    '/healthz',
    '/readyz',
    '/api/openapi.json',
    '/api/region.list',
    '/api/no.such',
    '/photos/x',
    '/files/x',
    '/assets/avatars/lotus.svg',
    '/js/gone.js',
    '/%',
  ]) {
    const { headers } = await fetch(server.url + path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /script-src 'self';.*frame-ancestors 'none'/,
      ) as string,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('demo mode that others can reach says so loudly, on the loopback it does not', async () => {
  for (const [HOST, said] of [
    ['0.0.0.0', true],
    ['127.0.0.1', false],
  ] as const) {
    const server = await startReady({
      DATABASE_URL: await migratedDatabase(),
      MODE: 'demo',
      LOG_LEVEL: 'warn',
      HOST,
    });
    expect(server.output().includes('DEMO MODE, OPEN TO THE NETWORK')).toBe(said);
    server.child.kill('SIGKILL');
  }
});

test('production refuses the demo town’s database', async () => {
  const url = await emptyDatabase();
  const admin = await createConnection(connectionOf(url));
  await admin.query('CREATE TABLE users (id INT PRIMARY KEY, openid VARCHAR(64))');
  await admin.query("INSERT INTO users VALUES (1, 'demo-resident')");
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  const server = await startProcess({ ...fit, DATABASE_URL: url });
  expect(await server.ended).toBe(1);
  await admin.end();
  expect(server.output()).toContain('holds the demo town');
});
