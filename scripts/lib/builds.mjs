// The three builds, each skipped when neither its sources nor its result changed since it was last made.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withHeartbeat } from './log.mjs';
import { run } from './run.mjs';
import { cacheDir, root } from './workspace.mjs';

/**
 * @typedef {object} Build
 * @property {string} name of the npm script, after "build:"
 * @property {string[]} sources files and folders, from the root
 * @property {string} output
 */

const EVERYWHERE = ['package-lock.json', 'tsconfig.json', 'shared/package.json', 'shared/src'];
const MINIPROGRAM = [...EVERYWHERE, 'project.config.json', 'miniprogram'];
const SERVER = [...EVERYWHERE, 'server', 'scripts/build-server.mjs'];

/** @type {Record<'weapp' | 'h5' | 'server', Build>} */
export const builds = {
  weapp: { name: 'weapp', sources: MINIPROGRAM, output: 'miniprogram/dist/weapp' },
  h5: { name: 'h5', sources: MINIPROGRAM, output: 'miniprogram/dist/h5' },
  server: { name: 'server', sources: SERVER, output: 'server/dist' },
};

// Made by builds and tests, or of no influence on the result.
const IGNORED = /(^|\/)(node_modules|dist|generated|\.cache|\.swc|coverage)(\/|$)|\.test\.tsx?$/;

/** Made once, before the builds that need them begin side by side. @type {Promise<unknown> | undefined} */
let assets;

/** @param {AbortSignal} [signal] */
export function makeAssets(signal) {
  assets ??= run(process.execPath, ['miniprogram/scripts/make-assets.mjs'], { cwd: root, signal });
  return assets;
}

/**
 * @param {Build} build
 * @param {{ log: (line: string) => void, signal?: AbortSignal, isAside?: boolean }} options `isAside`: others go first
 */
export async function buildIfChanged(build, { log, signal, isAside }) {
  const { name, sources, output } = build;
  const begun = sourceHash(build);
  if (isUpToDate(build, begun)) {
    log(`build:${name}: up to date`);
    return;
  }
  log(`build:${name}: building`);
  rmSync(stampOf(build), { force: true });
  if (sources === MINIPROGRAM) await makeAssets(signal);
  const [command = '', ...args] = [...(isAside ? ['nice'] : []), 'npm', 'run', '--silent', `build:${name}`];
  await withHeartbeat(log, `build:${name}`, run(command, args, { cwd: root, signal }));
  mkdirSync(join(cacheDir, 'builds'), { recursive: true });
  writeFileSync(stampOf(build), stampText(build, begun));
  log(`build:${name}: done, in ${output}`);
}

/** @param {Build} build @param {string} [begun] the sources' hash, when it is known */
export function isUpToDate(build, begun = sourceHash(build)) {
  const stamp = stampOf(build);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampText(build, begun);
}

const stampOf = (/** @type {Build} */ { name }) => join(cacheDir, 'builds', `${name}.json`);

// The result belongs to the stamp too: somebody may have removed it, or built it by hand from other sources.
const stampText = (/** @type {Build} */ { output }, /** @type {string} */ begun) =>
  `${begun} ${contentHash([output])}`;

const sourceHash = (/** @type {Build} */ { name, sources }) =>
  contentHash(sources, name === 'weapp' ? (process.env.API_BASE ?? '') : '');

/** @param {string[]} paths from the root @param {string} [more] what else the result follows from */
function contentHash(paths, more = '') {
  const hash = createHash('sha256').update(process.version).update(more);
  for (const path of paths.map((p) => join(root, p)).filter((p) => existsSync(p))) {
    for (const file of statSync(path).isDirectory() ? filesIn(path) : [path])
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} sorted, so that the same tree gives the same hash */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !IGNORED.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}
