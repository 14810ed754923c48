// The checkout: where it is, whether this Node fits, and its dependencies, installed when the lock file changed.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withHeartbeat } from './log.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Stamps of what was installed and built, and the lock that is held meanwhile. */
export const cacheDir = join(root, '.cache');

const OLDEST_NODE = [20, 19];

export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Problem(`This is Node ${version}; ${OLDEST_NODE.join('.')} or newer is needed.`, [
    'Install Node 20 LTS or newer (https://nodejs.org), then start again.',
  ]);
}

/**
 * Installs what package-lock.json asks for, unless it is installed.
 * Not by `npm ci`: that one refuses when an optional binary for some other system is missing from the registry.
 * Like it, this starts from nothing: a killed installation leaves packages that only look whole.
 * @param {{ log: (line: string) => void, signal?: AbortSignal }} options
 */
export async function installDependencies({ log, signal }) {
  if (isInstalled()) {
    log('dependencies: up to date');
    return;
  }
  log('dependencies: installing with npm');
  rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  const install = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'];
  await withHeartbeat(log, 'npm install', run('npm', install, { cwd: root, signal, graceMs: 500 }));
  if (!isInstalled()) {
    throw new Problem('npm installed something else than package-lock.json asks for.', [
      'package.json and package-lock.json differ: run npm install, and commit both.',
    ]);
  }
  log('dependencies: installed');
}

// npm writes its own record of the installed tree when an installation is whole; a killed one leaves none.
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (link || !path.includes('node_modules/')) return true;
    const there = installed[path];
    if (!there) return optional === true; // a binary for another system
    return there.version === version && existsSync(join(root, path));
  });
}

/** @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  if (!existsSync(file)) return {};
  return /** @type {{ packages: Record<string, LockedPackage> }} */ (JSON.parse(readFileSync(file, 'utf8')))
    .packages;
}
