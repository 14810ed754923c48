// What a clock could break, with the machine's clock set: Debian's faketime, for Node and MariaDB; the browser’s pages are told.
// `node scripts/test-clocks.mjs` runs a short set; `--all` every suite at every moment; `--suites` and `--moments` choose.
// Ends with a table and "N passed, N failed".
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canInstall, installPackages } from './lib/apt.mjs';
import { createLog } from './lib/log.mjs';
import { Problem, printError } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { stopOnSignal } from './lib/signals.mjs';
import { jestCounts } from './lib/test-counts.mjs';
import { together } from './lib/together.mjs';
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

/** Only where days of the week and the lengths of months are counted do a Sunday and a leap day matter. */
const COUNTS_DAYS = /\b(weekdayOf|weekdayName|monthName|period(Start|End|Key))\b/;

// Builds that are up to date are told by the times of their files, which then stay true.
const BROWSER = { args: ['--config', 'jest.browser.config.mjs', '--runInBand'], env: { NO_FAKE_STAT: '1' } };

const UNIT = ['--selectProjects', 'shared', 'miniprogram', '--findRelatedTests'];

/** @typedef {keyof typeof MOMENTS} Moment */
/** `lane`: those of one lane run one after the other. `partOf`: what `--all` runs already. */
/** @type {Record<string, { lane: 'unit' | 'house', args: string[], env?: object, short: Moment[], partOf?: string }>} */
const SUITES = {
  unit: { lane: 'unit', args: [...UNIT, ...CALENDAR], short: ['year-end', 'new-year'] },
  days: {
    ...{ lane: 'unit', partOf: 'unit', short: ['feb-29', 'sunday'] },
    args: [...UNIT, ...sourcesThatSay(COUNTS_DAYS)],
  },
  // All other tests of the server have a clock of their own.
  server: {
    lane: 'house',
    args: ['--selectProjects', 'server', '--testPathPatterns', 'demo/seed', 'book/scripts'],
    short: ['monday'],
  },
  browser: {
    ...{ ...BROWSER, lane: 'house', short: ['year-end'] },
    args: [
      ...BROWSER.args,
      '--testNamePattern',
      '公示栏 on|每日封账 on|选日子|对账单 on|points stand in notice',
    ],
  },
  walk: { ...BROWSER, lane: 'house', short: [] },
};

/** So that a new one joins by itself. @param {RegExp} words @returns {string[]} */
function sourcesThatSay(words) {
  return ['shared/src', 'miniprogram/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => /\.tsx?$/.test(name) && !CALENDAR.includes(name))
      .filter((name) => words.test(readFileSync(join(root, name), 'utf8'))),
  );
}

const log = createLog();
const signal = stopOnSignal(log);

/**
 * @param {string} suite
 * @param {string} moment
 */
async function runAt(suite, moment) {
  const { args, env: more } = SUITES[suite] ?? { args: [] };
  const at = new Date(`${MOMENTS[/** @type {keyof typeof MOMENTS} */ (moment)]}:00+08:00`).toISOString();
  const utc = `@${at.slice(0, 19).replace('T', ' ')}`;
  const report = join(cacheDir, `clocks-${suite}-${moment}.json`);
  rmSync(report, { force: true });
  const jest = [process.execPath, JEST, ...args, '--json', '--outputFile', report];
  // Pauses go by the monotonic clock, which stays what it is.
  const clock = { TZ: 'UTC', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const env = { ...process.env, ...clock, ...more };
  log(`── ${suite} at ${moment}`);
  const begun = performance.now();
  /** @type {string[]} */
  const said = [];
  const onLine = (/** @type {string} */ line) => void said.push(line);
  await run(FAKETIME, ['-f', utc, ...jest], { cwd: root, env, signal, onLine }).catch(() => {
    signal.throwIfAborted(); // what failed stands in the report
  });
  console.log([`── ${suite} at ${moment} said:`, ...said].join('\n'));
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
    const { short, partOf } = SUITES[suite] ?? { short: [] };
    const at = moments?.split(',') ?? (all ? (partOf ? [] : Object.keys(MOMENTS)) : short);
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
  // The suites that open houses and databases beside those that only reckon.
  const lanes = ['unit', 'house'].map((lane) => async () => {
    for (const { suite, moment } of chosen)
      if (SUITES[suite]?.lane === lane) results.push(await runAt(suite, moment));
  });
  await together(signal, lanes);
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
