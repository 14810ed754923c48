import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { contract, type Api, type CallName } from '@jishan/shared/api';
import type { ErrorBody } from '@jishan/shared/errors';
import { makeApp } from '../app';
import { readConfig } from '../kernel/config';
import type { Deps } from '../deps';
import { openDatabase } from '../database';
import type { Subject } from '../talk/subject';
import { connectionOf, Db } from '../kernel/database';
import { openSession } from '../kernel/identity';
import { makeDeps } from '../serve';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { migratedDatabase } from './migrated';
import { layTown, type Town } from './town';

export interface Answer<N extends CallName> {
  status: number;
  /** The reply of a call that went through; reading it after a refusal fails the test with the refusal. */
  reply: Api[N]['reply'];
  error: ErrorBody['error'] | undefined;
}

/** A clock that stands still until it is moved. */
export class TestClock {
  constructor(public now: number) {}
  readonly read = () => this.now;
  forward(ms: number) {
    this.now += ms;
  }
}

export interface TestServer {
  url: string;
  source: DataSource;
  db: Db;
  deps: Deps;
  clock: TestClock;
  /** Of a server in this process. */
  simulator?: Simulator;
  town: Town;
  databaseUrl: string;
  /** One call over real HTTP. A create call gets a fresh key unless one is given. */
  call: <N extends CallName>(
    token: string | null,
    name: N,
    input: Api[N]['input'],
    key?: string,
  ) => Promise<Answer<N>>;
  /** A new session of a user. */
  signIn: (userId: number) => Promise<string>;
  stop: () => Promise<void>;
}

export interface TestServerOptions {
  /** Puts something between server and database: given the database's URL, gives the one the server is to use. */
  through?: (databaseUrl: string) => Promise<string>;
  /** Whether what people say waits for WeChat's word; tests about other things read it at once. */
  contentCheck?: 'before' | 'after';
  /** With it, WeChat's pushes are encrypted. */
  aesKey?: string;
  /** Things to talk about beside the town's own. */
  subjects?: readonly Subject[];
}

/**
 * The whole server on a database of its own, listening on a free port of the loopback, with WeChat's simulator beside it
 * and a small town in it: see town.ts. The clock stands at noon (Shanghai) of a Wednesday.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const databaseUrl = await migratedDatabase();
  const serverUrl = (await options.through?.(databaseUrl)) ?? databaseUrl;
  const dataDir = await mkdtemp(join(tmpdir(), 'jishan-test-'));
  const simulator = await startSimulator(0);
  const config = readConfig({
    MODE: 'test',
    DATABASE_URL: serverUrl,
    DATABASE_POOL: '40',
    DATA_DIR: dataDir,
    WECHAT_BASE_URL: simulator.url,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_SCALE: '10000',
    CONTENT_CHECK: options.contentCheck ?? 'after',
    WECHAT_AES_KEY: options.aesKey ?? '',
  });
  const deps = makeDeps(config);
  const source = await openDatabase(serverUrl, config.DATABASE_POOL);
  const clock = new TestClock(Date.parse('2026-11-18T12:00:00+08:00'));
  simulator.content.clock = clock.read;
  const db = new Db(source.manager);
  const town = await layTown(db, clock.now);
  // A busy machine may take long over what is asked at once; deadlines are tested on a process of their own.
  const appOptions = { clock: clock.read, callMs: 60_000, subjects: options.subjects };
  const first = createAppServer(makeApp({ ...appOptions, deps, source }));
  const url = await listening(first);
  // NODES=2: as many servers on the database, each with a pool, limits and caches of its own, called in turn.
  const others = await Promise.all(
    Array.from({ length: Number(process.env['NODES'] ?? 1) - 1 }, async () => {
      const pool = await openDatabase(serverUrl, config.DATABASE_POOL);
      const server = createAppServer(makeApp({ ...appOptions, deps: makeDeps(config), source: pool }));
      return { server, pool, url: await listening(server) };
    }),
  );
  const urls = [url, ...others.map((other) => other.url)];
  let calls = 0;
  return {
    url,
    source,
    db,
    deps,
    clock,
    simulator,
    town,
    databaseUrl,
    call: (token, name, input, key) => callOver(urls[calls++ % urls.length] ?? url, token, name, input, key),
    signIn: async (userId) => (await openSession(db, userId, clock.now)).token,
    stop: async () => {
      for (const server of [first, ...others.map((other) => other.server)]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      for (const { pool } of others) await pool.destroy();
      await simulator.close();
      await source.query(`DROP DATABASE ${connectionOf(databaseUrl).database}`);
      await source.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function createAppServer(app: ReturnType<typeof makeApp>): Server {
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  // A busy machine may let a connection rest for longer than the five seconds after which Node would cut it.
  server.keepAliveTimeout = 120_000;
  return server;
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const newKey = (): string => randomUUID();

export async function callOver<N extends CallName>(
  url: string,
  token: string | null,
  name: N,
  input: Api[N]['input'],
  key = newKey(),
): Promise<Answer<N>> {
  const response = await fetch(`${url}/api/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(contract[name].kind === 'create' ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify(input),
  });
  const body = await response.json();
  const error = response.ok ? undefined : (body as ErrorBody).error;
  return {
    status: response.status,
    error,
    get reply() {
      if (error) throw new Error(`${name} was refused: ${error.code} ${error.message} ${error.field ?? ''}`);
      return body as Api[N]['reply'];
    },
  };
}
