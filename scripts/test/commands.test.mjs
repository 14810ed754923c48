// No command that the documents name can rot: each is an npm script, and a step of `npm test` or `.ci/run` runs it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { phases } from '../lib/test-steps.mjs';
import { root } from '../lib/workspace.mjs';

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8');
const documents = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'miniprogram/README.md'].concat(
  readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
);

// `typecheck` is a step for each workspace; `format` writes what `format:check` looks at; `test:long` is a step's tests at full size.
const IN_PARTS = ['typecheck', 'format', 'test:long'];

test('every command of the documents is run by some step', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const run = read('.ci/run');
  const proved = new Set([
    ...IN_PARTS,
    ...phases.flat(2).map((step) => step.script),
    ...Object.keys(scripts).filter((name) => run.includes(scripts[name])),
  ]);
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(/npm run ([\w:]+)|`(build:\w+)`/g)].map((match) => match[1] ?? match[2] ?? ''),
  );
  assert.ok(new Set(named).size >= 8, named.join());
  for (const name of named) {
    assert.ok(scripts[name], `there is no npm script ${name}`);
    assert.ok(proved.has(name), `no step of npm test runs ${name}`);
  }
});
