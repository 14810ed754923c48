// WeChat refuses packages over 2 MB; people wait long before that. These are our own limits.
import { Problem } from '../lib/problem.mjs';
import { MAIN } from './packages.mjs';

/** @typedef {import('./packages.mjs').Package} Package */

const MAIN_KB = 480;
const SUBPACKAGE_KB = 300;

/** @param {number} bytes */
const kb = (bytes) => bytes / 1024;
/** @param {Package} part */
const bytesOf = ({ files }) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Prints the table, and the largest files of a package that is too large. @param {Package[]} packages */
export function checkSizes(packages) {
  const rows = packages.map((part) => ({
    part,
    size: kb(bytesOf(part)),
    limit: part.name === MAIN ? MAIN_KB : SUBPACKAGE_KB,
  }));
  const total = rows.reduce((sum, { size }) => sum + size, 0);
  console.log(`     ${'package'.padEnd(18)}${'KB'.padStart(8)}${'limit'.padStart(8)}${'files'.padStart(8)}`);
  for (const { part, size, limit } of rows) {
    console.log(
      `     ${part.name.padEnd(18)}${size.toFixed(1).padStart(8)}${String(limit).padStart(8)}${String(part.files.length).padStart(8)}`,
    );
  }
  console.log(`     ${'total'.padEnd(18)}${total.toFixed(1).padStart(8)}`);
  const over = rows.filter(({ size, limit }) => size > limit);
  if (over.length > 0) {
    throw new Problem(
      `Too large: ${over.map(({ part }) => part.name).join(', ')}.`,
      over.flatMap(({ part }) => largest(part)),
    );
  }
  return `${total.toFixed(0)} KB in all`;
}

/** @param {Package} part */
function largest({ files }) {
  return [...files]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 8)
    .map(({ path, bytes }) => `${kb(bytes).toFixed(1).padStart(8)} KB  ${path}`);
}
