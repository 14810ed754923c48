// A private MariaDB for one data folder: reached by a socket only, never by the network, safe against kill -9.
// `npm start`, the tests, the seeder and the benchmark all use it through `startMariadb`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection as connect } from 'mysql2/promise';
import { createDataFolder } from './mariadb-folder.mjs';
import { runningOn, STOP_GRACE_MS } from './mariadb-processes.mjs';
import { ensureMariadbd } from './mariadb-program.mjs';
import { removeSocket, socketPathFor } from './mariadb-socket.mjs';
import { Problem } from './problem.mjs';
import { isAlive, stopProcess } from './processes.mjs';

export { stopMariadb } from './mariadb-processes.mjs';
export { ensureMariadbd, findMariadbd } from './mariadb-program.mjs';

/**
 * @typedef {object} MariadbOptions
 * @property {string} dataDir where the database lives; made when it is missing
 * @property {(line: string) => void} [log]
 * @property {string} [bufferPool] for example '128M'
 * @property {boolean} [durable] false only for tests that do not ask what survives a power cut
 * @property {AbortSignal} [signal] stops everything and rejects
 */

/**
 * @typedef {object} Mariadb
 * @property {(database: string) => string} url for DATABASE_URL
 * @property {string} socketPath
 * @property {number} pid
 * @property {boolean} reused a live server was found on this folder and is used
 * @property {() => string[]} lastLines of its log
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the server of a data folder, or takes over the one that is running on it.
 * @param {MariadbOptions} options @returns {Promise<Mariadb>}
 */
export async function startMariadb(options) {
  const { dataDir, log = () => {}, bufferPool = '128M', durable = true, signal } = options;
  const program = await ensureMariadbd({ log, signal });
  mkdirSync(dirname(dataDir), { recursive: true });
  const folder = join(realpathSync(dirname(dataDir)), basename(dataDir));
  const socketPath = socketPathFor(folder);
  const args = serverArguments({ folder, socketPath, bufferPool, durable });

  let pid = findRunning(folder, args);
  if (pid === undefined) {
    // A server with other settings, or one that a killed start left behind: end it properly first.
    for (const other of runningOn(folder)) {
      log(`database: stopping process ${other.pid}, which an earlier start left running with other settings`);
      await stopProcess(other.pid, STOP_GRACE_MS);
    }
    await createDataFolder({ program, folder, log, signal });
    rmSync(socketPath, { force: true });
  }
  const reused = pid !== undefined;
  pid ??= spawnServer(program, args);

  const stop = async () => {
    if ((await stopProcess(pid, STOP_GRACE_MS)) === 'killed') {
      log('database: it did not stop in time and was killed; it will repair itself at the next start');
    }
    removeSocket(socketPath, folder);
  };
  const lastLines = () => readLastLines(logFile(folder));
  try {
    await untilItAnswers({ pid, socketPath, lastLines, log, signal });
  } catch (error) {
    if (reused && !isAlive(pid)) return startMariadb(options); // it was already dying when we found it
    await stop();
    throw error;
  }
  const url = (/** @type {string} */ database) =>
    `mysql://root@localhost/${database}?socketPath=${encodeURIComponent(socketPath)}`;
  return { url, socketPath, pid, reused, lastLines, stop };
}

/**
 * Makes a database when there is none of this name.
 * @param {Pick<Mariadb, 'socketPath'>} server @param {string} name letters, digits and underscores
 */
export async function ensureDatabase(server, name) {
  if (!/^\w{1,60}$/.test(name)) throw new Error(`not a database name: ${name}`);
  const connection = await connect({ socketPath: server.socketPath, user: 'root' });
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
    );
  } finally {
    await connection.end();
  }
}

// Tests make a database of sixty tables hundreds of times: without a file for each table that costs half.
const VOLATILE = [
  '--skip-innodb-doublewrite',
  '--innodb-flush-method=nosync',
  '--skip-innodb-file-per-table',
];

/** @param {{ folder: string, socketPath: string, bufferPool: string, durable: boolean }} settings */
function serverArguments({ folder, socketPath, bufferPool, durable }) {
  return [
    '--no-defaults',
    `--datadir=${folder}`,
    `--tmpdir=${folder}`, // a starting server deletes all temporary tables in its tmpdir, another server's too
    `--socket=${socketPath}`,
    `--pid-file=${join(folder, 'mariadbd.pid')}`,
    `--log-error=${logFile(folder)}`,
    '--skip-networking',
    '--skip-log-bin',
    '--character-set-server=utf8mb4',
    '--default-time-zone=+00:00',
    '--max-connections=300',
    '--max-allowed-packet=64M',
    `--innodb-buffer-pool-size=${bufferPool}`,
    `--innodb-flush-log-at-trx-commit=${durable ? 1 : 0}`,
    ...(durable ? [] : VOLATILE),
    '--loose-innodb-snapshot-isolation=ON', // where it exists (MariaDB 10.6.18 and newer)
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
  ];
}

// Detached and without pipes, so that it neither holds us nor falls with us: its end is always an orderly one.
/** @param {string} program @param {string[]} args */
function spawnServer(program, args) {
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.unref();
  if (child.pid === undefined) throw new Problem(`${program} could not be started.`);
  return child.pid;
}

/** @param {string} folder */
function logFile(folder) {
  return join(folder, 'mariadbd.log');
}

/**
 * The live server of this folder with just these settings, if there is one.
 * @param {string} folder @param {string[]} args
 */
function findRunning(folder, args) {
  return runningOn(folder).find(({ command }) => command.endsWith(args.join(' ')))?.pid;
}

/**
 * @param {{ pid: number, socketPath: string, lastLines: () => string[], log: (line: string) => void, signal?: AbortSignal }} options
 */
async function untilItAnswers({ pid, socketPath, lastLines, log, signal }) {
  const begun = performance.now();
  let saidAt = begun;
  while (!(await answers(socketPath))) {
    signal?.throwIfAborted();
    if (!isAlive(pid)) throw new Problem('The database did not start. Its last log lines:', lastLines());
    if (performance.now() - saidAt > 5_000) {
      saidAt = performance.now();
      log(`database: repairing itself after a crash (${Math.round((saidAt - begun) / 1000)} s)`);
    }
    await sleep(25);
  }
}

// A server that accepts connections greets first; a connection alone proves only that the socket is open.
/** @param {string} socketPath */
function answers(socketPath) {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

/** @param {string} file */
function readLastLines(file) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15);
  } catch {
    return [];
  }
}
