import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterClusterMaster } from 'rate-limiter-flexible';
import { Counter, Registry } from 'prom-client';
import type { Logger } from './log';

/*
 * With PROCESSES above one, the process that was started answers no call itself: it starts so many copies of itself, hands each
 * connection to one of them in turn, starts another for one that ended, and hands SIGTERM on. A copy that sees its primary gone
 * ends by itself, as if killed too.
 */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const HEALTHY_MS = 60_000;
/** More than a copy gives its own last steps. */
const GRACE_MS = 4000;

/** What the primary itself measures; all else is the sum of its copies. */
export const primaryMetrics = new Registry();
const restarts = new Counter({
  name: 'jishan_process_restarts_total',
  help: 'Processes that ended unasked, after which another was started',
  registers: [primaryMetrics],
});

export interface Copies {
  /** Resolves when each listens; rejects when one ends before that. */
  opened: Promise<void>;
  /** Lets all leave in order; gives 1 when one of them did not leave with 0. */
  stop: () => Promise<0 | 1>;
}

export interface CopiesOptions {
  processes: number;
  /** Milliseconds that each gives itself after SIGTERM. */
  shutdownMs: number;
  log: Logger;
}

export function startCopies({ processes, shutdownMs, log }: CopiesOptions): Copies {
  // It counts for all of them what keeps floods off: see rate-limit.ts.
  new RateLimiterClusterMaster();
  const stopping = new AbortController();
  let worst: 0 | 1 = 0;

  const keep = async (onOpen: () => void, onFailure: (error: Error) => void) => {
    let hasOpened = false;
    for (let pause: number | undefined; !stopping.signal.aborted;) {
      const worker = startOne(log, () => {
        hasOpened = true;
        onOpen();
      });
      const begun = performance.now();
      const how = await endOf(worker);
      if (stopping.signal.aborted) {
        // One that was told before it could listen to signals had nothing to finish.
        if (how !== 'code 0' && how !== 'SIGTERM') worst = 1;
        return;
      }
      if (!hasOpened) return onFailure(new Error(`a process ended before it was open (${how})`));
      pause = pauseBeforeRestart(performance.now() - begun, pause);
      restarts.inc();
      log.error({ process: worker.process.pid, how, pauseMs: pause }, 'a process ended: starting another');
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const kept: Promise<void>[] = [];
  const opened = Promise.all(
    Array.from(
      { length: processes },
      () => new Promise<void>((resolve, reject) => kept.push(keep(resolve, reject))),
    ),
  ).then(() => undefined);

  return {
    opened,
    stop: async () => {
      stopping.abort();
      signalAll('SIGTERM');
      const late = setTimeout(() => signalAll('SIGKILL'), shutdownMs + GRACE_MS);
      await Promise.all(kept);
      clearTimeout(late);
      return worst;
    },
  };
}

function startOne(log: Logger, onOpen: () => void): Worker {
  const worker = cluster.fork();
  // A message to one that has just died is lost; its end is told by 'exit'.
  worker.on('error', (error) => log.debug({ process: worker.process.pid, err: error }, 'process'));
  worker.once('listening', onOpen);
  return worker;
}

const endOf = (worker: Worker) =>
  new Promise<string>((resolve) =>
    worker.once('exit', (code: number | null, signal: string | null) => resolve(signal ?? `code ${code}`)),
  );

function signalAll(signal: 'SIGTERM' | 'SIGKILL'): void {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
}

/** 1, 2, 4 … 60 s, from the beginning after a minute of health; as `npm start` does with the whole server. */
function pauseBeforeRestart(lived: number, before: number | undefined): number {
  if (before === undefined || lived >= HEALTHY_MS) return FIRST_PAUSE_MS;
  return Math.min(2 * before, LONGEST_PAUSE_MS);
}
