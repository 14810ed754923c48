import type { Logger } from './log';

export interface Job {
  name: string;
  everyMs: number;
  /** May run in several servers at once and may be cut off anywhere: what it does must stand that. Gives what to log. */
  work: (now: number) => Promise<object>;
}

const FIRST_MS = 20_000;

/** Runs jobs by the clock, soon after the start (a server may be restarted every night) and then each at its pace. */
export function startJobs(jobs: readonly Job[], log: Logger): { stop: () => void } {
  const timers = jobs.map(({ name, everyMs, work }) => {
    const run = async () => {
      try {
        const done = await work(Date.now());
        // A job that comes round every few seconds must not fill the log with having found nothing to do.
        log[Object.values(done).some(Boolean) ? 'info' : 'debug']({ job: name, ...done }, 'job');
      } catch (error) {
        log.error({ job: name, err: error }, 'job failed');
      }
      timer.current = setTimeout(() => void run(), everyMs).unref();
    };
    const timer = { current: setTimeout(() => void run(), Math.min(FIRST_MS, everyMs)).unref() };
    return timer;
  });
  return { stop: () => timers.forEach(({ current }) => clearTimeout(current)) };
}
