// What the reports of the two test runners say: how many tests passed and failed, which failed, and how long each file took.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ name: string, seconds: number }} Timed */
/** @typedef {{ passed: number, failed: number, failures?: string[], files?: Timed[] }} Counts */
/** @typedef {{ fullName: string, status: string }} JestTest */
/** @typedef {{ name: string, status: string, startTime: number, endTime: number, assertionResults: JestTest[] }} JestFile */

/** @param {string} report written by `jest --json` @returns {Counts} */
export function jestCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  /** @type {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, testResults: JestFile[] }} */
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      // A file that failed without a failed test did not come to its tests.
      return failed.length > 0 ? failed.map(({ fullName }) => `${name}: ${fullName}`) : [name];
    });
  return orNothingRan({
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
    failures,
    files: testResults.map(({ name, startTime, endTime }) => ({
      name,
      seconds: (endTime - startTime) / 1000,
    })),
  });
}

/** @param {string} report written by `node --test --test-reporter=tap` @returns {Counts} */
export function nodeTestCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const text = readFileSync(report, 'utf8');
  /** @param {string} what */
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const failures = [...text.matchAll(/^ *not ok \d+ - (.+)$/gm)].map(([, name = '']) => name);
  return orNothingRan({ passed: count('pass'), failed: count('fail') + count('cancelled'), failures });
}

// A runner that found no test has proved nothing.
/** @param {Counts} counts @returns {Counts} */
function orNothingRan({ passed, failed, failures = [], files = [] }) {
  return passed + failed === 0 ? { passed: 0, failed: 1 } : { passed, failed, failures, files };
}
