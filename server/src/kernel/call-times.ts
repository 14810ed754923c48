import { Histogram } from 'prom-client';

const times = new Histogram({
  name: 'jishan_call_seconds',
  help: 'Time of a call by name and outcome',
  labelNames: ['call', 'code'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});

/** Counts a call that is over by its outcome; `begun` by performance.now(). Gives its milliseconds. */
export function countCall(labels: { call: string; code: string }, begun: number): number {
  const ms = performance.now() - begun;
  times.observe(labels, ms / 1000);
  return ms;
}
