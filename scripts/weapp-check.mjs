// Checks the WeChat build without DevTools: `npm run build:weapp && node scripts/weapp-check.mjs`.
// WeChat's own compilers, its packer, sizes, pages, no schema library, and two built pages that are run and tapped.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printError, Problem } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { root } from './lib/workspace.mjs';
import { checkCompiledResult } from './weapp/compiled-result.mjs';
import { checkCompilers } from './weapp/compilers.mjs';
import { checkNoSchemaLibrary } from './weapp/no-schema-library.mjs';
import { readPackages } from './weapp/packages.mjs';
import { checkPages } from './weapp/pages.mjs';
import { runChecks } from './weapp/run-checks.mjs';
import { checkSizes } from './weapp/sizes.mjs';

const dist = join(root, 'miniprogram/dist/weapp');

/** @type {import('./weapp/run-checks.mjs').Check[]} */
const checks = [
  ['pages', () => checkPages(dist)],
  ['sizes', () => checkSizes(dist, readPackages(dist))],
  ['no schema library', () => checkNoSchemaLibrary(dist)],
  ['wcc and wcsc', () => checkCompilers(dist)],
  ['miniprogram-ci', () => checkCompiledResult(dist)],
  ['built pages', runBuiltPages],
];

async function runBuiltPages() {
  const jest = join(root, 'node_modules/.bin/jest');
  await run(jest, ['--config', 'miniprogram/jest.built.config.mjs'], { cwd: root });
  return 'sign-in and square were run and tapped in the component simulator, and a feed of 200 was scrolled';
}

if (existsSync(join(dist, 'app.json'))) {
  const failed = await runChecks(checks);
  if (failed > 0) console.error(`\n${failed} of ${checks.length} checks of the WeChat build failed.`);
  process.exitCode = failed > 0 ? 1 : 0;
} else {
  printError(new Problem('There is no WeChat build to check.', ['Run: npm run build:weapp']));
  process.exitCode = 1;
}
