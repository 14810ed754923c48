// Runs another program to its end, with its output kept back and shown only when it fails.
// It gets a process group of its own, so that Ctrl-C reaches only us and we stop things in our order,
// and so that stopping it also stops what it started in turn (npm → node → workers).
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';
import { send } from './processes.mjs';

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
  const { execa } = await import('execa'); // not above: tsx requires what our TypeScript imports, and execa is ESM alone
  const child = execa(command, args, {
    ...{ cwd, env, extendEnv: env === undefined, detached: true, all: true, buffer: false, reject: false },
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
  });
  const stopGroup = async () => {
    const group = -(child.pid ?? 0);
    if (!send(group, 'SIGTERM')) return;
    await Promise.race([child, sleep(graceMs, undefined, { ref: false })]);
    send(group, 'SIGKILL');
  };
  const stop = () => void stopGroup();
  signal?.addEventListener('abort', stop);
  /** @type {string[]} */
  const lastLines = [];
  for await (const text of child.iterable({ from: 'all' })) {
    for (const line of text.split('\r').filter((part) => part.trim() !== '')) {
      lastLines.push(line);
      if (lastLines.length > KEPT_LINES) lastLines.shift();
      onLine?.(line);
    }
  }
  const { failed, exitCode, signal: by, originalMessage } = await child;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (!failed) return lastLines;
  const how = by ?? (exitCode === undefined ? originalMessage : `code ${exitCode}`);
  throw new Problem(`\`${[command, ...args].join(' ')}\` failed (${how}).`, lastLines);
}
