// Runs another program to its end, with its output kept back and shown only when it fails.
// It gets a process group of its own, so that Ctrl-C reaches only us and we stop things in our order,
// and so that stopping it also stops what it started in turn (npm → node → workers).
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { Problem } from './problem.mjs';
import { send } from './processes.mjs';

const KEPT_LINES = 40;
/** What a program says about its failure: our own words, a stack's first line, tsc's and ESLint's. */
const TELLING = /^(FAIL|ERROR)\b|Error:|\berror TS\d|^\s*\d+:\d+\s+error\b/;
const TELLING_LINES = 3;
const TELLING_LENGTH = 200;

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
  /** @type {string[]} */
  const telling = [];
  for await (const text of child.iterable({ from: 'all' })) {
    for (const line of text.split('\r').filter((part) => part.trim() !== '')) {
      lastLines.push(line);
      if (lastLines.length > KEPT_LINES) lastLines.shift();
      const plain = stripVTControlCharacters(line);
      if (telling.length < TELLING_LINES && TELLING.test(plain)) telling.push(plain);
      onLine?.(line);
    }
  }
  const { failed, exitCode, signal: by, originalMessage } = await child;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (!failed) return lastLines;
  const how = by ?? (exitCode === undefined ? originalMessage : `code ${exitCode}`);
  const why =
    telling.length > 0 ? telling : [...lastLines.slice(-2).map(stripVTControlCharacters), `(${how})`];
  throw new Problem(`\`${[command, ...args].join(' ')}\` failed (${how}).`, lastLines, inOneLine(why));
}

/** @param {string[]} lines */
const inOneLine = (lines) => lines.map((line) => line.trim().slice(0, TELLING_LENGTH)).join(' | ');
