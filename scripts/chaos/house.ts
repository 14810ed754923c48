import { join } from 'node:path';
import { ensureDatabase, startMariadb, type Mariadb } from '../lib/mariadb.mjs';
import { freePort } from '../lib/port.mjs';
import { isAlive, send } from '../lib/processes.mjs';
import { untilReady } from '../lib/ready.mjs';
import { startService, type Service } from '../lib/service.mjs';
import { root } from '../lib/workspace.mjs';

/** A durable private database and the built server on it, each of which can be killed and started again. */
export interface House {
  address: string;
  databaseUrl: string;
  /** kill -9, and a new one. */
  killServer: () => Promise<void>;
  killDatabase: () => Promise<void>;
  close: () => Promise<void>;
}

export async function openHouse(dataDir: string): Promise<House> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const folder = join(dataDir, 'mariadb');
  let database: Mariadb = await startMariadb({ dataDir: folder });
  await ensureDatabase(database, 'chaos');
  const databaseUrl = database.url('chaos');
  const start = async (): Promise<Service> => {
    const service = await startService('server', [join(root, 'server/dist/main.js')], {
      cwd: root,
      env: {
        ...{ PATH: process.env['PATH'], MODE: 'test', HOST: '127.0.0.1', PORT: String(port) },
        ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: 'silent', RATE_LIMIT_SCALE: '1000000' },
      },
      logFile: join(dataDir, 'server.log'),
      graceMs: 0,
    });
    await untilReady(address);
    return service;
  };
  let server = await start();
  const kill = async () => {
    send(server.pid, 'SIGKILL');
    await server.ended;
  };
  return {
    address,
    databaseUrl,
    killServer: async () => {
      await kill();
      server = await start();
    },
    killDatabase: async () => {
      send(database.pid, 'SIGKILL');
      while (isAlive(database.pid)) await new Promise((resolve) => setTimeout(resolve, 5));
      database = await startMariadb({ dataDir: folder });
    },
    close: async () => {
      await kill();
      await database.stop();
    },
  };
}
