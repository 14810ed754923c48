import { LRUCache } from 'lru-cache';
import { markOf } from './changes';

/** What any other process has written is seen after this time at the latest. */
const FRESH_MS = 1000;

interface Kept<T> {
  answer: Promise<T>;
  /** Once it is there. */
  given?: { value: T };
  mark: number;
  askedAt: number;
  now: number;
}

interface Bounds<T> {
  /** How many answers are kept, the ones used last. */
  max: number;
  /** What makes an answer stale at once: see changes.ts. */
  changes: readonly string[];
  /** Whether an answer that is older than a second still holds, as who looks after the other processes' changes knows it. */
  stillHolds?: (value: T, askedAt: number) => boolean;
}

/**
 * Answers of the database that many callers ask for in the same second: asked once, and given to all of them. An answer is
 * given for a second after it was asked for, and only until this process has written to one of its tables; so who has written
 * sees it at once, and what another process wrote is never missing for more than a second.
 *
 * `now` is the moment that the answer is about: an offer may begin between two callers.
 *
 * For reads on the pool only: a transaction must see its own rows. What is given is shared, so nobody may alter it.
 */
export function keptBriefly<T>({
  max,
  changes,
  stillHolds = () => false,
}: Bounds<T>): (key: string, now: number, ask: () => Promise<T>) => Promise<T> {
  const kept = new LRUCache<string, Kept<T>>({ max });
  const holds = ({ askedAt, now, given }: Kept<T>, at: number, about: number) =>
    (at - askedAt < FRESH_MS && Math.abs(about - now) < FRESH_MS) ||
    (given !== undefined && stillHolds(given.value, askedAt));
  return (key, now, ask) => {
    // Looked at before anything is asked: what is written meanwhile makes the answer stale.
    const mark = markOf(changes);
    const askedAt = performance.now();
    const found = kept.get(key);
    if (found && found.mark === mark && holds(found, askedAt, now)) return found.answer;
    const answer = ask();
    const keeping: Kept<T> = { answer, mark, askedAt, now };
    kept.set(key, keeping);
    // A failure is told to those who were waiting for it, and to nobody else.
    answer.then(
      (value) => (keeping.given = { value }),
      () => {
        if (kept.get(key) === keeping) kept.delete(key);
      },
    );
    return answer;
  };
}
