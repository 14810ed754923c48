// Runs another program to its end, with its output kept back and shown only when it fails.
// It gets a process group of its own, so that Ctrl-C reaches only us and we stop things in our order,
// and so that stopping it also stops what it started in turn (npm → node → workers).
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';

const KEPT_LINES = 40;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {AbortSignal} [signal] stops the program and rejects
 * @property {(line: string) => void} [onLine] sees each line that the program prints
 * @property {number} [graceMs] from being asked to stop to being killed
 * @property {string} [input] given to the program on its standard input
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string[]>} the last lines that it printed
 */
export async function run(command, args, { cwd, env, signal, onLine, graceMs = 10_000, input } = {}) {
  signal?.throwIfAborted();
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  /** @type {string[]} */
  const lastLines = [];
  /** @param {string} line */
  const keep = (line) => {
    lastLines.push(line);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
    onLine?.(line);
  };
  eachLine(child.stdout, keep);
  eachLine(child.stderr, keep);
  child.stdin?.on('error', () => {}); // a program that ends without reading its input says why by itself
  child.stdin?.end(input);

  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, by) => resolve(by ?? `code ${code}`));
  });
  const stop = () => void stopGroup(child.pid, ended, graceMs);
  signal?.addEventListener('abort', stop);
  const how = await ended;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (how !== 'code 0') throw new Problem(`\`${[command, ...args].join(' ')}\` failed (${how}).`, lastLines);
  return lastLines;
}

/**
 * @param {number | undefined} pid of the leader of the group
 * @param {Promise<string>} ended
 * @param {number} graceMs
 */
async function stopGroup(pid, ended, graceMs) {
  if (pid === undefined || !signalGroup(pid, 'SIGTERM')) return;
  await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
  signalGroup(pid, 'SIGKILL');
}

/**
 * @param {NodeJS.ReadableStream | null} stream
 * @param {(line: string) => void} keep
 */
function eachLine(stream, keep) {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split(/\r?\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') keep(line);
  });
  stream?.on('end', () => {
    if (rest.trim() !== '') keep(rest);
  });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether anything of the group was still there
 */
function signalGroup(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
