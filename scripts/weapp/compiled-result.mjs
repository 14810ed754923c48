// What miniprogram-ci would upload, made without a network: it reads project.config.json and app.json as DevTools does
// and refuses missing pages, components and icons, and scripts or styles that do not parse.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { run } from '../lib/run.mjs';
import { root } from '../lib/workspace.mjs';

const TIMEOUT_MS = 120_000;

/** @param {string} dist */
export async function checkCompiledResult(dist) {
  const scratch = mkdtempSync(join(tmpdir(), 'weapp-check-'));
  try {
    const zip = join(scratch, 'result.zip');
    const pack = [join(import.meta.dirname, 'pack.mjs'), makeKey(scratch), zip];
    const more = await onceMoreIfItDied(() => runPacker(pack));
    return `${relative(root, dist)} packs to ${Math.round(statSync(zip).size / 1024)} KB${more}`;
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

/**
 * In a process of its own: its compilers are children that may die, and it neither survives that nor says so.
 * Its refusal stands in a line of its own; every other end is a death.
 * @param {string[]} args @param {number} [timeoutMs]
 */
export async function runPacker(args, timeoutMs = TIMEOUT_MS) {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    await run(process.execPath, args, { cwd: root, signal });
  } catch (error) {
    if (signal.aborted) throw new Problem('miniprogram-ci did not finish in time.');
    if (!(error instanceof Problem)) throw error;
    const refusal = error.details.find((line) => line.startsWith(REFUSED));
    if (refusal) throw new Problem(`miniprogram-ci refuses the build: ${refusal.slice(REFUSED.length)}`);
    throw new PackerDied(error);
  }
}

/** What pack.mjs puts before the packer's own words. */
export const REFUSED = 'REFUSED ';

export class PackerDied extends Problem {
  /** @param {Problem} how */
  constructor(how) {
    super(`miniprogram-ci died: ${how.why}`, how.details);
  }
}

/**
 * A compiler that died says nothing about the build. A refusal does, and stands.
 * @param {() => Promise<void>} pack @returns {Promise<string>} what is to be said of it
 */
export async function onceMoreIfItDied(pack) {
  try {
    await pack();
    return '';
  } catch (error) {
    if (!(error instanceof PackerDied)) throw error;
    await pack();
    return `, at the second try (${error.message})`;
  }
}
