// Runs a script of this folder from a fresh clone: `node scripts/bootstrap.mjs start.mjs`. It needs no package itself: it looks
// at Node's version, installs what package-lock.json asks for, and hands over to the script in this same process. `npm start`
// gets what running and building need; every other script also gets what tests and tools need.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createLog, withHeartbeat } from './lib/log.mjs';
import { Problem, printError } from './lib/problem.mjs';
import { addingMark, cacheDir, checkNodeVersion, isInstalled, root } from './lib/workspace.mjs';

// Not by `npm ci`: that one refuses when an optional binary for some other system is missing from the registry.
const INSTALL = ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
const EXTENT = { running: '--omit=dev', everything: '--include=dev' };
const LOCK = join(cacheDir, 'install.lock');
const STALE_MS = 15_000; // of a killed one, whose heart beats no more
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** @typedef {import('./lib/workspace.mjs').Extent} Extent */

/** @param {Extent} extent */
async function installDependencies(extent) {
  mkdirSync(cacheDir, { recursive: true });
  while (!takeLock()) await sleep(300);
  const beat = setInterval(() => utimesSync(LOCK, new Date(), new Date()), 2_000);
  try {
    if (isInstalled(extent)) return; // by the one that we waited for
    await runNpm(extent, createLog());
  } finally {
    clearInterval(beat);
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function takeLock() {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const { mtimeMs } = statSync(LOCK, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > STALE_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

/** @param {Extent} extent @param {import('./lib/log.mjs').Log} log */
async function runNpm(extent, log) {
  if (extent === 'everything' && isInstalled('running')) {
    log('dependencies: adding with npm what tests and tools need');
    writeFileSync(addingMark, ''); // a house that is open keeps what it runs on
  } else {
    log(
      `dependencies: installing with npm what ${extent === 'running' ? 'running needs' : 'running and the tests need'}`,
    );
    // Like npm ci this starts from nothing: a killed installation leaves packages that only look whole.
    rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  }
  /** @type {NodeJS.Signals | undefined} */
  let asked;
  const stop = (/** @type {NodeJS.Signals} */ by) => npm.kill((asked = by) && 'SIGTERM');
  for (const name of Object.keys(EXIT_CODES)) process.on(name, stop);
  const npm = spawn('npm', [...INSTALL, EXTENT[extent]], { cwd: root, stdio: 'inherit' });
  const ended = new Promise((resolve) =>
    npm.once('error', resolve).once('exit', (code, by) => resolve(by ?? code)),
  );
  const how = await withHeartbeat(log, 'npm install', ended);
  for (const name of Object.keys(EXIT_CODES)) process.off(name, stop);
  if (asked) throw asked;
  if (how !== 0) throw new Problem(`npm install failed (${how}).`);
  rmSync(addingMark, { force: true });
  if (!isInstalled(extent))
    throw new Problem('npm installed something else than package-lock.json asks for.', [
      'package.json and package-lock.json differ: run npm install, and commit both.',
    ]);
  log('dependencies: installed');
}

try {
  checkNodeVersion();
  const [node = '', , name = '', ...rest] = process.argv;
  const extent = name === 'start.mjs' ? 'running' : 'everything';
  if (!isInstalled(extent)) await installDependencies(extent);
  const script = join(import.meta.dirname, name);
  process.argv = [node, script, ...rest];
  const require = createRequire(import.meta.url);
  if (name.endsWith('.ts')) {
    require('tsx/cjs'); // teaches require TypeScript
    require(script);
  } else await import(pathToFileURL(script).href);
} catch (error) {
  const code = EXIT_CODES[/** @type {keyof typeof EXIT_CODES} */ (error)];
  if (code === undefined) printError(error);
  process.exitCode = code ?? 1;
}
