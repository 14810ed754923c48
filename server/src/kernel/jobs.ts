import { hostname } from 'node:os';
import { Counter, Histogram } from 'prom-client';
import { Db, type DataSource } from './database';
import { beginRun, endRun, isDue } from './job-runs';
import type { Logger } from './log';
import type { Failed } from './sweep';
import { sql } from './sql';

/** What a run has done, by name ('released: 3'), and the items that were bad. */
export type JobDone = { failed?: Failed | undefined } & { [count: string]: number | Failed | undefined };

/** What the server does by the clock. Each feature brings its own: see server/src/jobs.ts. */
export interface Job {
  name: string;
  /** From the start of one run to the start of the next, in all servers together. */
  everyMs: number;
  /** May be cut off anywhere, and must stand a twin in another server: the lock below may be lost. Ends soon after `signal`. */
  work: (now: number, signal: AbortSignal) => Promise<JobDone>;
}

export interface Jobs {
  /** Begins no run any more; resolves when those under way have ended. */
  stop: () => Promise<void>;
}

const FIRST_MS = 20_000;
/** So many run at once on a server: each holds one connection for its lock and uses one or two for its work. */
const AT_ONCE = 3;
const NODE = `${hostname()}:${process.pid}`;

const runs = new Counter({
  name: 'jishan_job_runs_total',
  help: 'Runs of jobs on this server, by outcome: done, partial (some items were bad), failed',
  labelNames: ['job', 'outcome'],
});
const seconds = new Histogram({
  name: 'jishan_job_seconds',
  help: 'Time of a run',
  labelNames: ['job'],
  buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600],
});
const items = new Counter({
  name: 'jishan_job_items_total',
  help: 'What runs have done, by name; "failed" are items that were passed over',
  labelNames: ['job', 'what'],
});

/** Runs jobs by the clock, soon after the start (a server may be restarted every night) and then each at its pace. */
export function startJobs(jobs: readonly Job[], source: DataSource, log: Logger): Jobs {
  const stopping = new AbortController();
  const waiting = new Map<Job, NodeJS.Timeout>();
  const running = new Map<Job, Promise<void>>();
  const arm = (job: Job, ms: number) => {
    if (stopping.signal.aborted) return;
    waiting.set(job, setTimeout(() => running.set(job, turn(job)), ms).unref());
  };
  const enter = waitingRoom(AT_ONCE);
  const turn = async (job: Job) => {
    const leave = await enter();
    if (!stopping.signal.aborted)
      await runJob(job, source, log, stopping.signal).catch((error: unknown) =>
        // The database does not answer, so nothing could be noted there.
        log.error({ job: job.name, err: error }, 'job failed'),
      );
    leave();
    running.delete(job);
    arm(job, job.everyMs);
  };
  for (const job of jobs) arm(job, Math.min(FIRST_MS, job.everyMs));
  return {
    stop: async () => {
      stopping.abort();
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}

export type Turn = 'ran' | 'elsewhere' | 'not due';

/**
 * One turn of a job: runs it unless another server is at it or has been lately. The lock is the connection's, so it ends with
 * the process. Throws only when the database cannot be reached.
 */
export async function runJob(
  job: Job,
  source: DataSource,
  log: Logger,
  signal: AbortSignal = new AbortController().signal,
  now = Date.now(),
): Promise<Turn> {
  const runner = source.createQueryRunner();
  const db = new Db(runner.manager);
  // A name of a lock may have 64 characters.
  const lock = sql`SHA1(CONCAT(DATABASE(), ' job ', ${job.name}))`;
  try {
    const answer = await db.row<{ got: number | null }>(sql`SELECT GET_LOCK(${lock}, 0) AS got`);
    if (answer?.got !== 1) return 'elsewhere';
    if (!(await isDue(db, job, now))) return 'not due';
    await beginRun(db, job.name, NODE, now);
    await carryOut(job, db, log, signal, now);
    return 'ran';
  } finally {
    await db.row(sql`SELECT RELEASE_LOCK(${lock})`).catch(() => undefined);
    await runner.release();
  }
}

async function carryOut(job: Job, db: Db, log: Logger, signal: AbortSignal, now: number): Promise<void> {
  const { name } = job;
  const start = performance.now();
  const end = () => now + Math.round(performance.now() - start);
  try {
    const { failed, ...counts } = await job.work(now, signal);
    for (const { item, error } of failed?.first ?? []) log.error({ job: name, item, err: error }, 'bad item');
    const told = { ...counts, ...(failed ? { failed: failed.count } : {}) };
    for (const [what, count] of Object.entries(told)) items.inc({ job: name, what }, Number(count));
    // A job that comes round every few seconds must not fill the log with having found nothing to do.
    log[Object.values(told).some(Boolean) ? 'info' : 'debug']({ job: name, ...told }, 'job');
    runs.inc({ job: name, outcome: failed ? 'partial' : 'done' });
    await endRun(db, name, { outcome: failed ? 'partial' : 'done', counts, failed, at: end() });
  } catch (error) {
    log.error({ job: name, err: error }, 'job failed');
    runs.inc({ job: name, outcome: 'failed' });
    await endRun(db, name, { outcome: 'failed', counts: {}, error, at: end() });
  } finally {
    seconds.observe({ job: name }, (performance.now() - start) / 1000);
  }
}

/** A room with so many places: gives a function that waits for one, and gives what leaves it. */
function waitingRoom(places: number): () => Promise<() => void> {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return leave;
  };
}
