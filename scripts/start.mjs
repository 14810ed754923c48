// `npm start`: from a fresh clone to a running town in one command, and back to nothing with Ctrl-C.
// Dependencies (bootstrap.mjs) → database → builds → migrations → demo town → simulator → server → WeChat build; what is up to
// date is skipped. A server that ends by itself is started again.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { printBanner } from './lib/banner.mjs';
import { buildIfChanged, builds, isUpToDate } from './lib/builds.mjs';
import { isHolder, takeLock, waitForLock } from './lib/lock.mjs';
import { createLog, withHeartbeat } from './lib/log.mjs';
import { ensureDatabase, startMariadb } from './lib/mariadb.mjs';
import { checkPort, freePort } from './lib/port.mjs';
import { Problem, printError } from './lib/problem.mjs';
import { isAlive, stopProcess } from './lib/processes.mjs';
import { untilReady } from './lib/ready.mjs';
import { run } from './lib/run.mjs';
import { keepRunning, startService } from './lib/service.mjs';
import { readSettings } from './lib/settings.mjs';
import { exitCodeOf, stopOnSignal, Stopped } from './lib/signals.mjs';
import { together } from './lib/together.mjs';
import { cacheDir, root } from './lib/workspace.mjs';

const SERVER = join(root, 'server/dist/main.js');
const DEMO = join(root, 'server/dist/demo.js');

const log = createLog();
const signal = stopOnSignal(log);
/** Aborted when we leave for whatever reason: nothing is started again then. */
const leaving = new AbortController();
/** What we started, to be stopped in reverse order. @type {(() => void | Promise<void>)[]} */
const started = [];
let isOpen = false;

/** @typedef {import('./lib/settings.mjs').Settings} Settings */
/** @typedef {import('./lib/lock.mjs').Lock} Lock */
/** @typedef {{ url: string, where: string, gone: Promise<never> }} Database */

async function main() {
  const settings = readSettings(process.env);
  const lock = await claimDataFolder(settings);
  await checkPort(settings.host, settings.port);
  const database = await prepare(settings);
  await open(settings, database, lock);
}

/** Makes the data folder ours, and ends what a killed start left running on it. */
/** @param {Settings} settings */
async function claimDataFolder({ dataDir, port, graceMs }) {
  mkdirSync(dataDir, { recursive: true });
  const taken = await takeLock(join(dataDir, 'start.lock'));
  if ('heldBy' in taken) {
    const { pid, since, address } = taken.heldBy;
    throw new Problem(`Already running on ${dataDir}: process ${pid}, since ${since}.`, [
      ...(address ? [`It answers at ${address}`] : []),
      `Stop it with Ctrl-C in its terminal, or: kill ${pid}`,
      `For a second town beside it: DATA_DIR=.data-2 PORT=${port + 1} npm start`,
    ]);
  }
  started.push(taken.lock.release);
  for (const orphan of (taken.lock.previous?.children ?? []).filter(isHolder)) {
    log(`stopping process ${orphan.pid}, which an earlier start left running`);
    await stopProcess(orphan.pid, graceMs);
  }
  return taken.lock;
}

/** Everything that must be there before the doors open: database, the server's and the web's build, tables, demo town. */
/** @param {Settings} settings */
async function prepare(settings) {
  const workspace = await waitForLock(join(cacheDir, 'workspace.lock'), { log, signal });
  try {
    const [database] = await together(signal, [
      async (signal) => {
        const [database] = await together(signal, [
          (signal) => startDatabase(settings, signal),
          (signal) => buildIfChanged(builds.server, { log, signal }),
        ]);
        await prepareTown(settings, database, signal);
        return database;
      },
      (signal) => buildIfChanged(builds.h5, { log, signal }),
    ]);
    return database;
  } finally {
    await workspace.release();
  }
}

/** @param {Settings} settings @param {AbortSignal} signal @returns {Promise<Database>} */
async function startDatabase({ databaseUrl, dataDir }, signal) {
  if (databaseUrl) {
    const { host, pathname } = new URL(databaseUrl);
    const where = `${host}${pathname}, from DATABASE_URL`;
    return { url: databaseUrl, where, gone: new Promise(() => {}) };
  }
  const folder = join(dataDir, 'mariadb');
  const server = await startMariadb({ dataDir: folder, log, signal });
  started.push(async () => {
    log('database: stopping');
    await server.stop();
  });
  const gone = untilGone(server);
  gone.catch(() => {}); // nobody waits for it before the doors are open
  log(`database: ${server.reused ? 'found running' : 'running'} (process ${server.pid}, ${folder})`);
  await ensureDatabase(server, 'jishan');
  return { url: server.url('jishan'), where: `private MariaDB in ${folder}`, gone };
}

/**
 * Rejects when the database ends unasked. It may be one that an earlier start left, so it is watched by its id.
 * @param {import('./lib/mariadb.mjs').Mariadb} server @returns {Promise<never>}
 */
async function untilGone({ pid, lastLines }) {
  while (isAlive(pid)) await sleep(500, undefined, { ref: false });
  throw new Problem('The database ended by itself. Its last log lines:', lastLines());
}

/** @param {Settings} settings @param {Database} database @param {AbortSignal} signal */
async function prepareTown(settings, database, signal) {
  if (settings.mode !== 'demo') return; // the server itself brings the tables to its version
  const env = serverEnvironment(settings, database);
  log('demo town: bringing its tables up, and filling it if it is empty');
  await withHeartbeat(log, 'demo town', run(process.execPath, [DEMO, 'seed'], { cwd: root, env, signal }));
}

/** @param {Settings} settings @param {Database} database @returns {NodeJS.ProcessEnv} */
function serverEnvironment(settings, database) {
  return {
    ...process.env,
    MODE: settings.mode,
    HOST: settings.host,
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    DATABASE_URL: database.url,
    WEB_ROOT: process.env.WEB_ROOT || join(root, builds.h5.output),
  };
}

/**
 * Starts the simulator and the server, says where they are, and stays until it is told to stop. Until the doors are open the end
 * of any of them is the end of all; later each is started again, while the others stay up.
 * @param {Settings} settings @param {Database} database @param {Lock} lock
 */
async function open(settings, database, lock) {
  const env = serverEnvironment(settings, database);
  const logs = join(settings.dataDir, 'logs');
  const address = `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${settings.port}`;
  /** @type {Map<string, import('./lib/service.mjs').Service>} */
  const services = new Map();
  /** @type {Promise<never>[]} */
  const failures = [database.gone];
  const watch = (/** @type {Promise<never>} */ failure) => {
    failure.catch(() => {}); // it may come while we wait for something else; the next race tells it
    failures.push(failure);
  };

  const start = async (/** @type {string} */ name, /** @type {string[]} */ args) => {
    const options = { cwd: root, env, logFile: join(logs, `${name}.log`), graceMs: settings.graceMs };
    const service = await startService(name, args, options);
    services.set(name, service);
    const children = [...services.values()].map(({ pid, command }) => ({ pid, command }));
    lock.update({ address, children });
    log(`${name}: running (process ${service.pid})`);
    return service;
  };
  const keep = async (/** @type {string} */ name, /** @type {string[]} */ args) => {
    const first = await start(name, args);
    started.push(async () => {
      log(`${name}: stopping`);
      await services.get(name)?.stop();
    });
    watch(
      first.ended.then((how) => {
        if (!isOpen) throw first.endedByItself(how);
        return new Promise(() => {});
      }),
    );
    const onPause = (/** @type {Problem} */ problem, /** @type {number} */ pauseMs) => {
      if (!isOpen) return; // it has been told already
      printError(problem);
      log(`${name}: starting it again in ${pauseMs / 1000} s; everything else stays up`);
    };
    const kept = keepRunning(first, () => start(name, args), { signal: leaving.signal, onPause });
    watch(kept.then(() => new Promise(() => {})));
  };

  if (settings.mode === 'demo' && !settings.wechatBaseUrl) {
    const port = settings.simulatorPort ?? (await freePort());
    env.SIMULATOR_PORT = String(port);
    env.WECHAT_BASE_URL = `http://127.0.0.1:${port}`;
    await keep('simulator', [DEMO, 'simulator']);
  }
  await keep('server', [SERVER]);
  await Promise.race([untilReady(address, { signal }), ...failures]);
  const hasWechatBuild = isUpToDate(builds.weapp);
  const banner = printBanner({ address, settings, database: database.where, logs, hasWechatBuild });
  await Promise.race([banner, ...failures]);
  isOpen = true;
  const wechat = buildForWechat();
  started.push(() => wechat);
  await Promise.race([untilStopped(), ...failures]);
}

/** Made behind open doors: the web needs it not, and it takes a minute. Its failure is told, and closes nothing. */
async function buildForWechat() {
  const until = AbortSignal.any([signal, leaving.signal]);
  try {
    const workspace = await waitForLock(join(cacheDir, 'workspace.lock'), { log, signal: until });
    try {
      await buildIfChanged(builds.weapp, { log, signal: until, isAside: true });
    } finally {
      await workspace.release();
    }
  } catch (error) {
    if (until.aborted) return;
    printError(error);
    log('build:weapp: failed; everything else stays up. Once it is mended: npm run build:weapp');
  }
}

/** @returns {Promise<never>} */
async function untilStopped() {
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve);
    if (signal.aborted) resolve(undefined);
  });
  throw signal.reason;
}

/** @param {unknown} error */
function exitCodeFor(error) {
  if (error instanceof Stopped) return isOpen ? 0 : exitCodeOf(error);
  printError(explained(error));
  return 1;
}

// The file system's own refusals, in words: they are the machine's, not ours.
/** @param {unknown} error */
function explained(error) {
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOSPC') return new Problem('The disk is full.', ['Make room, then start again.']);
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') return error;
  return new Problem(`We may not write to ${path} (${code}).`, [
    'Give your user the right to write there, or choose another data folder: DATA_DIR=/path npm start',
  ]);
}

let exitCode = 0;
try {
  await main();
} catch (error) {
  exitCode = exitCodeFor(error);
}
leaving.abort();
for (const stop of started.reverse()) await stop();
if (started.length > 0) log('stopped');
process.exit(exitCode);
