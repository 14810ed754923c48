import { createServer, type Server } from 'node:http';
import type { DataSource } from 'typeorm';
import { makeApp } from './app';
import type { Config } from './config';
import type { Deps } from './deps';
import { codes } from './features/code/service';
import { photoStore } from './features/photo/service';
import { sweepChain } from './features/points/proof/chain';
import { openDatabase } from './database';
import { assertDurable, Db } from './kernel/database';
import { migrateUp } from './kernel/migrate';
import { startJobs } from './kernel/jobs';
import { makeLog } from './kernel/log';
import { measureOutbox } from './kernel/outbox';
import { assertAllGood } from './kernel/sweep';
import { jobsOf } from './jobs';
import { wechatClient } from './wechat/client';

/** Brings the database to this version's tables. */
export async function migrate(config: Config): Promise<void> {
  const source = await openDatabase(config.DATABASE_URL, 2);
  try {
    await migrateUp(source);
  } finally {
    await source.destroy();
  }
}

export function makeDeps(config: Config): Deps {
  const log = makeLog(config.LOG_LEVEL);
  return { config, log, wechat: wechatClient(config, log), photos: photoStore(config), codes: codes(config) };
}

/** Migrates, listens and stays until SIGTERM or SIGINT; then finishes the calls under way and leaves. */
export async function serveForever(config: Config): Promise<void> {
  const deps = makeDeps(config);
  const source = await openDatabase(config.DATABASE_URL, config.DATABASE_POOL);
  if (config.MODE === 'production') await refuseDemoTown(source);
  await migrateUp(source);

  measureOutbox(new Db(source.manager));

  let stopping = false;
  const app = makeApp({ deps, source, stopping: () => stopping });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  const jobs = startJobs(jobsOf(source, deps), source, deps.log);
  await listen(server, config);
  deps.log.info({ port: config.PORT, mode: config.MODE }, 'listening');

  const stop = () => {
    if (stopping) return;
    stopping = true;
    deps.log.info('stopping');
    void Promise.all([drain(server, config.SHUTDOWN_SECONDS * 1000), jobs.stop()])
      // What the last calls have committed is linked now, so that a book at rest is whole.
      .then(() => sweepChain(source, Date.now()))
      .then(assertAllGood)
      .catch((error: unknown) => deps.log.error({ err: error }, 'last sweep failed'))
      .then(() => source.destroy())
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Production runs on a durable database in which nobody can sign in as a demo persona. */
async function refuseDemoTown(source: DataSource): Promise<void> {
  await assertDurable(source);
  const [tables] = await source.query<{ n: number }[]>(
    "SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'users'",
  );
  if (!tables?.n) return;
  const personas = await source.query<unknown[]>("SELECT id FROM users WHERE openid LIKE 'demo-%' LIMIT 1");
  if (personas.length)
    throw new Error('Refusing to start in production: this database holds the demo town. Use an empty one.');
}

function listen(server: Server, { HOST, PORT }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${PORT} is taken. Stop what listens there or set PORT to another number.`)
          : error,
      );
    });
    server.listen(PORT, HOST, resolve);
  });
}

/** Takes no new connection, lets calls under way finish, cuts what is left after `ms`. */
async function drain(server: Server, ms: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), ms);
  await closed;
  clearTimeout(cut);
}
