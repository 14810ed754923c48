// The small parts: running programs, ports, several tasks at once, settings, counts.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkPort, freePort } from '../lib/port.mjs';
import { Problem } from '../lib/problem.mjs';
import { isAlive } from '../lib/processes.mjs';
import { run } from '../lib/run.mjs';
import { keepRunning, pauseBeforeRestart, startService } from '../lib/service.mjs';
import { readSettings } from '../lib/settings.mjs';
import { jestCounts, nodeTestCounts } from '../lib/test-counts.mjs';
import { together } from '../lib/together.mjs';
import { checkNodeVersion } from '../lib/workspace.mjs';

const home = mkdtempSync(join(tmpdir(), 'jishan-run-test-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('a program that fails shows its last lines', async () => {
  const failing = run(process.execPath, [
    '-e',
    "console.log('first'); console.error('last'); process.exit(3)",
  ]);
  await assert.rejects(failing, (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.message, /code 3/);
    assert.deepEqual(error.details.toSorted(), ['first', 'last']);
    return true;
  });
});

test('why a program failed is one line: what it said about it, else its last words and how it ended', async () => {
  const whyOf = async (/** @type {string} */ source) => {
    const problem = await run(process.execPath, ['-e', source]).catch((error) => error);
    assert.ok(problem instanceof Problem);
    return problem.why;
  };
  const many = "for (let i = 0; i < 60; i++) console.log('noise ' + i);";
  assert.equal(
    await whyOf(
      `console.log('\\x1b[31mFAIL packer'); console.log('ERROR it refuses'); ${many} console.log('  a TypeError: no'); console.log('FAIL fourth'); process.exit(2)`,
    ),
    'FAIL packer | ERROR it refuses | a TypeError: no',
  );
  assert.equal(await whyOf(`${many} process.exit(3)`), 'noise 58 | noise 59 | (code 3)');
  assert.equal(await whyOf('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)'), '(SIGKILL)');
  assert.equal((await whyOf("console.log('ERROR ' + 'x'.repeat(900)); process.exit(1)")).length, 200);
});

test('stopping a program also stops what it started', async () => {
  const stop = new AbortController();
  /** @type {number[]} */
  const pids = [];
  const running = run('sh', ['-c', 'sleep 60 & echo $!; wait'], {
    signal: stop.signal,
    onLine: (line) => {
      pids.push(Number(line));
      stop.abort(new Error('enough'));
    },
  });
  await assert.rejects(running, /enough/);
  await sleep(50);
  assert.deepEqual(pids.map(isAlive), [false]);
});

test('a service that ends by itself shows the last lines of this run only', async () => {
  const logFile = join(home, 'service.log');
  writeFileSync(logFile, 'from an earlier run\n');
  const options = { cwd: home, env: process.env, logFile, graceMs: 1_000 };
  const service = await startService(
    'server',
    ['-e', "console.log('about to fall'); process.exit(7)"],
    options,
  );
  const problem = service.endedByItself(await service.ended);
  assert.match(problem.message, /The server ended by itself \(code 7\)/);
  assert.deepEqual(problem.details, ['about to fall']);
});

test('the pause before a restart grows to a minute, and begins anew after a minute of health', () => {
  const pauses = [];
  for (let turn = 0, pause; turn < 8; turn++) pauses.push((pause = pauseBeforeRestart(500, pause)) / 1000);
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
  assert.equal(pauseBeforeRestart(60_000, 60_000), 1_000);
});

test('a house whose server is killed answers again; stopped while it waits, it stays down', async () => {
  const port = await freePort();
  const web = `require('node:http').createServer((_, to) => to.end('here')).listen(${port}, '127.0.0.1')`;
  const logFile = join(home, 'killed.log');
  const start = () =>
    startService('server', ['-e', web], { cwd: home, env: process.env, logFile, graceMs: 1_000 });
  const leaving = new AbortController();
  /** @type {[string, number][]} */
  const told = [];
  let service = await start();
  const again = async () => (service = await start());
  const kept = keepRunning(service, again, {
    signal: leaving.signal,
    onPause: ({ message }, pauseMs) => told.push([message, pauseMs]),
  });
  const answers = () => fetch(`http://127.0.0.1:${port}`).then((answer) => answer.text());
  for (const pauseMs of [1_000, 2_000]) {
    const killed = service.pid;
    process.kill(killed, 'SIGKILL');
    while ((await answers().catch(() => '')) !== 'here' || service.pid === killed) await sleep(20);
    assert.match(told.at(-1)?.[0] ?? '', /The server ended by itself \(SIGKILL\)/);
    assert.equal(told.at(-1)?.[1], pauseMs);
  }
  process.kill(service.pid, 'SIGKILL');
  while (told.length < 3) await sleep(20);
  leaving.abort();
  await kept;
  await assert.rejects(answers());
});

test('a service that does not listen to SIGTERM is killed after its grace', async () => {
  const deaf = "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)";
  const logFile = join(home, 'deaf.log');
  const options = { cwd: home, env: process.env, logFile, graceMs: 300 };
  const service = await startService('server', ['-e', deaf], options);
  while (!readFileSync(logFile, 'utf8').includes('up')) await sleep(10);
  await service.stop();
  assert.equal(await service.ended, 'SIGKILL');
});

test('a taken port names who has it and what to do; a free one passes', async () => {
  const server = createServer();
  const port = await freePort();
  await checkPort('127.0.0.1', port);
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  await assert.rejects(checkPort('0.0.0.0', port), (error) => {
    assert.ok(error instanceof Problem);
    if (process.platform === 'linux') assert.match(error.message, new RegExp(`process ${process.pid} `));
    assert.match(error.details.join(), new RegExp(`PORT=${port + 1} npm start`));
    return true;
  });
  server.close();
});

test('the first failure of several tasks stops the others and is the one that is told', async () => {
  let stopped = false;
  const tasks = together(new AbortController().signal, [
    () => Promise.reject(new Error('first')),
    async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      stopped = true;
      throw new Error('only because of the first');
    },
  ]);
  await assert.rejects(tasks, /^Error: first$/);
  assert.equal(stopped, true);
});

test('settings: defaults, and sentences for what is wrong', () => {
  assert.equal(readSettings({}).port, 3000);
  assert.equal(readSettings({ PORT: '' }).mode, 'demo');
  assert.throws(() => readSettings({ PORT: '70000' }), /PORT=70000 is not a port/);
  assert.throws(() => readSettings({ DATABASE_URL: 'postgres://x' }), /not the address of a database/);
});

test('Node older than the oldest that works is refused with what to do', () => {
  checkNodeVersion('20.19.0');
  checkNodeVersion('22.1.0');
  for (const old of ['20.18.1', '18.20.0']) assert.throws(() => checkNodeVersion(old), /20\.19 or newer/);
});

test('counts: what the runners report, and that nothing run is a failure', () => {
  const jest = join(home, 'jest.json');
  const one = (
    /** @type {string} */ name,
    /** @type {string} */ status,
    /** @type {string[]} */ ...failed
  ) => ({
    ...{ name, status, startTime: 1000, endTime: 3500 },
    assertionResults: failed.map((fullName) => ({ fullName, status: 'failed' })),
  });
  const testResults = [
    one('a', 'passed'),
    one('b', 'failed', 'adds'),
    one('c', 'failed'),
    one('d', 'failed'),
  ];
  const numbers = { numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 2 };
  writeFileSync(jest, JSON.stringify({ ...numbers, testResults }));
  assert.deepEqual(jestCounts(jest), {
    ...{ passed: 5, failed: 3, failures: ['b: adds', 'c', 'd'] },
    files: ['a', 'b', 'c', 'd'].map((name) => ({ name, seconds: 2.5 })),
  });
  const tap = join(home, 'node.tap');
  writeFileSync(tap, 'ok 1 - a\nnot ok 2 - b\n1..3\n# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n');
  assert.deepEqual(nodeTestCounts(tap), { passed: 2, failed: 1, failures: ['b'], files: [] });
  writeFileSync(tap, '# pass 0\n# fail 0\n');
  assert.deepEqual(nodeTestCounts(tap), { passed: 0, failed: 1 });
  assert.deepEqual(jestCounts(join(home, 'missing.json')), { passed: 0, failed: 1 });
});
