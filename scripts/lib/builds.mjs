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

/** @type {Record<'weapp' | 'h5' | 'server', Build>} */
export const builds = {
  weapp: { name: 'weapp', sources: MINIPROGRAM, output: 'miniprogram/dist/weapp' },
  h5: { name: 'h5', sources: MINIPROGRAM, output: 'miniprogram/dist/h5' },
  server: {
    name: 'server',
    sources: [...EVERYWHERE, 'server', 'scripts/build-server.mjs'],
    output: 'server/dist',
  },
};

// Made by builds and tests, or of no influence on the result.
const IGNORED = new Set(['node_modules', 'dist', 'generated', '.cache', '.swc', 'coverage']);

/**
 * Made once, before the builds that need them begin side by side.
 * @type {Promise<unknown> | undefined}
 */
let assets;

/** @param {AbortSignal} [signal] */
export function makeAssets(signal) {
  assets ??= run(process.execPath, ['miniprogram/scripts/make-assets.mjs'], { cwd: root, signal });
  return assets;
}

/**
 * @param {Build} build
 * @param {{ log: (line: string) => void, signal?: AbortSignal }} options
 */
export async function buildIfChanged(build, { log, signal }) {
  const stamp = join(cacheDir, 'builds', `${build.name}.json`);
  const sources = sha256(
    contentHash(build.sources) + (build.name === 'weapp' ? (process.env.API_BASE ?? '') : ''),
  );
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(build, sources)) {
    log(`build:${build.name}: up to date`);
    return;
  }
  log(`build:${build.name}: building`);
  rmSync(stamp, { force: true });
  if (build.sources === MINIPROGRAM) await makeAssets(signal);
  const npm = run('npm', ['run', '--silent', `build:${build.name}`], { cwd: root, signal });
  await withHeartbeat(log, `build:${build.name}`, npm);
  mkdirSync(join(cacheDir, 'builds'), { recursive: true });
  writeFileSync(stamp, stampOf(build, sources));
  log(`build:${build.name}: done, in ${build.output}`);
}

// The result belongs to the stamp too: somebody may have removed it, or built it by hand from other sources.
/**
 * @param {Build} build
 * @param {string} sources
 */
function stampOf(build, sources) {
  const output = join(root, build.output);
  const result = existsSync(output) ? filesIn(output, new Set()).map(describe) : [];
  return JSON.stringify({ sources, files: result.length, result: sha256(result.join('\n')) });
}

/** @param {string} file */
function describe(file) {
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

/** @param {string[]} paths */
function contentHash(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths.map((p) => join(root, p)).filter((p) => existsSync(p))) {
    for (const file of statSync(path).isDirectory() ? filesIn(path, IGNORED) : [path]) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {Set<string>} ignored
 * @returns {string[]} sorted, so that the same tree gives the same hash
 */
function filesIn(folder, ignored) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path, ignored) : [path];
    })
    .sort();
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
