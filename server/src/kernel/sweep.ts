import { driverError, isLost } from './transaction';

/** One of many that could not be done: it was passed over, and is tried again at the next run. */
export interface BadItem {
  /** Names it for whoever looks into it: 'hold 12'. */
  item: string;
  error: unknown;
}

/** How many items failed, and the first few of them. */
export interface Failed {
  count: number;
  first: BadItem[];
}

/** What a sweep did; `failed` is missing when nothing was bad. */
export interface Swept {
  done: number;
  failed?: Failed;
}

export interface Sweep<T> {
  /** The next items behind the last one looked at, in an order that no work changes; an empty page ends the sweep. */
  page: (after: T | undefined) => Promise<readonly T[]>;
  /** Does one item in a transaction of its own; gives how much it did (false counts as nothing). */
  each: (item: T) => Promise<number | boolean>;
  name: (item: T) => string;
  /** How many items are worked on at a time; one unless given. */
  atOnce?: number;
  /** Ends the sweep between two items. */
  signal?: AbortSignal | undefined;
}

/** How many bad items are told by name. */
const TOLD = 20;

/**
 * Does many things, each for itself: one that throws is counted and passed over, and stops nobody else. Throws only when the
 * database cannot be reached, since then every item would look bad.
 */
export async function sweepEach<T>({ page, each, name, atOnce = 1, signal }: Sweep<T>): Promise<Swept> {
  const failed: Failed = { count: 0, first: [] };
  let done = 0;
  const one = async (item: T) => {
    try {
      // Several are under way: the sum is read after the wait, not before.
      const more = Number(await each(item));
      done += more;
    } catch (error) {
      if (isLost(driverError(error))) throw error;
      failed.count++;
      if (failed.first.length < TOLD) failed.first.push({ item: name(item), error });
    }
  };
  for (let after: T | undefined; ;) {
    const items = await page(after);
    for (let at = 0; at < items.length; at += atOnce) {
      if (signal?.aborted) return { done, ...whenAny(failed) };
      await Promise.all(items.slice(at, at + atOnce).map(one));
    }
    after = items.at(-1);
    if (after === undefined) return { done, ...whenAny(failed) };
  }
}

export interface BatchSweep<T> extends Pick<Sweep<T>, 'page' | 'name' | 'signal'> {
  /** Which items of a page are done in one transaction; the whole page unless given. */
  batches?: (items: readonly T[]) => readonly (readonly T[])[];
  /** Does a batch in one transaction; gives how much it did. */
  all: (batch: readonly T[]) => Promise<number>;
}

/** Does many things a batch at a time. A batch that throws is done again item by item, so that only the bad ones are left. */
export async function sweepBatches<T>({
  page,
  batches = (items) => [items],
  all,
  name,
  signal,
}: BatchSweep<T>): Promise<Swept> {
  const sweeps: Swept[] = [];
  for (let after: T | undefined; ;) {
    const items = await page(after);
    for (const batch of items.length ? batches(items) : []) {
      if (signal?.aborted) break;
      const single = () => sweepEach({ page: listed(batch), each: (item) => all([item]), name, signal });
      sweeps.push(
        await all(batch).then(
          (done) => ({ done }),
          (error: unknown) => {
            if (isLost(driverError(error))) throw error;
            return single();
          },
        ),
      );
    }
    after = items.at(-1);
    if (after === undefined || signal?.aborted)
      return { done: sweeps.reduce((sum, { done }) => sum + done, 0), ...allFailed(...sweeps) };
  }
}

/** All of a short list, by `sweepEach`. */
export const listed =
  <T>(items: readonly T[]): Sweep<T>['page'] =>
  (after) =>
    Promise.resolve(after === undefined ? items : []);

/** The bad items of several sweeps of one job. */
export function allFailed(...sweeps: readonly { failed?: Failed }[]): { failed?: Failed } {
  const all: Failed = { count: 0, first: [] };
  for (const { failed } of sweeps) {
    all.count += failed?.count ?? 0;
    all.first.push(...(failed?.first ?? []));
  }
  return whenAny({ ...all, first: all.first.slice(0, TOLD) });
}

/** For who sweeps once and cannot come back: throws what was wrong with the first bad item. */
export function assertAllGood({ failed }: { failed?: Failed }): void {
  const [bad] = failed?.first ?? [];
  if (bad) throw new Error(`${bad.item} is bad`, { cause: bad.error });
}

const whenAny = (failed: Failed) => (failed.count ? { failed } : {});
