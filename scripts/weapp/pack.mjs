// `node pack.mjs <key> <zip>`: miniprogram-ci makes what it would upload. It exits with 0; with a line REFUSED … when the build is
// to blame; in any other way when something of its own broke.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/workspace.mjs';
import { REFUSED } from './compiled-result.mjs';

// Shaped like a real one; nobody is asked about it.
const APP_ID = 'wx0123456789abcdef';
/** How its errors read when one of its compilers is gone, whatever it was compiling. */
const DIED = /child ?process|crashed|OUT_OF_MEMORY|ERR_IPC|EPIPE|ECONNRESET/i;

/** @param {string} privateKeyPath @param {string} zip */
async function compile(privateKeyPath, zip) {
  const ci = createRequire(join(root, 'miniprogram/package.json'))('miniprogram-ci');
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
    const version = { version: '0.0.0', desc: 'check' };
    const how = { project, ...version, setting: { es6: false }, onProgressUpdate: () => undefined };
    await ci.getCompiledResult(how, zip);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (DIED.test(message)) throw error;
    console.error(REFUSED + message.trim().replace(/\s+/g, ' '));
    return 1;
  }
  return 0;
}

const [privateKeyPath = '', zip = ''] = process.argv.slice(2);
// It leaves workers behind that would keep this process alive.
process.exit(await compile(privateKeyPath, zip));
