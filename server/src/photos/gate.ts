import { Refusal } from '../kernel/errors';

export interface GateLimits {
  /** How many pieces of work run at the same time. */
  atOnce: number;
  /** How many bytes may wait for their turn; who comes after that hears BUSY. */
  waitingBytes: number;
}

export type Gate = <T>(bytes: number, work: () => Promise<T>) => Promise<T>;

/** Lets work through a few at a time, first come first served, with a bound on what waits in memory. */
export function makeGate({ atOnce, waitingBytes }: GateLimits): Gate {
  const queue: (() => void)[] = [];
  let running = 0;
  let waiting = 0;

  const enter = async (bytes: number): Promise<void> => {
    if (running < atOnce) {
      running++;
      return;
    }
    if (waiting + bytes > waitingBytes) throw new Refusal('BUSY');
    waiting += bytes;
    // Whoever leaves hands its place over, so `running` stays as it is.
    await new Promise<void>((resolve) => queue.push(resolve));
    waiting -= bytes;
  };
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else running--;
  };

  return async (bytes, work) => {
    await enter(bytes);
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
