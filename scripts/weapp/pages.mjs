// Every page that app.json names is there, and what WeChat wants beside them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { readApp } from './packages.mjs';

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
  const wrong = [
    ...missing.map((file) => `missing: ${file}`),
    ...strayTabs.map((tab) => `a tab page outside the main package: ${tab}`),
  ];
  if (wrong.length > 0) throw new Problem('app.json names what is not there.', wrong);
  return `${pages.length} pages, ${app.tabBar.list.length} of them tabs`;
}
