import type { Limit } from '@jishan/shared/api';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './errors';

/** Calls a minute for one user (one address for guests). A whole community may share one address, so sign-in is generous. */
const PER_MINUTE: Record<Limit, number> = {
  read: 300,
  write: 90,
  create: 40,
  upload: 40,
  signIn: 120,
  guess: 10,
};

export type Limiter = (limit: Limit, who: string) => Promise<void>;

/** Counts calls in this process. `scale` multiplies every limit. */
export function rateLimiter(scale: number): Limiter {
  const buckets = Object.fromEntries(
    Object.entries(PER_MINUTE).map(([name, points]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points: Math.ceil(points * scale), duration: 60 }),
    ]),
  ) as Record<Limit, RateLimiterMemory>;
  return async (limit, who) => {
    try {
      await buckets[limit].consume(who);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new Refusal('TOO_MANY');
      throw error;
    }
  };
}
