// A whole house for a test: `npm start` on a free port and a data folder of its own, and how to stop or kill it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { freePort } from './port.mjs';
import { processIds, readProc, send } from './processes.mjs';
import { untilReady } from './ready.mjs';
import { root } from './workspace.mjs';

const FIRST_START_SECONDS = 300;

/**
 * @typedef {object} House
 * @property {string} address
 * @property {string} dataDir
 * @property {() => string} output
 * @property {Promise<number | string | undefined>} ended exit code or signal
 * @property {() => Promise<number | string | undefined>} stop asks it to stop, as a service manager does
 *
 * @typedef {{ dataDir: string, env?: NodeJS.ProcessEnv, onLine?: (text: string) => void }} HouseOptions
 */

/** A data folder that nothing has used. */
export const newDataDir = () => mkdtempSync(join(tmpdir(), 'jishan-house-'));

/** @param {string} dataDir */
export const removeDataDir = (dataDir) => rmSync(dataDir, { recursive: true, force: true });

/**
 * Runs `npm start` and waits until it is ready.
 * @param {HouseOptions & { port?: number }} options @returns {Promise<House>}
 */
export async function openHouse({ port, ...options }) {
  const house = startHouse({ ...options, port: port ?? (await freePort()) });
  const early = house.ended.then((how) => {
    throw new Error(`npm start ended (${how}) before it was ready:\n${house.output()}`);
  });
  await Promise.race([untilReady(house.address, { seconds: FIRST_START_SECONDS }), early]);
  early.catch(() => {}); // from here on its end is awaited by those who ask for it
  return house;
}

/** Runs `npm start` without waiting for anything. @param {HouseOptions & { port: number }} options @returns {House} */
export function startHouse({ dataDir, port, env, onLine }) {
  let output = '';
  const child = execa('npm', ['start'], {
    ...{ cwd: root, detached: true, stdin: 'ignore', all: true, buffer: false, reject: false },
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
  });
  child.all.setEncoding('utf8').on('data', (text) => {
    output += text;
    onLine?.(text);
  });
  const ended = child.then(({ exitCode, signal }) => signal ?? exitCode);
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { address: `http://127.0.0.1:${port}`, dataDir, output: () => output, ended, stop };
}

/**
 * All processes that belong to a data folder: its server and simulator carry it in their environment,
 * its database on its command line. (Linux only.)
 * @param {string} dataDir
 */
export function processesOf(dataDir) {
  return processIds().filter((pid) => {
    if (pid === process.pid) return false;
    const isOurs = readProc(pid, 'environ').split('\0').includes(`DATA_DIR=${dataDir}`);
    return isOurs || readProc(pid, 'cmdline').includes(`=${dataDir}/`);
  });
}

/** kill -9 of everything that belongs to a data folder. */
/** @param {string} dataDir */
export async function killEverything(dataDir) {
  for (let pids = processesOf(dataDir); pids.length > 0; pids = processesOf(dataDir)) {
    for (const pid of pids) send(pid, 'SIGKILL');
    await sleep(50);
  }
}
