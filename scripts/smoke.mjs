// The house as its users get it: `npm start` from this checkout on an empty data folder, the main job over HTTP,
// a second start, kill -9 of everything, a WeChat build that fails or is cut off, and a stop that leaves nothing running.
// Ends with "N passed, N failed".
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  killEverything,
  newDataDir,
  openHouse,
  processesOf,
  removeDataDir,
  startHouse,
} from './lib/house.mjs';
import { freePort } from './lib/port.mjs';
import { playMainJob } from './lib/main-job.mjs';
import { untilReady } from './lib/ready.mjs';
import { townClient } from './lib/town-client.mjs';

const FIRST_START_MS = 180_000;
const LATER_START_MS = 10_000;
const RESTART_MS = 20_000; // with its pause
const STOP_MS = 25_000;

let passed = 0;
let failed = 0;

/**
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} look
 * @returns {Promise<T>} rejects when it failed: what follows builds upon it
 */
async function check(what, look) {
  const begun = performance.now();
  try {
    const value = await look();
    passed += 1;
    console.log(`ok      ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    return value;
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${what}`);
    throw error;
  }
}

/** @template T @param {number} ms @param {() => Promise<T>} work */
async function within(ms, work) {
  const begun = performance.now();
  const value = await work();
  const took = performance.now() - begun;
  assert.ok(took <= ms, `took ${Math.round(took)} ms, at most ${ms} are allowed`);
  return value;
}

/** @param {string} dataDir */
async function walk(dataDir) {
  const port = await freePort();
  const first = await check('npm start on an empty data folder is ready', () =>
    within(FIRST_START_MS, () => openHouse({ dataDir, port, onLine: (text) => process.stdout.write(text) })),
  );
  await check('/healthz and the web build answer', async () => {
    for (const path of ['/healthz', '/']) {
      assert.equal((await fetch(first.address + path)).status, 200, path);
    }
    assert.match(await (await fetch(first.address)).text(), /<div id="app"/);
  });
  const earned = await playMainJob(townClient(first.address), check);

  await check('a second copy says that one is running, and leaves it alone', async () => {
    const second = startHouse({ dataDir, port: await freePort() });
    assert.equal(await second.ended, 1);
    assert.match(second.output(), /Already running/);
    assert.equal((await fetch(`${first.address}/readyz`)).status, 200);
  });
  await check('a taken port is named, with what to do', async () => {
    const other = newDataDir();
    const second = startHouse({ dataDir: other, port });
    assert.equal(await second.ended, 1);
    assert.match(second.output(), new RegExp(`Port ${port} .* in use[^]*PORT=${port + 1}`));
    removeDataDir(other);
  });
  await check('a killed server comes back by itself, while all else stays up', async () => {
    const [simulator = 0, server = 0] = childrenOf(dataDir);
    process.kill(server, 'SIGKILL');
    await within(RESTART_MS, async () => {
      while (childrenOf(dataDir)[1] === server) await sleep(50);
      await untilReady(first.address);
    });
    assert.match(first.output(), /The server ended by itself \(SIGKILL\)[^]*starting it again in 1 s/);
    assert.equal(childrenOf(dataDir)[0], simulator);
    await findsPoints(first.address, earned);
  });
  await check('SIGTERM stops everything, the database included', () => stopsCleanly(first));

  const again = await check('a later start is ready soon', () =>
    within(LATER_START_MS, () => openHouse({ dataDir, port })),
  );
  await check('and finds its data', () => findsPoints(again.address, earned));
  await check('kill -9 of everything', async () => {
    await killEverything(dataDir);
    await again.ended;
  });
  const recovered = await check('the next start recovers', () =>
    within(LATER_START_MS, () => openHouse({ dataDir, port })),
  );
  await check('and has lost nothing', () => findsPoints(recovered.address, earned));
  await check('SIGTERM stops it as well', () => stopsCleanly(recovered));
  await walkWechatBuild(dataDir, port);
}

/** Each asks for a WeChat build of its own address, which is therefore not there. */
/** @param {string} dataDir @param {number} port */
async function walkWechatBuild(dataDir, port) {
  await check('a WeChat build that fails is told, and closes nothing', async () => {
    const bin = join(dataDir, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'nice'), '#!/bin/sh\necho no room for it\nexit 3\n', { mode: 0o755 });
    const env = { API_BASE: 'http://127.0.0.1:1', PATH: `${bin}${delimiter}${process.env.PATH}` };
    const house = await openHouse({ dataDir, port, env });
    await untilSaid(house, /no room for it[^]*build:weapp: failed; everything else stays up/);
    assert.equal((await fetch(`${house.address}/readyz`)).status, 200);
    await stopsCleanly(house);
  });
  await check('stopped while it makes the WeChat build, it leaves nothing running', async () => {
    const house = await openHouse({ dataDir, port, env: { API_BASE: 'http://127.0.0.1:2' } });
    await untilSaid(house, /WeChat build: being made now[^]*build:weapp: building/);
    await stopsCleanly(house);
  });
}

/** @param {import('./lib/house.mjs').House} house @param {RegExp} what */
async function untilSaid(house, what) {
  for (let left = 1_200; !what.test(house.output()); left -= 1) {
    assert.ok(left > 0, house.output());
    await sleep(50);
  }
}

/** The processes of simulator and server, as the house has written them down. */
/** @param {string} dataDir @returns {number[]} */
function childrenOf(dataDir) {
  const { children } = JSON.parse(readFileSync(join(dataDir, 'start.lock'), 'utf8'));
  return children.map((/** @type {{ pid: number }} */ { pid }) => pid);
}

/** @param {import('./lib/house.mjs').House} house */
async function stopsCleanly(house) {
  const how = await within(STOP_MS, house.stop);
  assert.equal(how, 0, house.output());
  assert.deepEqual(processesOf(house.dataDir), []);
  await assert.rejects(fetch(house.address));
}

/** @param {string} address @param {{ balance: number, inNotice: number }} earned */
async function findsPoints(address, earned) {
  const { call } = townClient(address);
  const session = await call(null, 'session.demo', { persona: 'resident' });
  const summary = await call(session.body.token, 'points.summary', {}, randomUUID());
  const { balance, inNotice } = summary.body;
  assert.deepEqual({ balance, inNotice }, earned);
}

const dataDir = newDataDir();
try {
  await walk(dataDir);
} catch (error) {
  console.error(error);
} finally {
  await killEverything(dataDir);
  removeDataDir(dataDir);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
