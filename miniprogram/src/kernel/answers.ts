import { type CallError, toCallError } from './errors';
import { createStore, type Store } from './store';

/*
 * What the server has answered, by question: pages that ask the same are told by one answer, and a page that comes back soon asks
 * nothing. Nothing of it survives the app.
 */

export interface Answer<T> {
  data: T | null;
  error: CallError | null;
}

/** One question of one person, and what is known of it. */
export interface Entry<T> {
  answer: Store<Answer<T>>;
  /** When it was answered; 0: never, or something has been written since. */
  at: number;
  running: Promise<void> | null;
  /** How often it was changed here, and how often something written made it stale: a running answer may be older than either. */
  changes: number;
  stales: number;
  /** How often it had been made stale when the running question went out. */
  runningSince: number;
}

/** So long an answer is as good as a new one. */
const FRESH_MS = 30_000;
/** Answers kept; the one that was asked for longest ago goes first, and whoever still shows it keeps it. */
const MOST = 80;

const entries = new Map<string, Entry<unknown>>();

/** What is known of a question. `of` says whose it is. */
export function entryOf<T>(of: number | undefined, name: string, question: string): Entry<T> {
  const key = `${name} ${of ?? 'guest'} ${question}`;
  const known = entries.get(key) ?? {
    answer: createStore<Answer<unknown>>({ data: null, error: null }),
    ...{ at: 0, running: null, changes: 0, stales: 0, runningSince: 0 },
  };
  entries.delete(key);
  entries.set(key, known);
  const [eldest] = entries.keys();
  if (entries.size > MOST && eldest !== undefined) entries.delete(eldest);
  return known as Entry<T>;
}

export const isFresh = ({ at }: { at: number }, now = Date.now()): boolean => now - at < FRESH_MS;

/**
 * Asks, or joins whoever is asking: never twice at a time, so that slow answers are not overtaken by the next question. One that
 * went out before something was written is asked once more. Never rejects: the error stands beside the data it could not renew.
 */
export function ask<T>(entry: Entry<T>, fetch: () => Promise<T>): Promise<void> {
  if (entry.running)
    return entry.runningSince === entry.stales ? entry.running : entry.running.then(() => ask(entry, fetch));
  const { changes, stales } = entry;
  entry.runningSince = stales;
  const run = async () => {
    try {
      const data = await fetch();
      // What was changed here meanwhile is newer than this answer.
      if (entry.changes !== changes) return;
      entry.at = entry.stales === stales ? Date.now() : 0;
      entry.answer.set({ data, error: null });
    } catch (thrown) {
      entry.at = 0;
      entry.answer.set({ ...entry.answer.get(), error: toCallError(thrown) });
    }
  };
  entry.running = run().finally(() => {
    entry.running = null;
  });
  return entry.running;
}

/** A change made here first, such as a like. */
export function changeAnswer<T>(entry: Entry<T>, next: (data: T) => T): void {
  const { data, error } = entry.answer.get();
  if (data === null) return;
  entry.changes += 1;
  entry.answer.set({ data: next(data), error });
}

/** More of the same: an answer that comes after it may replace it. */
export const append = <T>({ answer }: Entry<T>, data: T): void =>
  answer.set({ data, error: answer.get().error });

/** Something was written: whoever shows one of these asks again when the page comes into view. */
export function makeStale(isTouched: (name: string) => boolean): void {
  for (const [key, entry] of entries) {
    if (!isTouched(key.slice(0, key.indexOf(' ')))) continue;
    entry.at = 0;
    entry.stales += 1;
  }
}

/** Signing out, and a test's beginning. */
export const forgetAnswers = (): void => entries.clear();

/** For tests: half a minute goes by. */
export function ageAnswers(): void {
  for (const entry of entries.values()) entry.at = 0;
}
