// How many tests passed and failed, from the reports of the two test runners.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {string} report written by `jest --json` @returns {Counts} */
export function jestCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  /** @type {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} */
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return orNothingRan({ passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites });
}

/** @param {string} report written by `node --test --test-reporter=tap` @returns {Counts} */
export function nodeTestCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const text = readFileSync(report, 'utf8');
  /** @param {string} what */
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return orNothingRan({ passed: count('pass'), failed: count('fail') + count('cancelled') });
}

// A runner that found no test has proved nothing.
/** @param {Counts} counts */
function orNothingRan({ passed, failed }) {
  return passed + failed === 0 ? { passed: 0, failed: 1 } : { passed, failed };
}
