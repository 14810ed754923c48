// What a clock could break, with the machine's clock set: Debian's faketime, for Node and MariaDB; the browser’s pages are told.
// `node scripts/test-clocks.mjs` runs a short set; `--all` every suite at every moment; `--suites` and `--moments` choose.
// Ends with a table and "N passed, N failed".
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canInstall, installPackages } from './lib/apt.mjs';
import { createLog } from './lib/log.mjs';
import { Problem, printError } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { stopOnSignal } from './lib/signals.mjs';
import { jestCounts } from './lib/test-counts.mjs';
import { cacheDir, root } from './lib/workspace.mjs';

const FAKETIME = '/usr/bin/faketime';
const JEST = join(root, 'node_modules/jest/bin/jest.js');

/** Instants as the clocks of Shanghai show them. */
const MOMENTS = {
  'month-end': '2026-11-30T23:50', // tomorrow is in another month
  'year-end': '2026-12-31T23:50', // and in another year; a long run goes past midnight
  'new-year': '2027-01-01T00:05', // in UTC it is still the year before
  'feb-28': '2028-02-28T23:50',
  'feb-29': '2028-02-29T23:50',
  sunday: '2026-12-06T23:58', // the week turns while it runs
  monday: '2026-12-07T00:05',
  noon: '2026-12-16T12:00',
};

// In Taro's double and in the browser alike, a screen that tells or chooses days depends on these.
const CALENDAR = ['shared/src/calendar.ts', 'miniprogram/src/kernel/time.ts'];

// Builds that are up to date are told by the times of their files, which then stay true.
const BROWSER = { args: ['--config', 'jest.browser.config.mjs', '--runInBand'], env: { NO_FAKE_STAT: '1' } };

/** @type {Record<string, { args: string[], env?: object, short: (keyof typeof MOMENTS)[] }>} */
const SUITES = {
  unit: {
    args: ['--selectProjects', 'shared', 'miniprogram', '--findRelatedTests', ...CALENDAR],
    short: ['year-end', 'new-year', 'feb-29', 'sunday'],
  },
  // All other tests of the server have a clock of their own.
  server: {
    args: ['--selectProjects', 'server', '--testPathPatterns', 'demo/seed', 'book/scripts'],
    short: ['monday'],
  },
  browser: {
    ...BROWSER,
    args: [...BROWSER.args, '--testNamePattern', '公示栏 on|指纹 on|选日子|对账单 on|points stand in notice'],
    short: ['year-end'],
  },
  walk: { ...BROWSER, short: [] },
};

const log = createLog();
const signal = stopOnSignal(log);

/**
 * @param {string} suite
 * @param {string} moment
 */
async function runAt(suite, moment) {
  const at = new Date(`${MOMENTS[/** @type {keyof typeof MOMENTS} */ (moment)]}:00+08:00`).toISOString();
  const utc = `@${at.slice(0, 19).replace('T', ' ')}`;
  const report = join(cacheDir, `clocks-${suite}-${moment}.json`);
  rmSync(report, { force: true });
  const jest = [process.execPath, JEST, ...(SUITES[suite]?.args ?? []), '--json', '--outputFile', report];
  // Pauses go by the monotonic clock, which stays what it is.
  const clock = { TZ: 'UTC', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const env = { ...process.env, ...clock, ...SUITES[suite]?.env };
  log(`── ${suite} at ${moment}`);
  const begun = performance.now();
  await run(FAKETIME, ['-f', utc, ...jest], { cwd: root, env, signal, onLine: console.log }).catch(() => {
    signal.throwIfAborted(); // what failed stands in the report
  });
  return { suite, moment, ...jestCounts(report), seconds: (performance.now() - begun) / 1000 };
}

function choose() {
  const options = /** @type {const} */ ({
    all: { type: 'boolean' },
    suites: { type: 'string' },
    moments: { type: 'string' },
  });
  const { all, suites, moments } = parseArgs({ options }).values;
  return (suites?.split(',') ?? Object.keys(SUITES)).flatMap((suite) => {
    const { short } = SUITES[suite] ?? { short: [] };
    const at = moments?.split(',') ?? (all ? Object.keys(MOMENTS) : short);
    return at.map((moment) => ({ suite, moment }));
  });
}

async function main() {
  const chosen = choose();
  if (!existsSync(FAKETIME)) {
    if (!canInstall()) throw new Problem('faketime is missing.', ['sudo apt-get install faketime']);
    await installPackages(['faketime'], { log, signal });
  }
  /** @type {Awaited<ReturnType<typeof runAt>>[]} */
  const results = [];
  for (const { suite, moment } of chosen) results.push(await runAt(suite, moment));
  console.log('\nsuite    moment      passed  failed  seconds');
  for (const { suite, moment, passed, failed, seconds } of results)
    console.log(
      suite.padEnd(9) +
        moment.padEnd(10) +
        String(passed).padStart(8) +
        String(failed).padStart(8) +
        seconds.toFixed(1).padStart(9),
    );
  for (const { suite, moment, failures } of results)
    for (const name of failures ?? []) console.log(`FAILED ${suite} at ${moment} ${name}`);
  const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((all, one) => all + one[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
