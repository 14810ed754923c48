// Checks that every browser that we promise can read the web build: `npm run build:h5 && node scripts/web-check.mjs`.
// One thing that is too new for it and the whole page stays empty.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { printError, Problem } from './lib/problem.mjs';
import { root } from './lib/workspace.mjs';

/** What Chrome 84 and iOS 14.5 (browserslist in miniprogram/package.json) both read whole. */
const ECMASCRIPT = 2020;
const folder = join(root, 'miniprogram/dist/h5/js');
const AROUND = 80;

/** @param {string} name @returns {string[]} */
function tooNew(name) {
  const script = readFileSync(join(folder, name), 'utf8');
  try {
    parse(script, { ecmaVersion: ECMASCRIPT });
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error)) throw error;
    const at = Number(error.pos);
    return [`${name}: ${error.message}: ${script.slice(Math.max(0, at - AROUND), at + AROUND)}`];
  }
}

try {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  if (names.length === 0) throw new Problem('There is no web build to check.', ['Run: npm run build:h5']);
  const found = names.flatMap(tooNew);
  if (found.length > 0) throw new Problem(`Not ECMAScript ${ECMASCRIPT}:`, found);
  console.log(`ok   ${names.length} scripts of the web build are ECMAScript ${ECMASCRIPT}`);
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
