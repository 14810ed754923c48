// Runs a script of this folder from a fresh clone: `node scripts/bootstrap.mjs start.mjs`. It needs no package itself: it looks
// at Node's version, installs what package-lock.json asks for, and hands over to the script in this same process.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createLog, withHeartbeat } from './lib/log.mjs';
import { Problem, printError } from './lib/problem.mjs';
import { cacheDir, checkNodeVersion, isInstalled, root } from './lib/workspace.mjs';

// Not by `npm ci`: that one refuses when an optional binary for some other system is missing from the registry.
const INSTALL = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
const LOCK = join(cacheDir, 'install.lock');
const STALE_MS = 15_000; // of a killed one, whose heart beats no more

async function installDependencies() {
  const log = createLog();
  mkdirSync(cacheDir, { recursive: true });
  while (!takeLock()) await sleep(300);
  const beat = setInterval(() => utimesSync(LOCK, new Date(), new Date()), 2_000);
  try {
    if (isInstalled()) return; // by the one that we waited for
    log('dependencies: installing with npm');
    // Like npm ci this starts from nothing: a killed installation leaves packages that only look whole.
    rmSync(join(root, 'node_modules'), { recursive: true, force: true });
    const npm = spawn('npm', INSTALL, { cwd: root, stdio: 'inherit' });
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.once(name, () => npm.kill());
    const ended = new Promise((resolve) =>
      npm.once('error', resolve).once('exit', (code, by) => resolve(by ?? code)),
    );
    const how = await withHeartbeat(log, 'npm install', ended);
    if (how === 'SIGTERM' || how === 'SIGINT') process.exit(how === 'SIGINT' ? 130 : 143);
    if (how !== 0) throw new Problem(`npm install failed (${how}).`);
    if (!isInstalled())
      throw new Problem('npm installed something else than package-lock.json asks for.', [
        'package.json and package-lock.json differ: run npm install, and commit both.',
      ]);
    log('dependencies: installed');
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

try {
  checkNodeVersion();
  if (!isInstalled()) await installDependencies();
  const [node = '', , name = '', ...rest] = process.argv;
  const script = join(import.meta.dirname, name);
  process.argv = [node, script, ...rest];
  if (name.endsWith('.mjs')) await import(pathToFileURL(script).href);
  else {
    await import('tsx');
    createRequire(import.meta.url)(script);
  }
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
