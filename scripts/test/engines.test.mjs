// Proves that the compiler refuses to phones what their oldest engine lacks (scripts/lint/engines.mjs has the rest).
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { execa } from 'execa';
import { root } from '../lib/workspace.mjs';

const NEWER = [
  "'x'.replaceAll('x', 'y')",
  '[1].findLast(Boolean)',
  '[1].toSorted()',
  'new Map([[1, 2]]).keys().map(String)',
  'new Set([1]).union(new Set([2]))',
  "'x'.isWellFormed()",
  'Object.hasOwn({}, 1)',
];

const folder = mkdtempSync(join(tmpdir(), 'jishan-engines-'));
after(() => rmSync(folder, { recursive: true, force: true }));

for (const workspace of ['shared', 'miniprogram'])
  test(`${workspace} knows no built-in after ES2020`, async () => {
    writeFileSync(
      join(folder, 'code.ts'),
      [...NEWER, "'x'.matchAll(/x/g)"].map((line) => `${line};\n`).join(''),
    );
    const project = {
      extends: join(root, workspace, 'tsconfig.json'),
      compilerOptions: { incremental: false, tsBuildInfoFile: null, types: [] },
      ...{ files: ['code.ts'], include: [] },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
    const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
    const { stdout } = await execa('node', [tsc, '-p', folder, '--pretty', 'false'], { reject: false });
    const lines = [...stdout.matchAll(/code\.ts\((\d+),/g)].map(([, line]) => Number(line));
    assert.deepEqual(
      [...new Set(lines)],
      NEWER.map((_, at) => at + 1),
      stdout,
    );
  });
