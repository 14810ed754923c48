import { Refusal } from './errors';

/** What a call may take at the database, in all its attempts. What it receives and draws before has bounds of its own. */
export const CALL_MS = 10_000;

/** A moment by which somebody must have an answer. */
export interface Deadline {
  passed: () => boolean;
  /** Throws BUSY once it has passed: what nobody waits for any more is not begun. */
  check: () => void;
  /** The work's result, or BUSY when it is not there in time. The work itself is not stopped. */
  race: <T>(work: Promise<T>) => Promise<T>;
}

export function deadlineIn(ms: number): Deadline {
  const at = performance.now() + ms;
  const passed = () => performance.now() >= at;
  return {
    passed,
    check: () => {
      if (passed()) throw new Refusal('BUSY');
    },
    race: async (work) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Refusal('BUSY')), Math.max(0, at - performance.now()));
      });
      try {
        return await Promise.race([work, late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
