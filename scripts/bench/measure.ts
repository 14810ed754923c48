/** What one side did in one round. */
export interface Round {
  rps: number;
  /** Milliseconds of each call. */
  times: number[];
}

export interface Load<T> {
  lanes: number;
  seconds: number;
  items: readonly T[];
  /** Begin again at the first item when all are used. */
  again: boolean;
  one: (lane: number, item: T) => Promise<void>;
}

/** Keeps every lane busy with one call at a time until the time is over or the items are used up. */
export async function measure<T>({
  lanes,
  seconds,
  items,
  again,
  one,
}: Load<T>): Promise<Round & { used: number }> {
  const times: number[] = [];
  let next = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const busy = async (lane: number) => {
    for (;;) {
      const begin = performance.now();
      if (begin >= end || (!again && next >= items.length)) return;
      const item = items[next++ % items.length];
      if (item === undefined) return;
      await one(lane, item);
      times.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => busy(lane)));
  const elapsed = (performance.now() - begun) / 1000;
  return { rps: times.length / elapsed, times, used: Math.min(next, items.length) };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);
