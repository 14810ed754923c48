// A program of ours that stays (server, simulator): its output goes to a file, it is watched, stopped in order, and started
// again when it ends by itself.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';
import { commandLine } from './processes.mjs';

const LARGEST_LOG = 20 * 1024 * 1024;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const HEALTHY_MS = 60_000;

/**
 * @typedef {object} Service
 * @property {number} pid
 * @property {string} command
 * @property {Promise<string>} ended resolves to how it ended: "code 1" or "SIGKILL"
 * @property {() => Promise<void>} stop
 * @property {(how: string) => Problem} endedByItself what to tell when it ended unasked
 */

/**
 * @param {string} name
 * @param {string[]} args of node
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, logFile: string, graceMs: number }} options
 * @returns {Promise<Service>}
 */
export async function startService(name, args, { cwd, env, logFile, graceMs }) {
  const output = openLog(logFile);
  const begin = statSync(logFile).size;
  // A process group of its own: Ctrl-C reaches only us, and we stop things in our order. To a file that it holds itself:
  // what it writes is not our work, and it writes on should we be killed.
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  await new Promise((resolve) => child.once('spawn', resolve).once('error', resolve));

  const stop = async () => {
    child.kill('SIGTERM');
    const late = sleep(graceMs, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
    await ended;
  };
  const endedByItself = (/** @type {string} */ how) =>
    new Problem(
      `The ${name} ended by itself (${how}). Its last log lines, of ${logFile}:`,
      lastLines(logFile, begin),
    );
  const pid = child.pid ?? 0;
  return { pid, command: commandLine(pid), ended, stop, endedByItself };
}

/**
 * How long to wait before a program that ended by itself is started again: 1, 2, 4 … 60 s, from the beginning after a minute
 * of health. All in milliseconds.
 * @param {number} lived @param {number} [before] the pause before that life
 */
export function pauseBeforeRestart(lived, before) {
  if (before === undefined || lived >= HEALTHY_MS) return FIRST_PAUSE_MS;
  return Math.min(2 * before, LONGEST_PAUSE_MS);
}

/**
 * Starts a program again whenever it ends by itself, until it is told to stop.
 * @param {Service} first
 * @param {() => Promise<Service>} again
 * @param {{ signal: AbortSignal, onPause: (problem: Problem, pauseMs: number) => void }} options
 */
export async function keepRunning(first, again, { signal, onPause }) {
  let pause;
  for (let service = first; ; service = await again()) {
    if (signal.aborted) return service.stop(); // told to while it was being started
    const begun = performance.now();
    const how = await service.ended;
    if (signal.aborted) return;
    pause = pauseBeforeRestart(performance.now() - begun, pause);
    onPause(service.endedByItself(how), pause);
    await sleep(pause, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
  }
}

// One older file is kept, so that the logs of a house that runs for years stay small.
/** @param {string} file */
function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  const output = openSync(file, 'a');
  if (statSync(file).size < LARGEST_LOG) return output;
  closeSync(output);
  renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}

/** @param {string} file @param {number} begin where this run's lines begin */
function lastLines(file, begin) {
  const lines = readFileSync(file).subarray(begin).toString('utf8').trimEnd().split('\n');
  return lines.slice(-15).map((line) => line.slice(0, 500));
}
