// docs/operations.md lists every setting that the server and the scripts read, and no other.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/workspace.mjs';

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8');

test('docs/operations.md has every setting in its table', () => {
  const server = [...read('server/src/kernel/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)];
  const scripts = readdirSync(join(root, 'scripts/lib'))
    .filter((name) => name.endsWith('.mjs'))
    .flatMap((name) => [...read(`scripts/lib/${name}`).matchAll(/\benv\.([A-Z][A-Z_]+)\b/g)]);
  const known = new Set([...server, ...scripts].map((match) => match[1]).filter((name) => name !== 'PATH'));
  const listed = new Set(
    [...read('docs/operations.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)].map((match) => match[1]),
  );
  assert.ok(known.size > 15);
  assert.deepEqual([...listed].sort(), [...known].sort());
});
