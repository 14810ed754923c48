// A program of ours that stays (server, simulator): its output goes to a file, it is watched, and stopped in order.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';
import { commandLine } from './processes.mjs';

const LARGEST_LOG = 20 * 1024 * 1024;

/**
 * @typedef {object} Service
 * @property {string} name
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
  // A process group of its own: Ctrl-C reaches only us, and we stop things in our order.
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
  /** @param {string} how */
  const endedByItself = (how) =>
    new Problem(
      `The ${name} ended by itself (${how}). Its last log lines, of ${logFile}:`,
      lastLines(logFile, begin),
    );
  const pid = child.pid ?? 0;
  return { name, pid, command: commandLine(pid), ended, stop, endedByItself };
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

/**
 * @param {string} file
 * @param {number} begin where this run's lines begin
 */
function lastLines(file, begin) {
  const lines = readFileSync(file).subarray(begin).toString('utf8').trimEnd().split('\n');
  return lines.slice(-15).map((line) => line.slice(0, 500));
}
