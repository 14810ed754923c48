/** `npm run build -- --type weapp|h5`: makes the assets, lets Taro build, and packs the web build for the wire. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from './compress.mjs';

// Always the real thing: started by a test (NODE_ENV=test) Taro would make a development bundle of four times the size.
process.env.NODE_ENV = 'production';

await import('./make-assets.mjs');
const args = process.argv.slice(2);
const taro = createRequire(import.meta.url).resolve('@tarojs/cli/bin/taro');
const { status } = spawnSync(process.execPath, [taro, 'build', ...args], { stdio: 'inherit' });
const web = args.includes('h5');
if (status === 0 && web) await compressFolder(path.resolve(fileURLToPath(import.meta.url), '../../dist/h5'));
process.exitCode = status ?? 1;
