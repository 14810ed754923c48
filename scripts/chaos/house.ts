import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureDatabase, startMariadb, type Mariadb } from '../lib/mariadb.mjs';
import { freePort } from '../lib/port.mjs';
import { isAlive } from '../lib/processes.mjs';
import { root } from '../lib/workspace.mjs';

/** A durable private database and the built server on it, each of which can be killed and started again. */
export class House {
  private server: ChildProcess | null = null;
  private database: Mariadb | null = null;

  private constructor(
    readonly dataDir: string,
    readonly port: number,
  ) {}

  static async open(dataDir: string): Promise<House> {
    const house = new House(dataDir, await freePort());
    await house.startDatabase();
    await house.startServer();
    return house;
  }

  get databaseUrl(): string {
    if (!this.database) throw new Error('the database is not running');
    return this.database.url('chaos');
  }

  async startDatabase(): Promise<void> {
    this.database = await startMariadb({ dataDir: join(this.dataDir, 'mariadb') });
    await ensureDatabase(this.database, 'chaos');
  }

  async startServer(): Promise<void> {
    this.server = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
      cwd: root,
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        MODE: 'test',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATABASE_URL: this.databaseUrl,
        DATA_DIR: this.dataDir,
        LOG_LEVEL: 'silent',
        RATE_LIMIT_SCALE: '1000000',
      },
    });
    for (let turn = 0; turn < 400; turn++) {
      const ready = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => null);
      if (ready?.ok) return;
      await sleep(25);
    }
    throw new Error('the server did not become ready in 10 s');
  }

  /** kill -9, and a new one. */
  async killServer(): Promise<void> {
    if (!this.server) return;
    const ended = once(this.server, 'exit');
    this.server.kill('SIGKILL');
    await ended;
    await this.startServer();
  }

  async killDatabase(): Promise<void> {
    if (!this.database) return;
    const { pid } = this.database;
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await sleep(5);
    await this.startDatabase();
  }

  async close(): Promise<void> {
    this.server?.kill('SIGKILL');
    await this.database?.stop();
  }
}
