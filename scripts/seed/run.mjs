// Runs a TypeScript script of this folder's parent from a fresh clone too: `node scripts/seed/run.mjs seed-town.ts --towns 2`.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { createLog } from '../lib/log.mjs';
import { printError } from '../lib/problem.mjs';
import { checkNodeVersion, installDependencies, root } from '../lib/workspace.mjs';

const [name = ''] = process.argv.splice(2, 1);
try {
  checkNodeVersion();
  const log = createLog();
  await installDependencies({ log: (line) => (line.endsWith('up to date') ? undefined : log(line)) });
  const { tsImport } = await import('tsx/esm/api');
  await tsImport(pathToFileURL(join(root, 'scripts', name)).href, import.meta.url);
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
