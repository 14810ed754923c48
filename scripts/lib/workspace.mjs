// The checkout: where it is, whether this Node fits, whether its dependencies are there. Needs no package.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.mjs';

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

/** Stands while npm adds to what is there: its record of before says nothing then. */
export const addingMark = join(root, 'node_modules/.adding');

/**
 * Whether what package-lock.json asks for is there, for running or for the tests as well: npm writes its own record when an
 * installation is whole; a killed one leaves none, or our mark.
 * @param {Extent} extent
 */
export function isInstalled(extent) {
  if (existsSync(addingMark)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([path, { version, link, dev, optional, devOptional }]) => {
    if (link || !path.includes('node_modules/')) return true;
    if (dev && extent === 'running') return true;
    const there = installed[path];
    if (!there) return optional === true || (devOptional === true && extent === 'running'); // a binary for another system
    return there.version === version && existsSync(join(root, path));
  });
}

/** @typedef {'running' | 'everything'} Extent what `npm start` needs, or what the tests and tools need too */
/** @typedef {{ version?: string, link?: boolean, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

/** @param {string} file @returns {Record<string, LockedPackage>} */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}
