// What runs before any package is there, in a checkout of its own with an npm of its own that takes half a second.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../lib/processes.mjs';
import { root } from '../lib/workspace.mjs';

const home = mkdtempSync(join(tmpdir(), 'jishan-bootstrap-test-'));
const scripts = join(home, 'scripts');
const installs = join(home, 'installs');
after(() => rmSync(home, { recursive: true, force: true }));

for (const name of ['bootstrap.mjs', 'lib/log.mjs', 'lib/problem.mjs', 'lib/workspace.mjs'])
  cpSync(join(root, 'scripts', name), join(scripts, name));
const kept = { 'node_modules/kept': { version: '1.0.0' } };
const RUNNING = JSON.stringify({ packages: kept });
const LOCK = JSON.stringify({ packages: { ...kept, 'node_modules/tool': { version: '1.0.0', dev: true } } });
writeFileSync(join(home, 'package-lock.json'), LOCK);
for (const name of ['hello.mjs', 'start.mjs'])
  writeFileSync(join(scripts, name), "console.log('hello', ...process.argv.slice(2));");
mkdirSync(join(home, 'bin'));
writeFileSync(
  join(home, 'bin/npm'),
  `#!/bin/sh
echo $$ >> ${installs}; sleep 0.5; mkdir -p node_modules/kept
case "$*" in
  *--omit=dev*) record='${RUNNING}' ;;
  *) mkdir -p node_modules/tool; record='${LOCK}' ;;
esac
[ -z "$LEAVE_OUT" ] && echo "$record" > node_modules/.package-lock.json; exit 0`,
  { mode: 0o755 },
);

beforeEach(() => {
  rmSync(join(home, 'node_modules'), { recursive: true, force: true });
  rmSync(installs, { force: true });
});

/** @param {NodeJS.ProcessEnv} [env] @param {string} [name] */
function start(env, name = 'hello.mjs') {
  const PATH = `${join(home, 'bin')}${delimiter}${process.env.PATH}`;
  const args = [join(scripts, 'bootstrap.mjs'), name, '--loud', 'you'];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env, PATH } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  /** @type {Promise<{ code: number | null, output: string }>} */
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
  return { ended, stop: () => child.kill('SIGTERM') };
}

const startHouse = () => start({}, 'start.mjs');
const installers = () => (existsSync(installs) ? readFileSync(installs, 'utf8').trim().split('\n') : []);

test('it installs once, however many begin at once, and hands over; then it only hands over', async () => {
  for (const { code, output } of await Promise.all([start().ended, start().ended, start().ended])) {
    assert.equal(code, 0, output);
    assert.match(output, /^hello --loud you$/m);
  }
  assert.equal(installers().length, 1);
  assert.equal((await start().ended).output, 'hello --loud you\n');
  assert.equal(installers().length, 1);
});

test('stopped while npm installs, it leaves neither npm nor a lock, and the next one installs anew', async () => {
  const first = start();
  while (installers().length === 0) await sleep(10);
  first.stop();
  const { code, output } = await first.ended;
  assert.equal(code, 143, output);
  assert.doesNotMatch(output, /hello/);
  assert.equal(isAlive(Number(installers()[0])), false);
  assert.equal(existsSync(join(home, '.cache/install.lock')), false);
  assert.match((await start().ended).output, /hello/);
});

test('an npm that installs something else is told, and nothing is handed over', async () => {
  const { code, output } = await start({ LEAVE_OUT: 'yes' }).ended;
  assert.equal(code, 1);
  assert.match(output, /ERROR npm installed something else than package-lock.json asks for/);
  assert.doesNotMatch(output, /hello/);
});

test('npm start installs what running needs; the tests add the rest beside it, and a later start takes nothing away', async () => {
  assert.match((await startHouse().ended).output, /what running needs[^]*hello/);
  assert.equal(existsSync(join(home, 'node_modules/tool')), false);
  writeFileSync(join(home, 'node_modules/kept/in-use'), '');

  assert.match((await start().ended).output, /adding with npm[^]*hello/);
  assert.ok(existsSync(join(home, 'node_modules/kept/in-use')), 'an open house runs on it');
  assert.ok(existsSync(join(home, 'node_modules/tool')));

  assert.equal((await startHouse().ended).output, 'hello --loud you\n');
  assert.equal((await start().ended).output, 'hello --loud you\n');
  assert.equal(installers().length, 2);
});

test('killed while npm adds to what running needs, the next one of either kind begins from nothing', async () => {
  await startHouse().ended;
  const adding = start();
  while (installers().length < 2) await sleep(10);
  writeFileSync(join(home, 'node_modules/kept/half'), '');
  adding.stop();
  await adding.ended;
  assert.match((await startHouse().ended).output, /what running needs[^]*hello/);
  assert.equal(existsSync(join(home, 'node_modules/kept/half')), false);
});
