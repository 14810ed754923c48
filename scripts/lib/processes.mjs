// What runs on this machine: is a process alive, is it the one we think it is, and how it is asked to stop.
// A bare process id proves nothing (ids are reused), so every question here also looks at the command line.
// Read from /proc, because a small Debian has neither ps nor lsof, which libraries for this call.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const isLinux = process.platform === 'linux';

/** @param {number} pid @param {NodeJS.Signals | 0} signal @returns {boolean} whether there was somebody to get it */
export function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  // In a container without an init process the dead children of a killed parent stay as zombies for ever.
  const stat = readProc(pid, 'stat');
  return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z';
}

/** @param {number} pid @param {'stat' | 'cmdline' | 'environ'} what @returns {string} empty for what has ended or is not ours */
export function readProc(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** The arguments of a process, joined by spaces; empty when there is no such process. @param {number} pid @returns {string} */
export function commandLine(pid) {
  if (isLinux) return readProc(pid, 'cmdline').split('\0').join(' ').trim();
  return listProcesses().find((one) => one.pid === pid)?.command ?? '';
}

/** The ids of all processes that we can see. (Linux only.) */
export function processIds() {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** Ids and command lines of all processes that we can see. @returns {{ pid: number, command: string }[]} */
export function listProcesses() {
  if (isLinux) {
    return processIds()
      .map((pid) => ({ pid, command: commandLine(pid) }))
      .filter(({ command }) => command !== '');
  }
  return execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) => (match ? [{ pid: Number(match[1]), command: (match[2] ?? '').trim() }] : []));
}

/**
 * Asks a process to stop (SIGTERM) and waits; after the time is up it is killed.
 * @param {number} pid @param {number} graceMs @returns {Promise<'stopped' | 'killed'>}
 */
export async function stopProcess(pid, graceMs) {
  const deadline = performance.now() + graceMs;
  for (const asked = send(pid, 'SIGTERM'); asked && isAlive(pid); await sleep(20)) {
    if (performance.now() > deadline) return (send(pid, 'SIGKILL'), 'killed');
  }
  return 'stopped';
}
