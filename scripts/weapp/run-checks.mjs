// One check after the other, each told in a line. An error that escapes one, and an end that nobody asked for, are told with its name.
import { printError } from '../lib/problem.mjs';

/** @typedef {[name: string, check: () => string | Promise<string>]} Check */

/** @param {Check[]} checks @returns {Promise<number>} how many failed */
export async function runChecks(checks) {
  let running = '';
  let finished = false;
  /** @param {unknown} error */
  const escaped = (error) => {
    finished = true;
    console.error(`FAIL ${running}: an error escaped`);
    printError(error);
    process.exit(1);
  };
  process.on('uncaughtException', escaped).on('unhandledRejection', escaped);
  process.on('exit', (code) => {
    if (finished) return;
    console.error(`FAIL ${running}: the check ended early (code ${code})`);
    process.exitCode = 1;
  });

  let failed = 0;
  for (const [name, check] of checks) {
    running = name;
    try {
      console.log(`ok   ${name}: ${await check()}`);
    } catch (error) {
      failed += 1;
      console.error(`FAIL ${name}`);
      printError(error);
    }
  }
  finished = true;
  return failed;
}
