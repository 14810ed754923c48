// Every page that app.json names is there, and what WeChat wants beside them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { readApp } from './packages.mjs';

/** What Taro passes on to WeChat although only the web build has it. */
const REFUSED = ['animation'];

/** @param {string} dist */
export function checkPages(dist) {
  const app = readApp(dist);
  const pages = [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
  const wanted = [...pages, 'custom-tab-bar/index'].flatMap((page) =>
    ['js', 'json', 'wxml'].map((type) => `${page}.${type}`),
  );
  const missing = [...wanted, app.themeLocation ?? 'app.wxss'].filter(
    (file) => !existsSync(join(dist, file)),
  );
  const strayTabs = app.tabBar.list.map(({ pagePath }) => pagePath).filter((tab) => !app.pages.includes(tab));
  // Taro reads a page's config out of the page's file, and passes over one that it does not understand.
  const untitled = pages
    .filter((page) => existsSync(join(dist, `${page}.json`)))
    .filter((page) => !JSON.parse(readFileSync(join(dist, `${page}.json`), 'utf8')).navigationBarTitleText);
  const refused = REFUSED.filter((key) => key in app);
  const wrong = [
    ...missing.map((file) => `missing: ${file}`),
    ...untitled.map((page) => `a page without its config: ${page}`),
    ...refused.map((key) => `app.json has a key that WeChat refuses: ${key}`),
    ...strayTabs.map((tab) => `a tab page outside the main package: ${tab}`),
  ];
  if (wrong.length > 0) throw new Problem('app.json names what is not there.', wrong);
  return `${pages.length} pages, ${app.tabBar.list.length} of them tabs`;
}
