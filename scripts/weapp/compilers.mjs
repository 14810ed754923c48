// WeChat's own template and style compilers (wcc, wcsc), as programs: they report what DevTools would.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/workspace.mjs';

/** @typedef {{ wxmlToJs(folder: string): string, wxssToJs(folder: string): string }} Compiler */

/** @param {string} dist */
export function checkCompilers(dist) {
  /** @type {Compiler} */
  const compiler = createRequire(join(root, 'miniprogram/package.json'))('miniprogram-compiler');
  const templates = attempt('wxml', () => compiler.wxmlToJs(dist));
  const styles = attempt('wxss', () => compiler.wxssToJs(dist));
  return `templates to ${Math.round(templates.length / 1024)} KB, styles to ${Math.round(styles.length / 1024)} KB of script`;
}

/** @param {string} what @param {() => string} compile */
function attempt(what, compile) {
  try {
    return compile();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Problem(`WeChat's compiler refuses the ${what}.`, words.split('\n').filter(Boolean));
  }
}
