// The lock: one holder at a time, known by name, and recovered from the dead.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { takeLock, waitForLock } from '../lib/lock.mjs';

const home = mkdtempSync(join(tmpdir(), 'jishan-lock-test-'));
const file = join(home, 'deep/start.lock');
const library = JSON.stringify(new URL('../lib/lock.mjs', import.meta.url).href);

after(() => rmSync(home, { recursive: true, force: true }));

function take() {
  const taken = takeLock(file);
  assert.ok('lock' in taken);
  return taken.lock;
}

/** @param {string} code */
function node(code) {
  return ['--input-type=module', '-e', `import { takeLock } from ${library}; ${code}`];
}

test('the second is told who is first, until it lets go', () => {
  const lock = take();
  lock.update({ address: 'http://127.0.0.1:3000' });
  const second = takeLock(file);
  assert.ok('heldBy' in second);
  assert.deepEqual([second.heldBy.pid, second.heldBy.address], [process.pid, 'http://127.0.0.1:3000']);
  lock.release();
  take().release();
});

test('the lock of a killed process is taken over, with what it had started', () => {
  const children = JSON.stringify([{ pid: 1, command: 'server' }]);
  const killed = spawnSync(
    process.execPath,
    node(
      `takeLock(${JSON.stringify(file)}).lock.update({ children: ${children} }); process.kill(process.pid, 'SIGKILL');`,
    ),
  );
  assert.equal(killed.signal, 'SIGKILL');
  const lock = take();
  assert.equal(lock.previous?.pid, killed.pid);
  assert.deepEqual(lock.previous?.children, [{ pid: 1, command: 'server' }]);
  lock.release();
});

test('a reused process id does not keep a dead lock alive, and neither does a broken file', () => {
  writeFileSync(
    file,
    JSON.stringify({ pid: process.pid, command: 'something else', since: '', children: [] }),
  );
  take().release();
  writeFileSync(file, '{');
  take().release();
});

test('of many that come at once exactly one gets it', async () => {
  writeFileSync(file, JSON.stringify({ pid: 999_999_999, command: 'dead', since: '', children: [] }));
  const code = `console.log('lock' in takeLock(${JSON.stringify(file)}) ? 'mine' : 'held'); process.stdin.resume();`;
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
  const lock = take();
  /** @type {string[]} */
  const lines = [];
  setTimeout(() => lock.release(), 300);
  const next = await waitForLock(file, { log: (line) => lines.push(line) });
  assert.deepEqual(lines, [`waiting for process ${process.pid}, which is installing or building here`]);
  next.release();
});
