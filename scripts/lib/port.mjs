// Is a port free, and if not, who has it? Asked before anything is built, so that the answer comes at once.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import getPort from 'get-port';
import { Problem } from './problem.mjs';
import { commandLine, processIds } from './processes.mjs';

/** A port that nobody uses now. */
export const freePort = (host = '127.0.0.1') => getPort({ host });

/** @param {string} host @param {number} port */
export async function checkPort(host, port) {
  const server = createServer();
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject).listen({ host, port, exclusive: true }, () => resolve(undefined));
    });
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
  await new Promise((resolve) => server.close(resolve));
}

/** @param {string} host @param {number} port */
function taken(host, port) {
  const pid = listenerOf(port);
  const who = pid === undefined ? 'another process' : `process ${pid} (${commandLine(pid).slice(0, 80)})`;
  return new Problem(`Port ${port} on ${host} is in use by ${who}.`, [
    `Stop it, or choose another port: PORT=${port < 65535 ? port + 1 : 8080} npm start`,
  ]);
}

/** The process that listens: the kernel's tables of sockets name an inode, and some process holds that open. */
/** @param {number} port */
function listenerOf(port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((table) => orNothing(() => readFileSync(table, 'utf8').split('\n')))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === '0A')
    .map((fields) => `socket:[${fields[9]}]`);
  if (sockets.length === 0) return undefined;
  return processIds().find((pid) =>
    orNothing(() => readdirSync(`/proc/${pid}/fd`)).some((fd) =>
      orNothing(() => [readlinkSync(`/proc/${pid}/fd/${fd}`)]).some((link) => sockets.includes(link)),
    ),
  );
}

/** @param {() => string[]} read what has just ended, or belongs to somebody else */
function orNothing(read) {
  try {
    return read();
  } catch {
    return [];
  }
}
