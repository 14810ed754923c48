// What a built mini program is made of: its main package and its subpackages, file by file.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** @typedef {{ path: string, bytes: number }} BuiltFile */
/** @typedef {{ name: string, files: BuiltFile[] }} Package */
/** @typedef {{ pages: string[], subPackages: { root: string, pages: string[] }[], tabBar: { list: { pagePath: string }[] }, themeLocation?: string }} AppJson */

export const MAIN = 'main';

/** @param {string} dist @returns {AppJson} */
export const readApp = (dist) => JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));

/** @param {string} dist @returns {BuiltFile[]} */
export function readFiles(dist) {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(dist, path), bytes: statSync(path).size }));
}

/** @param {string} dist @returns {Package[]} */
export function readPackages(dist) {
  const files = readFiles(dist);
  const roots = readApp(dist).subPackages.map(({ root }) => root);
  /** @param {BuiltFile} file */
  const rootOf = ({ path }) => roots.find((root) => path.startsWith(`${root}/`)) ?? MAIN;
  return [MAIN, ...roots].map((name) => ({ name, files: files.filter((file) => rootOf(file) === name) }));
}
