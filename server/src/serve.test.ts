import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { connectionOf } from './kernel/database';
import { makeDatabase } from './testing/harness';

/* The server as a process of its own: what it refuses to start with, and how it stops. */
jest.setTimeout(60_000);

const fit = {
  MODE: 'production',
  APP_SECRET: 'k'.repeat(32),
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_BASE_URL: 'https://api.weixin.qq.com',
  PUBLIC_URL: 'https://jishan.example.cn',
};

const started: ChildProcessWithoutNullStreams[] = [];
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts')], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      DATA_DIR: join(tmpdir(), `jishan-serve-${process.pid}`),
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  started.push(child);
  const said: string[] = [];
  child.stdout.on('data', (text: Buffer) => said.push(text.toString()));
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, ended, output: () => said.join('') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReady(port: number): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server was not ready in 30 s');
}

test('production refuses a database that may lose acknowledged points', async () => {
  const url = await makeDatabase();
  const admin = await createConnection(connectionOf(url));
  const [[before]] = (await admin.query('SELECT @@innodb_flush_log_at_trx_commit AS flush')) as unknown as [
    [{ flush: number }],
  ];
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
  const server = start({ ...fit, DATABASE_URL: url, PORT: String(await freePort()) });
  expect(await server.ended).toBe(1);
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = ?', [before.flush]);
  await admin.end();
  expect(server.output()).toContain('may lose acknowledged points');
});

test('a taken port is a clear message, not a stack', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as AddressInfo;
  const server = start({ DATABASE_URL: await makeDatabase(), PORT: String(port) });
  expect(await server.ended).toBe(1);
  blocker.close();
  expect(server.output()).toContain(`Port ${port} is taken`);
  expect(server.output()).not.toContain('    at ');
});

test('it becomes ready, answers its probes, and SIGTERM lets it leave in order', async () => {
  const port = await freePort();
  const server = start({ DATABASE_URL: await makeDatabase(), PORT: String(port), MODE: 'demo' });
  await untilReady(port);
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(JSON.parse(await get('/healthz'))).toEqual({ ok: true });
  expect(await get('/metrics')).toContain('jishan_call_seconds');
  const document = JSON.parse(await get('/api/openapi.json')) as { paths: object };
  expect(Object.keys(document.paths)).toContain('/api/review.approve');

  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('production refuses the demo town’s database', async () => {
  const url = await makeDatabase();
  const admin = await createConnection(connectionOf(url));
  await admin.query('CREATE TABLE users (id INT PRIMARY KEY, openid VARCHAR(64))');
  await admin.query("INSERT INTO users VALUES (1, 'demo-resident')");
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  const server = start({ ...fit, DATABASE_URL: url, PORT: String(await freePort()) });
  expect(await server.ended).toBe(1);
  await admin.end();
  expect(server.output()).toContain('holds the demo town');
});
