// The mini program takes only types from the contract: the schema library must not come along.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/workspace.mjs';
import { readFiles } from './packages.mjs';

// Property names and words of zod that no minifier may rename.
const MARKERS = ['_zod', '~standard', 'unrecognized_keys'];

/** @param {string} code */
const markersIn = (code) => MARKERS.filter((marker) => code.includes(marker));

/** @param {string} dist */
export async function checkNoSchemaLibrary(dist) {
  await proveMarkers();
  const found = readFiles(dist)
    .filter(({ path }) => path.endsWith('.js'))
    .flatMap(({ path }) =>
      markersIn(readFileSync(join(dist, path), 'utf8')).map((marker) => `${path} holds ${marker}`),
    );
  if (found.length > 0) {
    throw new Problem('The schema library is in the mini program.', [
      ...found,
      'Import types only from @jishan/shared/api, with `import type`.',
    ]);
  }
  return `none of ${MARKERS.join(', ')} in the scripts, all of them in a bundle that imports the contract`;
}

/** A search that cannot find is no check: a minified bundle that does import the contract must hold every marker. */
async function proveMarkers() {
  const { outputFiles } = await build({
    stdin: { contents: "export { contract } from './shared/src/api';", resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'cjs',
    logLevel: 'silent',
  });
  const code = outputFiles.map(({ text }) => text).join('');
  const lost = MARKERS.filter((marker) => !code.includes(marker));
  if (lost.length > 0) {
    throw new Problem('The schema library would not be recognised any more.', [
      `Not in a bundle that imports it: ${lost.join(', ')}. Choose other markers in ${import.meta.filename}`,
    ]);
  }
}
