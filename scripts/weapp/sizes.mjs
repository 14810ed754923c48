// WeChat refuses packages over 2 MB; people wait long before that. These are our own limits.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { Problem } from '../lib/problem.mjs';
import { MAIN } from './packages.mjs';

/** @typedef {import('./packages.mjs').Package} Package */

const MAIN_KB = 410;
const SUBPACKAGE_KB = 200;

/** @param {number} bytes */
const kb = (bytes) => bytes / 1024;
/** @param {Package} part */
const bytesOf = ({ files }) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** As it travels: packed as one. @param {string} dist @param {Package} part */
function packedBytes(dist, { files }) {
  const content = files.map(({ path }) => readFileSync(join(dist, path)));
  return gzipSync(Buffer.concat(content), { level: constants.Z_BEST_COMPRESSION }).length;
}

/** Prints the table, and the largest files of a package that is too large. @param {string} dist @param {Package[]} packages */
export function checkSizes(dist, packages) {
  const rows = packages.map((part) => ({
    part,
    size: kb(bytesOf(part)),
    packed: kb(packedBytes(dist, part)),
    limit: part.name === MAIN ? MAIN_KB : SUBPACKAGE_KB,
  }));
  const sum = (/** @type {'size' | 'packed'} */ what) => rows.reduce((all, row) => all + row[what], 0);
  const line = (/** @type {string} */ name, /** @type {(string | number)[]} */ cells) =>
    console.log(`     ${name.padEnd(18)}${cells.map((cell) => String(cell).padStart(8)).join('')}`);
  line('package', ['KB', 'limit', 'gzip', 'files']);
  for (const { part, size, limit, packed } of rows)
    line(part.name, [size.toFixed(1), limit, packed.toFixed(1), part.files.length]);
  line('total', [sum('size').toFixed(1), '', sum('packed').toFixed(1)]);
  const over = rows.filter(({ size, limit }) => size > limit);
  if (over.length > 0) {
    throw new Problem(
      `Too large: ${over.map(({ part }) => part.name).join(', ')}.`,
      over.flatMap(({ part }) => largest(part)),
    );
  }
  return `${sum('size').toFixed(0)} KB in all`;
}

/** @param {Package} part */
function largest({ files }) {
  return [...files]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 8)
    .map(({ path, bytes }) => `${kb(bytes).toFixed(1).padStart(8)} KB  ${path}`);
}
