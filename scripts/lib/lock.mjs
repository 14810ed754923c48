// A lock that names its holder, so that a second copy can say who is first, and one left by a killed process is recognised
// and taken over, together with what that process had started. That only one gets it is proper-lockfile's affair; who it is
// stands in the file beside, and whoever is named there and lives holds it.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock as lockFile } from 'proper-lockfile';
import { commandLine, isAlive } from './processes.mjs';

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} command the command line, because process ids are reused
 * @property {string} since
 * @property {{ pid: number, command: string }[]} children what the holder started and would stop
 * @property {string} [address]
 */

/**
 * @typedef {object} Lock
 * @property {Holder | undefined} previous the killed holder whose lock was taken over
 * @property {(change: Partial<Holder>) => void} update
 * @property {() => Promise<void>} release
 */

// A killed holder's lock is free after three seconds. One that was only too busy to say that it lives keeps it by its name.
const OPTIONS = { realpath: false, stale: 3_000, update: 1_000, onCompromised: () => {} };

/** @param {string} file @returns {Promise<{ lock: Lock } | { heldBy: Holder }>} */
export async function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    const unlock = await lockFile(file, OPTIONS).catch((error) => {
      if (error.code !== 'ELOCKED') throw error;
    });
    const holder = readHolder(file);
    const isHeld = holder !== undefined && isHolder(holder);
    if (unlock && !isHeld) return { lock: lockOf(file, holder, unlock) };
    await unlock?.();
    if (isHeld) return { heldBy: holder };
    await sleep(100); // just killed, or just taken by somebody who has not yet written their name
  }
}

/** @param {string} file @param {Holder | undefined} previous @param {() => Promise<void>} unlock @returns {Lock} */
function lockOf(file, previous, unlock) {
  const { pid } = process;
  /** @type {Holder} */
  let self = { pid, command: commandLine(pid), since: new Date().toISOString(), children: [] };
  const update = (/** @type {Partial<Holder>} */ change) => {
    self = { ...self, ...change };
    writeFileSync(`${file}.${pid}`, JSON.stringify(self)); // aside first: the file is never seen half-written
    renameSync(`${file}.${pid}`, file);
  };
  update({ children: previous?.children ?? [] }); // should we be killed too, before we ended them
  const release = async () => {
    rmSync(file, { force: true });
    await unlock().catch(() => {}); // it had been taken for dead
  };
  return { previous, update, release };
}

/**
 * Takes the lock as soon as its holder lets go, and says for whom it waits.
 * @param {string} file @param {{ log: (line: string) => void, signal?: AbortSignal }} options @returns {Promise<Lock>}
 */
export async function waitForLock(file, { log, signal }) {
  for (let said = false; ; said = true) {
    signal?.throwIfAborted();
    const taken = await takeLock(file);
    if ('lock' in taken) return taken.lock;
    if (!said) log(`waiting for process ${taken.heldBy.pid}, which is installing or building here`);
    await sleep(200);
  }
}

/** @param {string} file @returns {Holder | undefined} */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {{ pid: number, command: string }} recorded */
export function isHolder({ pid, command }) {
  return isAlive(pid) && commandLine(pid) === command;
}
