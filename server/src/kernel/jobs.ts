import type { Logger } from './log';

export interface Job {
  name: string;
  everyMs: number;
  /** May run in several servers at once and may be cut off anywhere: what it does must stand that. Gives what to log. */
  work: (now: number) => Promise<object>;
}

export interface Jobs {
  /** Begins no job any more, and waits for those that run. */
  stop: () => Promise<void>;
}

const FIRST_MS = 20_000;

/** Runs jobs by the clock, soon after the start (a server may be restarted every night) and then each at its pace. */
export function startJobs(jobs: readonly Job[], log: Logger): Jobs {
  let stopped = false;
  const timers = jobs.map(({ name, everyMs, work }) => {
    const run = async () => {
      try {
        const done = await work(Date.now());
        // A job that comes round every few seconds must not fill the log with having found nothing to do.
        log[Object.values(done).some(Boolean) ? 'info' : 'debug']({ job: name, ...done }, 'job');
      } catch (error) {
        log.error({ job: name, err: error }, 'job failed');
      }
      if (!stopped) arm(everyMs);
    };
    const arm = (ms: number) => {
      timer.next = setTimeout(() => (timer.running = run()), ms).unref();
    };
    const timer: { next?: NodeJS.Timeout; running: Promise<void> } = { running: Promise.resolve() };
    arm(Math.min(FIRST_MS, everyMs));
    return timer;
  });
  return {
    stop: async () => {
      stopped = true;
      for (const { next } of timers) clearTimeout(next);
      await Promise.all(timers.map(({ running }) => running));
    },
  };
}
