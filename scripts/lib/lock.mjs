// A lock file that names its holder, so that a second copy can say who is first,
// and a lock left by a killed process is recognised and taken over, together with what that process had started.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
 * @property {() => void} release
 */

/**
 * @param {string} file
 * @returns {{ lock: Lock } | { heldBy: Holder }}
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  /** @type {Holder} */
  let self = {
    pid: process.pid,
    command: commandLine(process.pid),
    since: new Date().toISOString(),
    children: [],
  };
  /** @type {Holder | undefined} */
  let previous;
  while (!createWhole(file, self)) {
    const holder = readHolder(file);
    if (holder && isHolder(holder)) return { heldBy: holder };
    if (!removeStale(file, holder)) continue;
    previous = holder;
    self = { ...self, children: holder?.children ?? [] }; // should we be killed too, before we ended them
  }
  return {
    lock: {
      previous,
      update(change) {
        self = { ...self, ...change };
        writeFileSync(`${file}.${process.pid}`, JSON.stringify(self));
        renameSync(`${file}.${process.pid}`, file);
      },
      release: () => rmSync(file, { force: true }),
    },
  };
}

/**
 * Takes the lock as soon as its holder lets go, and says for whom it waits.
 * @param {string} file
 * @param {{ log: (line: string) => void, signal?: AbortSignal }} options
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, { log, signal }) {
  let said = false;
  for (;;) {
    signal?.throwIfAborted();
    const taken = takeLock(file);
    if ('lock' in taken) return taken.lock;
    if (!said) log(`waiting for process ${taken.heldBy.pid}, which is installing or building here`);
    said = true;
    await sleep(200);
  }
}

// Written aside and linked into place: the file is never seen half-written, and link() refuses when it exists.
/**
 * @param {string} file
 * @param {Holder} self
 */
function createWhole(file, self) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(self));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
function readHolder(file) {
  try {
    return /** @type {Holder} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** @param {{ pid: number, command: string }} recorded */
export function isHolder({ pid, command }) {
  return isAlive(pid) && commandLine(pid) === command;
}

// Two starts may find the same stale lock: moved aside first, and put back if it was the other's new one.
/**
 * @param {string} file
 * @param {Holder | undefined} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return false;
  }
  const moved = readHolder(aside);
  const wasStale = moved?.pid === stale?.pid && moved?.since === stale?.since;
  if (!wasStale) linkSync(aside, file);
  rmSync(aside, { force: true });
  return wasStale;
}
