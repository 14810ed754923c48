// `npm test`: installs what is missing, runs every check that we have, and ends with a table and the counts.
// One failing step does not hide the others. `npm test -- --only lint,unit` runs some groups.
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { canInstall, installPackages } from './lib/apt.mjs';
import { findChromium, hasChineseFont } from './lib/chromium.mjs';
import { waitForLock } from './lib/lock.mjs';
import { createLog } from './lib/log.mjs';
import { findMariadbd } from './lib/mariadb.mjs';
import { Problem, printError } from './lib/problem.mjs';
import { exitCodeOf, stopOnSignal, Stopped } from './lib/signals.mjs';
import { phases } from './lib/test-steps.mjs';
import { together } from './lib/together.mjs';
import { cacheDir, root } from './lib/workspace.mjs';

/** @typedef {import('./lib/test-steps.mjs').Step} Step */
/** @typedef {import('./lib/test-counts.mjs').Counts & { step: Step, seconds: number }} Result */

/** How many of the slowest files are named. */
const SLOWEST = 10;
const log = createLog();
const signal = stopOnSignal(log);

async function main() {
  const chosen = choosePhases();
  const workspace = await waitForLock(join(cacheDir, 'workspace.lock'), { log, signal });
  try {
    await installPrograms(chosen.flat(2));
  } finally {
    await workspace.release();
  }
  /** @type {Result[]} */
  const results = [];
  for (const lanes of chosen) {
    const runLane = async (/** @type {Step[]} */ lane) => {
      for (const step of lane) results.push(await runStep(step, lanes.length > 1));
    };
    await together(
      signal,
      lanes.map((lane) => () => runLane(lane)),
    );
  }
  const order = chosen.flat(2);
  return report(results.toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step)));
}

function choosePhases() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const groups = values.only?.split(',');
  const steps = phases.flat(2);
  const unknown = groups?.filter((group) => !steps.some((step) => step.group === group)) ?? [];
  if (unknown.length > 0) {
    const known = [...new Set(steps.map((step) => step.group))];
    throw new Problem(`There is no group of steps ${unknown.join(', ')}.`, [
      `There are: ${known.join(', ')}`,
    ]);
  }
  // The generated assets are imported by what every other step looks at.
  const isChosen = (/** @type {Step} */ { group }) => !groups || group === 'assets' || groups.includes(group);
  return phases.map((lanes) => lanes.map((lane) => lane.filter(isChosen)).filter(({ length }) => length > 0));
}

/**
 * A missing program is installed where we may; elsewhere the step that needs it fails, and says what is missing.
 * @param {Step[]} chosen
 */
async function installPrograms(chosen) {
  const needs = new Set(chosen.flatMap((step) => step.needs ?? []));
  const missing = [
    ...(needs.has('mariadb') && !findMariadbd() ? ['mariadb-server-core'] : []),
    ...(needs.has('browser') && !findChromium() ? ['chromium'] : []),
    ...(needs.has('browser') && !hasChineseFont() ? ['fonts-noto-cjk'] : []),
  ];
  if (missing.length === 0) return;
  if (!canInstall()) {
    log(
      `missing: ${missing.join(', ')}. Install them, for example: sudo apt-get install ${missing.join(' ')}`,
    );
    return;
  }
  log(`installing ${missing.join(', ')} with apt-get`);
  try {
    await installPackages(missing, { log, signal });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    printError(error);
  }
}

/**
 * What a step prints beside another one is shown in one piece at its end.
 * @param {Step} step @param {boolean} isBeside @returns {Promise<Result>}
 */
async function runStep(step, isBeside) {
  log(`── ${step.name}`);
  /** @type {string[]} */
  const kept = [];
  const onLine = isBeside ? (/** @type {string} */ line) => void kept.push(line) : console.log;
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  try {
    const counts = await step.run({ signal, onLine });
    return { step, ...counts, seconds: seconds() };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    // What the program printed has been shown; a Problem of ours has not.
    if (!(error instanceof Problem)) console.error(error);
    else console.error(`ERROR ${error.message}`);
    const why = error instanceof Problem ? error.why : String(error);
    return { step, passed: 0, failed: 1, failures: [why], seconds: seconds() };
  } finally {
    if (kept.length > 0) console.log([`── ${step.name} said:`, ...kept].join('\n'));
  }
}

/** @param {Result[]} results */
function report(results) {
  console.log(
    `\n${'step'.padEnd(20)} ${'passed'.padStart(7)} ${'failed'.padStart(7)} ${'seconds'.padStart(8)}`,
  );
  for (const { step, passed, failed, seconds } of results) {
    const cells = [String(passed).padStart(7), String(failed).padStart(7), seconds.toFixed(1).padStart(8)];
    console.log(`${step.name.padEnd(20)} ${cells.join(' ')}${failed > 0 ? '  FAILED' : ''}`);
  }
  const files = results.flatMap((result) => result.files ?? []);
  console.log('\nthe slowest files');
  for (const { name, seconds } of files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST))
    console.log(`${seconds.toFixed(1).padStart(6)} s  ${relative(root, name)}`);
  // What failed stands last: whoever reads only the end of it knows where to look.
  for (const { step, failed, failures } of results)
    for (const name of failures?.length ? failures : failed > 0 ? [''] : [])
      console.log(`FAILED ${step.name} ${name.replace(/\s+/g, ' ')}`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof Stopped) {
    process.exitCode = exitCodeOf(error);
  } else {
    printError(error);
    process.exitCode = 1;
  }
}
