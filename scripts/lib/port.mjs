// Is a port free, and if not, who has it? Asked before anything is built, so that the answer comes at once.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { Problem } from './problem.mjs';
import { commandLine } from './processes.mjs';

/**
 * @param {string} host
 * @param {number} port
 */
export async function checkPort(host, port) {
  try {
    await listenOnce(host, port);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EADDRINUSE') throw taken(host, port);
    if (code === 'EACCES') {
      throw new Problem(`We may not listen on port ${port}.`, ['Choose one above 1023: PORT=8080 npm start']);
    }
    throw new Problem(`Cannot listen on ${host}:${port}: ${message}`, [
      'HOST must be an address of this machine, for example HOST=127.0.0.1 or HOST=0.0.0.0',
    ]);
  }
}

/** A port that nobody uses now. */
export function freePort(host = '127.0.0.1') {
  return listenOnce(host, 0);
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOnce(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}

/**
 * @param {string} host
 * @param {number} port
 */
function taken(host, port) {
  const pid = listenerOf(port);
  const who = pid === undefined ? 'another process' : `process ${pid} (${commandLine(pid).slice(0, 80)})`;
  return new Problem(`Port ${port} on ${host} is in use by ${who}.`, [
    `Stop it, or choose another port: PORT=${port < 65535 ? port + 1 : 8080} npm start`,
  ]);
}

/** @param {number} port */
function listenerOf(port) {
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port));
  if (inodes.length === 0) return undefined;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    if (socketsOf(name).some((link) => inodes.some((inode) => link === `socket:[${inode}]`))) {
      return Number(name);
    }
  }
  return undefined;
}

/**
 * @param {string} table
 * @param {number} port
 */
function listeningInodes(table, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  try {
    return readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === '0A')
      .flatMap((fields) => fields[9] ?? []);
  } catch {
    return [];
  }
}

/** @param {string} pid */
function socketsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}
