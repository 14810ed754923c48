// The settings that `npm start` itself needs; the server reads and checks the rest (docs/operations.md lists all).
import { resolve } from 'node:path';
import { Problem } from './problem.mjs';
import { root } from './workspace.mjs';

/**
 * @typedef {object} Settings
 * @property {string} mode
 * @property {string} host
 * @property {number} port
 * @property {string} dataDir absolute
 * @property {string | undefined} databaseUrl
 * @property {string | undefined} wechatBaseUrl
 * @property {number | undefined} simulatorPort
 * @property {string} apiBase the server that the WeChat build calls
 * @property {number} graceMs how long the server may take to stop
 */

/** @param {NodeJS.ProcessEnv} env @returns {Settings} */
export function readSettings(env) {
  return {
    mode: env.MODE || 'demo',
    host: env.HOST || '0.0.0.0',
    port: readPort('PORT', env.PORT) ?? 3000,
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    wechatBaseUrl: env.WECHAT_BASE_URL || undefined,
    simulatorPort: readPort('SIMULATOR_PORT', env.SIMULATOR_PORT),
    apiBase: env.API_BASE || 'http://127.0.0.1:3000',
    graceMs: (Number(env.SHUTDOWN_SECONDS) || 15) * 1000 + 5_000, // more than it gives its last requests
  };
}

/** @param {string | undefined} value */
function readDatabaseUrl(value) {
  if (!value) return undefined;
  if (URL.canParse(value) && new URL(value).protocol === 'mysql:') return value;
  throw new Problem('DATABASE_URL is not the address of a database.', [
    'It looks like this: DATABASE_URL=mysql://user:password@host:3306/jishan',
    'Unset it to use the private database in the data folder.',
  ]);
}

/** @param {string} name @param {string | undefined} value */
function readPort(name, value) {
  if (!value) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Problem(`${name}=${value} is not a port.`, [
    `Choose one from 1 to 65535: ${name}=3000 npm start`,
  ]);
}
