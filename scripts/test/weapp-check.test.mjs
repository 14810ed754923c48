// How the check of the WeChat build tells what went wrong: a packer that died, one that refuses, an error that escapes.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { execa } from 'execa';
import { root } from '../lib/workspace.mjs';
import { onceMoreIfItDied, REFUSED, runPacker } from '../weapp/compiled-result.mjs';

const home = mkdtempSync(join(tmpdir(), 'jishan-weapp-check-'));
after(() => rmSync(home, { recursive: true, force: true }));

/** A packer that does this the first time, and all is well the next. @param {string} name @param {string} first */
function packer(name, first) {
  const tried = join(home, name);
  const source = `const fs = require('node:fs'); if (fs.existsSync(${JSON.stringify(tried)})) process.exit(0);
    fs.writeFileSync(${JSON.stringify(tried)}, ''); ${first}`;
  return () => runPacker(['-e', source]);
}

test('a packer that dies is tried once more, and that is said', async () => {
  const killed = packer('killed', 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)');
  assert.match(await onceMoreIfItDied(killed), /at the second try \(.*SIGKILL/);
  const escaped = packer('escaped', "setTimeout(() => { throw new Error('channel closed'); })");
  assert.match(await onceMoreIfItDied(escaped), /at the second try \(.*channel closed/);
  assert.equal(await onceMoreIfItDied(packer('fine', '')), '');
});

test('a packer that dies twice, or refuses, or takes too long, fails with its words', async () => {
  const dies = () => runPacker(['-e', "console.error('Error: no memory'); process.exit(9)"]);
  await assert.rejects(onceMoreIfItDied(dies), /died: Error: no memory/);
  const refuses = packer('refuses', `console.error('${REFUSED}app.json: no page'); process.exit(1)`);
  await assert.rejects(onceMoreIfItDied(refuses), /refuses the build: app.json: no page/);
  await assert.rejects(runPacker(['-e', 'setInterval(() => {}, 1000)'], 300), /did not finish in time/);
});

test('an error that escapes a check, and an early end, are told with the name of the check', async () => {
  for (const [then, said] of /** @type {const} */ ([
    ["setImmediate(() => { throw new Error('out of nowhere'); })", /FAIL second: an error[^]*out of nowhere/],
    ["Promise.reject(new Error('nobody waits'))", /FAIL second: an error[^]*nobody waits/],
    ['setImmediate(() => process.exit(0))', /FAIL second: the check ended early \(code 0\)/],
    ['0', /FAIL second: the check ended early/], // nothing is left that could settle it
  ])) {
    const source = `import { runChecks } from './scripts/weapp/run-checks.mjs';
      await runChecks([['first', () => 'fine'], ['second', () => { ${then}; return new Promise(() => {}); }]]);`;
    const given = { cwd: root, reject: false, all: true };
    const ended = await execa('node', ['--input-type=module', '--eval', source], given);
    assert.match(ended.all ?? '', /ok {3}first: fine/);
    assert.match(ended.all ?? '', said);
    assert.notEqual(ended.exitCode, 0);
  }
});
