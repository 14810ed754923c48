// Runs a TypeScript script of this folder's parent, from a fresh clone too: `node scripts/seed/run.mjs seed-town.ts --towns 2`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createLog } from '../lib/log.mjs';
import { printError } from '../lib/problem.mjs';
import { checkNodeVersion, installDependencies, root } from '../lib/workspace.mjs';

const [name = '', ...rest] = process.argv.slice(2);
try {
  checkNodeVersion();
  const log = createLog();
  await installDependencies({ log: (line) => (line.endsWith('up to date') ? undefined : log(line)) });
  const script = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts', name), ...rest], {
    cwd: root,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the script by itself; we stay until it has put everything away.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => script.kill('SIGTERM'));
  script.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
