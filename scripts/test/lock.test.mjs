// The lock: one holder at a time, known by name, and recovered from the dead.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { takeLock, waitForLock } from '../lib/lock.mjs';

const home = mkdtempSync(join(tmpdir(), 'jishan-lock-test-'));
const file = join(home, 'deep/start.lock');
const library = JSON.stringify(new URL('../lib/lock.mjs', import.meta.url).href);

const DEAD = { pid: 999_999_999, command: 'dead', since: '', children: [] };

after(() => rmSync(home, { recursive: true, force: true }));

async function take() {
  const taken = await takeLock(file);
  assert.ok('lock' in taken);
  return taken.lock;
}

/** @param {string} code */
function node(code) {
  return ['--input-type=module', '-e', `import { takeLock } from ${library}; ${code}`];
}

test('the second is told who is first, until it lets go', async () => {
  const lock = await take();
  lock.update({ address: 'http://127.0.0.1:3000' });
  const second = await takeLock(file);
  assert.ok('heldBy' in second);
  assert.deepEqual([second.heldBy.pid, second.heldBy.address], [process.pid, 'http://127.0.0.1:3000']);
  await lock.release();
  await (await take()).release();
});

test('the lock of a killed process is taken over, with what it had started', async () => {
  const children = JSON.stringify([{ pid: 1, command: 'server' }]);
  const killed = spawnSync(
    process.execPath,
    node(
      `(await takeLock(${JSON.stringify(file)})).lock.update({ children: ${children} }); process.kill(process.pid, 'SIGKILL');`,
    ),
  );
  assert.equal(killed.signal, 'SIGKILL');
  const lock = await take();
  assert.equal(lock.previous?.pid, killed.pid);
  assert.deepEqual(lock.previous?.children, [{ pid: 1, command: 'server' }]);
  await lock.release();
});

test('a reused process id does not keep a dead lock alive, and neither does a broken file', async () => {
  for (const left of [JSON.stringify({ ...DEAD, pid: process.pid }), '{']) {
    writeFileSync(file, left);
    mkdirSync(`${file}.lock`); // as a killed holder leaves it
    await (await take()).release();
  }
});

test('a holder that was too busy to say that it lives still holds it', async () => {
  const lock = await take();
  rmSync(`${file}.lock`, { recursive: true }); // taken for dead by somebody, and removed
  const second = await takeLock(file);
  assert.ok('heldBy' in second);
  await lock.release();
  await (await take()).release();
});

test('of many that come at once exactly one gets it', async () => {
  writeFileSync(file, JSON.stringify(DEAD));
  const code = `console.log('lock' in (await takeLock(${JSON.stringify(file)})) ? 'mine' : 'held'); process.stdin.resume();`;
  const rivals = Array.from({ length: 8 }, () =>
    spawn(process.execPath, node(code), { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const answers = await Promise.all(
    rivals.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
  );
  // None ends before all have their answer.
  const ends = rivals.map((rival) => once(rival, 'close'));
  for (const { stdin } of rivals) stdin.end();
  await Promise.all(ends);
  assert.equal(answers.filter((answer) => answer === 'mine').length, 1, answers.join());
  assert.deepEqual(readdirSync(join(home, 'deep')), ['start.lock'], 'no drafts are left');
});

test('waiting says for whom, and ends when the lock is free', async () => {
  const lock = await take();
  /** @type {string[]} */
  const lines = [];
  setTimeout(() => void lock.release(), 300);
  const next = await waitForLock(file, { log: (line) => lines.push(line) });
  assert.deepEqual(lines, [`waiting for process ${process.pid}, which is installing or building here`]);
  await next.release();
});
