// How long the first `npm start` takes in this checkout, from nothing to open doors: it is for a clean one, before anything else is
// done there, and needs no package itself. What it installs and builds is not thrown away: `npm test` goes on with it.
// The figure is printed and not judged: a busy machine is not a fault of ours. Ends with "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDir, root } from './lib/workspace.mjs';

const LONGEST_MS = 1_800_000; // whoever hangs shall be told
const RECORD = join(root, 'node_modules/.package-lock.json');
const LEFT_OVER = [RECORD, join(cacheDir, 'builds')];

const isFirst = !LEFT_OVER.some((path) => existsSync(path));
const dataDir = mkdtempSync(join(tmpdir(), 'jishan-first-start-'));
const port = await unusedPort();
const begun = performance.now();
const seconds = () => ((performance.now() - begun) / 1000).toFixed(1);
const house = spawn('npm', ['start'], {
  ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
});
let output = '';
house.stdout.setEncoding('utf8').on('data', (text) => {
  process.stdout.write(text);
  output += text;
});
const ended = new Promise((resolve) => house.once('exit', (code, by) => resolve(by ?? code)));
const tooLong = setTimeout(() => house.kill('SIGTERM'), LONGEST_MS);

let passed = 0;
let failed = 0;
/** @param {string} what @param {boolean} isSo */
function check(what, isSo) {
  if (isSo) passed += 1;
  else failed += 1;
  console.log(`${isSo ? 'ok      ' : 'FAILED  '}${what}`);
}

const isOpen = await said(/积善 Jishan is open/);
const opened = seconds();
const packages = existsSync(RECORD)
  ? Object.keys(JSON.parse(readFileSync(RECORD, 'utf8')).packages).length
  : 0;
check('the first npm start opens', isOpen);
const page = isOpen ? await fetch(`http://127.0.0.1:${port}/`).then((reply) => reply.text()) : '';
check('with the web build', page.includes('<div id="app"'));
const isMade = await said(/build:weapp: (done|up to date)/);
const withWechat = isMade ? `WeChat build there after ${seconds()} s` : 'no WeChat build';
check('and then makes the WeChat build', isMade);
house.kill('SIGTERM');
check('SIGTERM stops it', (await ended) === 0);
clearTimeout(tooLong);
rmSync(dataDir, { recursive: true, force: true });

const load = loadavg().map((value) => value.toFixed(1));
console.log(
  isFirst
    ? `\nfirst start: open after ${opened} s, ${withWechat}; ${packages} packages`
    : `\nnot a first start, something had been installed or built here: open after ${opened} s`,
);
console.log(`${cpus().length} cores, load over the last 1, 5 and 15 minutes: ${load.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Whether the house comes to say it; not when it has ended first. @param {RegExp} what */
async function said(what) {
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!what.test(output) && !isOver) await new Promise((resolve) => setTimeout(resolve, 50));
  return what.test(output);
}

/** @returns {Promise<number>} */
async function unusedPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
