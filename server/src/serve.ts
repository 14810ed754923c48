import cluster from 'node:cluster';
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
import { measureForPrimary, metricsServer, summedMetricsServer } from './kernel/metrics';
import { migrateUp } from './kernel/migrate';
import { measureOutbox } from './kernel/outbox';
import { primaryMetrics, startCopies } from './kernel/primary';
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

/** In this process, or in several that this one keeps: stays until SIGTERM or SIGINT, then finishes the calls under way and leaves. */
export const serve = (config: Config): Promise<void> =>
  config.PROCESSES > 1 && cluster.isPrimary ? keepServing(config) : serveForever(config);

/** The primary of several processes: brings the tables up before any of them opens. */
async function keepServing(config: Config): Promise<void> {
  const log = makeLog(config.LOG_LEVEL);
  const source = await openDatabase(config.DATABASE_URL, 2);
  await prepare(source, config);
  await source.destroy();
  const copies = startCopies({
    processes: config.PROCESSES,
    shutdownMs: config.SHUTDOWN_SECONDS * 1000,
    log,
  });
  let exitCode = 0;
  const stop = (why: string, code: 0 | 1) => {
    exitCode = Math.max(exitCode, code);
    log.info(why);
    void copies.stop().then((worst) => process.exit(Math.max(exitCode, worst)));
  };
  stopOnSignals(stop, log);
  try {
    await copies.opened;
    await listenForMetrics(config, log, summedMetricsServer(primaryMetrics));
    log.info({ processes: config.PROCESSES }, 'all processes listen');
  } catch (error) {
    stop('failed', 1);
    throw error;
  }
}

/** Listens and stays until SIGTERM or SIGINT; then finishes the calls under way and leaves. */
async function serveForever(config: Config): Promise<void> {
  const deps = makeDeps(config);
  const forJobs = await openDatabase(config.DATABASE_URL, JOB_CONNECTIONS);
  if (!cluster.isWorker) await prepare(forJobs, config);
  const source = await openDatabase(config.DATABASE_URL, config.DATABASE_POOL, CALL_BOUNDS);

  measureOutbox(new Db(forJobs.manager));

  let problem: string | null = null;
  const app = makeApp({ deps, source, problem: () => problem });
  const handle = app.callback();
  const { server, drain } = httpServer((request, response) => void handle(request, response));
  const jobs = startJobs(jobsOf(forJobs, deps), forJobs, deps.log);
  await listen(server, config);
  if (cluster.isWorker) measureForPrimary();
  else await listenForMetrics(config, deps.log, metricsServer());
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
  stopOnSignals(stop, deps.log);
}

function stopOnSignals(stop: (why: string, code: 0 | 1) => void, log: Logger): void {
  process.on('SIGTERM', () => stop('stopping', 0));
  process.on('SIGINT', () => stop('stopping', 0));
  // Nobody knows what state such an error leaves behind: finish what runs, and begin anew.
  const fail = (error: unknown) => {
    log.fatal({ err: error }, 'uncaught: leaving');
    stop('failed', 1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

/** A database that is fit for this mode, with this version's tables. */
async function prepare(source: DataSource, config: Config): Promise<void> {
  if (config.MODE === 'production') await refuseDemoTown(source);
  await migrateUp(source);
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
async function listenForMetrics(config: Config, log: Logger, server: Server): Promise<void> {
  const { METRICS_HOST: HOST, METRICS_PORT: PORT } = config;
  if (PORT === 0) return;
  try {
    await listen(server, { HOST, PORT }, 'METRICS_PORT');
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
