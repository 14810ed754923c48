// A whole house for a test: `npm start` on a free port and a data folder of its own, and how to stop or kill it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './port.mjs';
import { untilReady } from './ready.mjs';
import { root } from './workspace.mjs';

const FIRST_START_SECONDS = 300;

/**
 * @typedef {object} House
 * @property {string} address
 * @property {number} port
 * @property {string} dataDir
 * @property {number} pid of `npm start`
 * @property {() => string} output
 * @property {Promise<number | string | null>} ended exit code or signal
 * @property {() => Promise<number | string | null>} stop asks it to stop, as a service manager does
 */

/** A data folder that nothing has used. */
export function newDataDir() {
  return mkdtempSync(join(tmpdir(), 'jishan-house-'));
}

/**
 * Runs `npm start` and waits until it is ready.
 * @param {{ dataDir: string, port?: number, env?: NodeJS.ProcessEnv, onLine?: (text: string) => void }} options
 * @returns {Promise<House>}
 */
export async function openHouse({ dataDir, port, env, onLine }) {
  const house = startHouse({ dataDir, port: port ?? (await freePort()), env, onLine });
  const early = house.ended.then((how) => {
    throw new Error(`npm start ended (${how}) before it was ready:\n${house.output()}`);
  });
  await Promise.race([untilReady(house.address, { seconds: FIRST_START_SECONDS }), early]);
  early.catch(() => {}); // from here on its end is awaited by those who ask for it
  return house;
}

/**
 * Runs `npm start` without waiting for anything.
 * @param {{ dataDir: string, port: number, env?: NodeJS.ProcessEnv, onLine?: (text: string) => void }} options
 * @returns {House}
 */
export function startHouse({ dataDir, port, env, onLine }) {
  let output = '';
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      onLine?.(text);
    });
  }
  /** @type {Promise<number | string | null>} */
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const pid = child.pid ?? 0;
  return { address: `http://127.0.0.1:${port}`, port, dataDir, pid, output: () => output, ended, stop };
}

/**
 * All processes that belong to a data folder: its server and simulator carry it in their environment,
 * its database on its command line. (Linux only.)
 * @param {string} dataDir
 */
export function processesOf(dataDir) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return (
          environment.includes(`DATA_DIR=${dataDir}`) || command.some((part) => part.includes(`=${dataDir}/`))
        );
      } catch {
        return false; // it has just ended, or belongs to somebody else
      }
    });
}

/**
 * kill -9 of everything that belongs to a data folder.
 * @param {string} dataDir
 */
export async function killEverything(dataDir) {
  for (let pids = processesOf(dataDir); pids.length > 0; pids = processesOf(dataDir)) {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // it has just ended by itself
      }
    }
    await sleep(50);
  }
}

/** @param {string} dataDir */
export function removeDataDir(dataDir) {
  rmSync(dataDir, { recursive: true, force: true });
}
