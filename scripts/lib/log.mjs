// Progress as plain lines with the seconds since the start: readable in a terminal, in a pipe and in a CI log.

/** @typedef {(line: string) => void} Log */

/** @returns {Log} */
export function createLog() {
  const begun = performance.now();
  return (line) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`[${seconds.padStart(6)} s] ${line}`);
  };
}

/**
 * Says every ten seconds that a long step is still running.
 * @template T @param {Log} log @param {string} what @param {Promise<T>} work @returns {Promise<T>}
 */
export async function withHeartbeat(log, what, work) {
  const begun = performance.now();
  const timer = setInterval(() => {
    log(`${what}: still working (${Math.round((performance.now() - begun) / 1000)} s)`);
  }, 10_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
