// The steps of `npm test`: the cheap ones that fail often come first.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfChanged, builds, makeAssets } from './builds.mjs';
import { waitForLock } from './lock.mjs';
import { stopMariadb } from './mariadb.mjs';
import { Problem } from './problem.mjs';
import { jestCounts, nodeTestCounts } from './test-counts.mjs';
import { run } from './run.mjs';
import { cacheDir, root } from './workspace.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */
/** @typedef {{ signal: AbortSignal, onLine: (line: string) => void }} StepOptions */
/**
 * `script` is the npm script that the step proves to work: those that the documents name must each have one.
 * @typedef {{ name: string, group: string, script?: string, needs?: ('mariadb' | 'browser')[], run: (options: StepOptions) => Promise<Counts> }} Step
 */

// The tools print into our pipe: they colour only what ends on a terminal.
const env = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) };

// The server's tests often wait, for the database or for real time: three at once keep two processors busy.
const WORKERS = /** @type {Record<string, number>} */ ({ server: 3 });

/** The native compiler: `tsc` alone may be the other one, whose parser ESLint uses. One checker, because each has to learn the types anew. */
const TSC = join(root, 'node_modules/typescript-native/bin/tsc');

/**
 * The steps by phase: one phase after the other, its lanes at the same time and about as long as each other. What keeps one
 * processor busy for a minute stands beside something that does the same; the server's tests have the machine for themselves.
 * The walk begins when both lanes have built what it opens: whichever comes first, `npm start` waits for the other's build.
 * @type {Step[][][]}
 */
export const phases = [
  [[{ name: 'assets', group: 'assets', run: generatedAssets() }]],
  [
    [
      { name: 'format', group: 'lint', ...script('format:check') },
      { name: 'lint', group: 'lint', ...script('lint') },
      { name: 'unit shared', group: 'unit', run: jest('shared') },
      { name: 'build server', group: 'build', ...build(builds.server) },
    ],
    [
      ...['shared', 'server', 'miniprogram', 'scripts'].map((name) => ({
        name: `types ${name}`,
        group: 'types',
        run: check('node', TSC, '--checkers', '1', '-p', name),
      })),
      { name: 'scripts', group: 'scripts', needs: ['mariadb'], run: nodeTests() },
    ],
  ],
  [[{ name: 'unit miniprogram', group: 'unit', run: jest('miniprogram') }]],
  [[{ name: 'integration server', group: 'server', needs: ['mariadb'], run: jest('server') }]],
  [
    [
      { name: 'kill -9', group: 'chaos', needs: ['mariadb'], ...script('chaos', '--kills', '5') },
      ...commandsOfATown(),
      browser('browser walk', '--testPathIgnorePatterns', 'screens'),
    ],
    [
      { name: 'build h5', group: 'build', ...build(builds.h5) },
      { name: 'web check', group: 'build', run: check('node', 'scripts/web-check.mjs') },
      { name: 'build weapp', group: 'build', ...build(builds.weapp) },
      { name: 'weapp check', group: 'weapp', run: check('node', 'scripts/weapp-check.mjs') },
      browser('browser screens', 'screens'),
      {
        name: 'weapp pages',
        ...{ group: 'browser', needs: ['mariadb', 'browser'], script: 'test:weapp' },
        run: jest('weapp-pages', '--config', 'miniprogram/jest.weapp.config.mjs'),
      },
      {
        name: 'web start',
        ...{ group: 'browser', needs: ['mariadb', 'browser'] },
        ...script('bench:web', '--rounds', '1'),
      },
    ],
  ],
];

/** @param {string} name */
function bin(name) {
  return join(root, 'node_modules/.bin', name);
}

/**
 * A program that says by its exit code whether one thing is right.
 * @param {string} command @param {...string} args @returns {Step['run']}
 */
function check(command, ...args) {
  return async ({ signal, onLine }) => {
    await run(command, args, { cwd: root, env, signal, onLine });
    return { passed: 1, failed: 0 };
  };
}

/** @param {string} name @param {...string} args @returns {Pick<Step, 'script' | 'run'>} */
function script(name, ...args) {
  return { script: name, run: check('npm', 'run', '--silent', name, '--', ...args) };
}

/** Every command of full-size towns, on two small ones: the first finds nothing there, the last leaves nothing. */
/** @returns {Step[]} */
function commandsOfATown() {
  const folder = join(cacheDir, 'small-town');
  const two = ['--small', '--towns', '2'];
  const short = [...two, '--seconds', '0.3', '--rounds', '1', '--connections', '4'];
  const commands = [
    ['seed:town', ...two],
    ['bench', ...short],
    ['bench', '--only', 'bonus', '--plans', ...short],
    ['book:verify'],
    ['book:rebuild', '--check'],
  ];
  const remove = async () => {
    await stopMariadb(join(folder, 'mariadb'));
    rmSync(folder, { recursive: true, force: true });
  };
  return commands.map(([name = '', ...args], at) => ({
    name: args.includes('bonus') ? `${name} bonus` : name,
    ...{ group: 'commands', script: name, needs: ['mariadb'] },
    run: async ({ signal, onLine }) => {
      if (at === 0) await remove();
      const given = { cwd: root, env: { ...env, DATA_DIR: folder }, signal, onLine };
      await run('npm', ['run', '--silent', name, '--', ...args], given);
      if (at === commands.length - 1) await remove();
      return { passed: 1, failed: 0 };
    },
  }));
}

/** @returns {Step['run']} what the sources import and Git does not hold */
function generatedAssets() {
  return async ({ signal }) => {
    await makeAssets(signal);
    return { passed: 1, failed: 0 };
  };
}

/** @param {import('./builds.mjs').Build} which @returns {Pick<Step, 'script' | 'run'>} */
function build(which) {
  const made = async (/** @type {StepOptions} */ { signal, onLine }) => {
    const workspace = await waitForLock(join(cacheDir, 'workspace.lock'), { log: onLine, signal });
    try {
      await buildIfChanged(which, { log: onLine, signal });
    } finally {
      await workspace.release();
    }
    return { passed: 1, failed: 0 };
  };
  return { script: `build:${which.name}`, run: made };
}

/** A part of the browser walk, in a house of its own. @param {string} name @param {...string} which @returns {Step} */
function browser(name, ...which) {
  const run = jest(name.replace(' ', '-'), '--config', 'jest.browser.config.mjs', '--runInBand', ...which);
  return { name, group: 'browser', needs: ['mariadb', 'browser'], run };
}

/** @param {string} project @param {...string} args @returns {Step['run']} */
function jest(project, ...args) {
  const report = join(cacheDir, `jest-${project}.json`);
  const which =
    args.length > 0 ? args : ['--selectProjects', project, '--maxWorkers', String(WORKERS[project] ?? 2)];
  return counted([bin('jest'), ...which, '--json', '--outputFile', report], report, jestCounts);
}

/** @returns {Step['run']} */
function nodeTests() {
  const report = join(cacheDir, 'node-test.tap');
  const reporters = ['spec', 'stdout', 'tap', report].map(
    (value, i) => `--test-reporter${i % 2 === 0 ? '' : '-destination'}=${value}`,
  );
  const folder = join(root, 'scripts/test');
  const files = readdirSync(folder).flatMap((name) => (name.endsWith('.test.mjs') ? join(folder, name) : []));
  return counted(['node', '--test', ...reporters, ...files], report, nodeTestCounts);
}

/**
 * A test runner: its own report says how many passed; failing before it could write one counts as one failure.
 * @param {string[]} command @param {string} report @param {(report: string) => Counts} readCounts @returns {Step['run']}
 */
function counted([command = '', ...args], report, readCounts) {
  return async ({ signal, onLine }) => {
    mkdirSync(cacheDir, { recursive: true });
    rmSync(report, { force: true }); // an old report says nothing about this run
    try {
      await run(command, args, { cwd: root, env, signal, onLine });
    } catch (error) {
      signal.throwIfAborted();
      const { failed, failures = [], ...counts } = readCounts(report);
      // It may have failed before its tests, or after them.
      const why = error instanceof Problem ? error.why : String(error);
      return { ...counts, failed: Math.max(1, failed), failures: failures.length > 0 ? failures : [why] };
    }
    return readCounts(report);
  };
}
