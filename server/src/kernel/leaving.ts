import type { Logger } from './log';

/** One thing that is done before the process ends, and what it is called in the log. */
export type Step = readonly [name: string, work: (leftMs: number) => Promise<unknown>];

/** What a step may still take when the time is over: closing a pool needs a moment, a frozen database never ends. */
const LEAST_MS = 1000;

/**
 * Ends the process: each step in its turn, none longer than what is left of SHUTDOWN_SECONDS, none of them kept from
 * running by one that fails. Asked again, it only remembers the worse exit code.
 */
export function leaving(
  { SHUTDOWN_SECONDS }: { SHUTDOWN_SECONDS: number },
  log: Logger,
  steps: readonly Step[],
): (why: string, code: 0 | 1) => void {
  let exitCode = 0;
  let left = false;
  const run = async () => {
    const end = performance.now() + SHUTDOWN_SECONDS * 1000;
    for (const [name, work] of steps) {
      const ms = Math.max(LEAST_MS, end - performance.now());
      try {
        if (!(await isDoneWithin(ms + LEAST_MS, work(ms))))
          log.warn({ step: name }, 'left undone: out of time');
      } catch (error) {
        log.error({ err: error, step: name }, 'left undone');
      }
    }
    process.exit(exitCode);
  };
  return (why, code) => {
    exitCode = Math.max(exitCode, code);
    if (left) return;
    left = true;
    log.info(why);
    void run();
  };
}

async function isDoneWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const done = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return done;
}
