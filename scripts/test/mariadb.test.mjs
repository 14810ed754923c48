// The private database against what happens to one: kill -9, half-made folders, long paths, a second start.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import mysql from 'mysql2/promise';
import { ensureDatabase, ensureMariadbd, startMariadb, stopMariadb } from '../lib/mariadb.mjs';
import { Problem } from '../lib/problem.mjs';
import { isAlive } from '../lib/processes.mjs';

const home = mkdtempSync(join(tmpdir(), 'jishan-mariadb-test-'));
const dataDir = join(home, 'mariadb');

after(async () => {
  for (const name of readdirSync(home)) await stopMariadb(join(home, name));
  rmSync(home, { recursive: true, force: true });
});

/**
 * @param {import('../lib/mariadb.mjs').Mariadb} server
 * @param {string} sql
 * @returns {Promise<any>}
 */
async function query(server, sql) {
  const connection = await mysql.createConnection({ socketPath: server.socketPath, user: 'root' });
  try {
    return (await connection.query(sql))[0];
  } finally {
    await connection.end();
  }
}

test('a new folder, durable settings, no network, and a stop that ends it', async () => {
  const server = await startMariadb({ dataDir });
  await ensureDatabase(server, 'town');
  await ensureDatabase(server, 'town');
  const [settings] = await query(
    server,
    'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@skip_networking AS offline, @@max_connections AS connections, @@character_set_server AS charset',
  );
  assert.deepEqual({ ...settings }, { flush: 1, offline: 1, connections: 300, charset: 'utf8mb4' });
  assert.equal(
    server.url('town'),
    `mysql://root@localhost/town?socketPath=${encodeURIComponent(server.socketPath)}`,
  );
  assert.equal(statSync(dataDir).mode & 0o077, 0, 'nobody else may enter the folder');
  await server.stop();
  assert.equal(isAlive(server.pid), false);
});

test('one for tests waits for no disk, and is never taken for a durable one', async () => {
  const server = await startMariadb({ dataDir, durable: false });
  const [settings] = await query(
    server,
    'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@innodb_doublewrite AS twice, @@innodb_flush_method AS method',
  );
  assert.deepEqual({ ...settings }, { flush: 0, twice: 0, method: 'nosync' });
  const durable = await startMariadb({ dataDir });
  assert.equal(durable.reused, false);
  await durable.stop();
});

test('a live server is taken over; one with other settings is stopped first', async () => {
  const first = await startMariadb({ dataDir });
  const second = await startMariadb({ dataDir });
  assert.deepEqual([second.pid, second.reused], [first.pid, true]);
  const other = await startMariadb({ dataDir, bufferPool: '64M' });
  assert.equal(other.reused, false);
  assert.equal(isAlive(first.pid), false);
  await other.stop();
});

test('what was committed survives kill -9 of the server', async () => {
  const server = await startMariadb({ dataDir });
  await query(server, 'CREATE TABLE town.deeds (id INT PRIMARY KEY)');
  await query(server, 'INSERT INTO town.deeds VALUES (1), (2)');
  process.kill(server.pid, 'SIGKILL');
  const next = await startMariadb({ dataDir });
  assert.equal(next.reused, false);
  assert.deepEqual((await query(next, 'SELECT COUNT(*) AS n FROM town.deeds'))[0].n, 2);
  await next.stop();
});

test('kill -9 at any moment of the first start leaves a folder that the next start can use', async () => {
  const program = `import { startMariadb } from ${JSON.stringify(new URL('../lib/mariadb.mjs', import.meta.url).href)};
    await startMariadb({ dataDir: process.argv[1] });`;
  for (const ms of [80, 160, 240, 400]) {
    const folder = join(home, `killed-${ms}`);
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
      stdio: 'ignore',
    });
    await new Promise((resolve) => setTimeout(resolve, ms));
    child.kill('SIGKILL');
    const server = await startMariadb({ dataDir: folder });
    await ensureDatabase(server, 'town');
    await server.stop();
  }
  const leftovers = readdirSync(home).filter((name) => name.includes('.new-'));
  assert.deepEqual(leftovers, []);
});

test('stopping in the middle of the first start leaves nothing', async () => {
  const folder = join(home, 'stopped');
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('stopped')), 100);
  await assert.rejects(startMariadb({ dataDir: folder, signal: stop.signal }), /stopped/);
  assert.deepEqual(
    readdirSync(home).filter((name) => name.startsWith('stopped')),
    [],
  );
});

test('a path too long for a socket gets a short one that only we may enter', async () => {
  const folder = join(home, 'x'.repeat(120));
  const server = await startMariadb({ dataDir: folder });
  assert.ok(Buffer.byteLength(server.socketPath) < 104);
  assert.equal(statSync(join(server.socketPath, '..')).mode & 0o077, 0);
  await server.stop();
  assert.equal(existsSync(join(server.socketPath, '..')), false);
});

test('a folder with something else in it is left alone', async () => {
  const folder = join(home, 'photos');
  mkdirSync(folder);
  writeFileSync(join(folder, 'holiday.jpg'), '');
  await assert.rejects(startMariadb({ dataDir: folder }), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.message, /is not empty and holds no database/);
    return true;
  });
  assert.deepEqual(readdirSync(folder), ['holiday.jpg']);
});

test('a server that cannot start says why', async () => {
  const folder = join(home, 'broken');
  mkdirSync(join(folder, 'mysql'), { recursive: true });
  await assert.rejects(startMariadb({ dataDir: folder }), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.details.join('\n'), /ERROR/);
    return true;
  });
});

test('MARIADBD that names no program is told at once', async () => {
  process.env.MARIADBD = '/nowhere/mariadbd';
  try {
    await assert.rejects(ensureMariadbd(), /MARIADBD names \/nowhere\/mariadbd/);
  } finally {
    delete process.env.MARIADBD;
  }
});
