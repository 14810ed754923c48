// What miniprogram-ci would upload, made without a network: it reads project.config.json and app.json as DevTools does
// and refuses missing pages, components and icons, and scripts or styles that do not parse.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { root } from '../lib/workspace.mjs';

// Shaped like a real one; nobody is asked about it.
const APP_ID = 'wx0123456789abcdef';
const TIMEOUT_MS = 120_000;

/** @param {string} dist */
export async function checkCompiledResult(dist) {
  const scratch = mkdtempSync(join(tmpdir(), 'weapp-check-'));
  try {
    const zip = join(scratch, 'result.zip');
    await within(TIMEOUT_MS, compile(makeKey(scratch), zip));
    return `${relative(root, dist)} packs to ${Math.round(statSync(zip).size / 1024)} KB`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * The packer wants an upload key in the old PKCS#1 form; one made on the spot will do, because nothing is uploaded.
 * @param {string} folder
 */
function makeKey(folder) {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const path = join(folder, 'key.pem');
  writeFileSync(path, privateKey, { mode: 0o600 });
  return path;
}

/** @param {string} privateKeyPath @param {string} zip */
async function compile(privateKeyPath, zip) {
  const ci = quietly(() => createRequire(join(root, 'miniprogram/package.json'))('miniprogram-ci'));
  const project = new ci.Project({
    appid: APP_ID,
    type: 'miniProgram',
    projectPath: root,
    privateKeyPath,
    ignores: ['node_modules/**/*'],
  });
  // Otherwise it asks WeChat's server about the app.
  project.attr = () => Promise.resolve({ ...ci.DefaultProjectAttr, appType: 0 });
  try {
    await quietly(() =>
      ci.getCompiledResult(
        {
          project,
          version: '0.0.0',
          desc: 'check',
          setting: { es6: false },
          onProgressUpdate: () => undefined,
        },
        zip,
      ),
    );
  } catch (error) {
    throw new Problem('miniprogram-ci refuses the build.', [
      error instanceof Error ? error.message : String(error),
    ]);
  }
}

/** The packer talks a lot on the console; only its errors matter. @template T @param {() => T} work @returns {T} */
function quietly(work) {
  const { log, info } = console;
  const restore = () => Object.assign(console, { log, info });
  console.log = console.info = () => undefined;
  /** @type {unknown} */
  let result;
  try {
    result = work();
    return /** @type {T} */ (result);
  } finally {
    if (result instanceof Promise) result.then(restore, restore);
    else restore();
  }
}

/** @param {number} ms @param {Promise<void>} work */
async function within(ms, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Problem('miniprogram-ci did not finish in time.')), ms);
  });
  await Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
