// Waits until the server answers /readyz: database reachable, migrations done.
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';

/** @param {string} base @param {{ signal?: AbortSignal, seconds?: number }} [options] */
export async function untilReady(base, { signal, seconds = 60 } = {}) {
  const deadline = performance.now() + seconds * 1000;
  let last = 'no answer';
  while (performance.now() < deadline) {
    signal?.throwIfAborted();
    try {
      const response = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(2_000) });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 200)}`;
    } catch (error) {
      last = String(/** @type {Error} */ (error).cause ?? error);
    }
    await sleep(50);
  }
  throw new Problem(`The server is not ready after ${seconds} s: ${base}/readyz says ${last}.`);
}
