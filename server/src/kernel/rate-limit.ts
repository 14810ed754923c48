import { isIPv6 } from 'node:net';
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

const bucket = (keyPrefix: string, points: number) =>
  new RateLimiterMemory({ keyPrefix, points: Math.ceil(points), duration: 60 });

/** Counts calls in this process. `scale` multiplies every limit. */
export function rateLimiter(scale: number): Limiter {
  const buckets = Object.fromEntries(
    Object.entries(PER_MINUTE).map(([name, points]) => [name, bucket(name, points * scale)]),
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

/** False tokens a minute from one address, after which the database is no longer asked about its tokens. */
const FALSE_TOKENS_PER_MINUTE = 60;

export interface FalseTokens {
  /** Throws TOO_MANY for an address that has sent too many. */
  check: (address: string) => Promise<void>;
  count: (address: string) => Promise<void>;
}

export function falseTokens(scale: number): FalseTokens {
  const counted = bucket('false token', FALSE_TOKENS_PER_MINUTE * scale);
  return {
    check: async (address) => {
      const found = await counted.get(address);
      if (found && found.remainingPoints <= 0) throw new Refusal('TOO_MANY');
    },
    count: async (address) => {
      await counted.penalty(address);
    },
  };
}

/** Whom an address stands for: somebody with IPv6 has 2^64 of them, which differ in their second half. */
export function holderOf(ip: string): string {
  const plain = ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const first = head.split(':').filter(Boolean);
  const last = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...gap, ...last].slice(0, 4).join(':') + '::/64';
}
