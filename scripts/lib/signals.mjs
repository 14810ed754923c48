// Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that started us: one signal for all of them.

export class Stopped extends Error {
  /** @param {NodeJS.Signals} by */
  constructor(by) {
    super(`stopped by ${by}`);
    this.name = 'Stopped';
    this.by = by;
  }
}

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** @param {(line: string) => void} log @returns {AbortSignal} aborted with a `Stopped` */
export function stopOnSignal(log) {
  const stop = new AbortController();
  /** @param {NodeJS.Signals} by */
  const abort = (by) => {
    if (stop.signal.aborted) return; // npm passes Ctrl-C on to us, and the terminal sends it too
    log(`${by}: stopping`);
    stop.abort(new Stopped(by));
  };
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(name, () => abort(name));

  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && abort('SIGTERM'), 1_000).unref();
  }
  return stop.signal;
}

/** The exit code that a shell expects after a signal in the middle of the work. @param {Stopped} stopped */
export function exitCodeOf({ by }) {
  return 128 + (NUMBERS[/** @type {keyof typeof NUMBERS} */ (by)] ?? 0);
}
