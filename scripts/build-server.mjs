// Bundles the server's and the shared TypeScript into server/dist/main.js, and the demo town with
// the WeChat simulator, which service does without, into server/dist/demo.js; packages stay in node_modules.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './lib/workspace.mjs';

const outdir = join(root, 'server/dist');
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: { main: join(root, 'server/src/main.ts'), demo: join(root, 'server/src/demo/main.ts') },
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  alias: { '@jishan/shared': join(root, 'shared/src') }, // the workspace package is source, not a package
  sourcemap: true,
  keepNames: true, // TypeORM names tables and repositories after classes
  logLevel: 'warning',
});
