import type { Server } from 'node:http';
import type { DataSource } from 'typeorm';
import { makeApp } from './app';
import type { Config } from './kernel/config';
import type { Deps } from './deps';
import { codes } from './trade';
import { photoStore } from './photos';
import { sweepChain } from './book';
import { openDatabase } from './database';
import { jobsOf } from './jobs';
import { assertDurable, Db } from './kernel/database';
import { CALL_MS } from './kernel/deadline';
import { httpServer } from './kernel/http-server';
import { startJobs } from './kernel/jobs';
import { leaving } from './kernel/leaving';
import { makeLog, type Logger } from './kernel/log';
import { metricsServer } from './kernel/metrics';
import { migrateUp } from './kernel/migrate';
import { measureOutbox } from './kernel/outbox';
import { assertAllGood } from './kernel/sweep';
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
  const forJobs = await openDatabase(config.DATABASE_URL, JOB_CONNECTIONS);
  if (config.MODE === 'production') await refuseDemoTown(forJobs);
  await migrateUp(forJobs);
  const source = await openDatabase(config.DATABASE_URL, config.DATABASE_POOL, CALL_BOUNDS);

  measureOutbox(new Db(forJobs.manager));

  let problem: string | null = null;
  const app = makeApp({ deps, source, problem: () => problem });
  const handle = app.callback();
  const { server, drain } = httpServer((request, response) => void handle(request, response));
  const jobs = startJobs(jobsOf(forJobs, deps), forJobs, deps.log);
  await listen(server, config);
  await listenForMetrics(config, deps.log);
  deps.log.info({ port: config.PORT, mode: config.MODE }, 'listening');
  warnOfOpenDemo(config, deps.log);

  const leave = leaving(config, deps.log, [
    ['calls', (leftMs) => drain({ delayMs: config.DRAIN_SECONDS * 1000, cutMs: leftMs })],
    ['jobs', () => jobs.stop()],
    // What the last calls have committed is linked now, so that a book at rest is whole.
    ['last sweep', async () => assertAllGood(await sweepChain(forJobs, Date.now()))],
    ['database', () => Promise.all([source.destroy(), forJobs.destroy()])],
  ]);
  const stop = (why: string, code: 0 | 1) => {
    problem ??= why;
    leave(why, code);
  };
  process.on('SIGTERM', () => stop('stopping', 0));
  process.on('SIGINT', () => stop('stopping', 0));
  // Nobody knows what state such an error leaves behind: finish what runs, and begin anew.
  const fail = (error: unknown) => {
    deps.log.fatal({ err: error }, 'uncaught: leaving');
    stop('failed', 1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

/** Jobs have a few connections of their own: a long sweep holds up no call, and no call's bounds cut a sweep. */
const JOB_CONNECTIONS = 10;
/** A call's statement may take as long as the call; of those that wait for a connection, the thousandth is one too many. */
const CALL_BOUNDS = { statementSeconds: CALL_MS / 1000, queueLimit: 1000 };

/** Production runs on a durable database in which nobody can sign in as a demo persona. */
async function refuseDemoTown(source: DataSource): Promise<void> {
  const [tables] = await source.query<{ n: number }[]>(
    "SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'users'",
  );
  const personas = tables?.n
    ? await source.query<unknown[]>("SELECT id FROM users WHERE openid LIKE 'demo-%' LIMIT 1")
    : [];
  if (personas.length)
    throw new Error('Refusing to start in production: this database holds the demo town. Use an empty one.');
  await assertDurable(source);
}

/** In demo mode everybody may be staff, and codes are signed with a secret that everybody knows. */
function warnOfOpenDemo({ MODE, HOST }: Config, log: Logger): void {
  const isLoopback = HOST === 'localhost' || HOST === '::1' || HOST.startsWith('127.');
  if (MODE === 'demo' && !isLoopback)
    log.warn(
      { host: HOST },
      'DEMO MODE, OPEN TO THE NETWORK: anybody who reaches this server may be staff. In service set MODE=production; to keep it to this machine, HOST=127.0.0.1.',
    );
}

/** In production metrics must be there; a second town on one machine does without. */
async function listenForMetrics(config: Config, log: Logger): Promise<void> {
  const { METRICS_HOST: HOST, METRICS_PORT: PORT } = config;
  if (PORT === 0) return;
  try {
    await listen(metricsServer(), { HOST, PORT }, 'METRICS_PORT');
  } catch (error) {
    if (config.MODE === 'production') throw error;
    log.warn({ err: error }, 'no metrics');
  }
}

function listen(
  server: Server,
  { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>,
  setting = 'PORT',
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${PORT} is taken. Stop what listens there or set ${setting} to another number.`)
          : error,
      );
    });
    server.listen(PORT, HOST, resolve);
  });
}
