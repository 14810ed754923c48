import cluster from 'node:cluster';
import { isIPv6 } from 'node:net';
import type { Limit } from '@jishan/shared/api';
import { LRUCache } from 'lru-cache';
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from './database';
import { Refusal } from './errors';
import type { Logger } from './log';
import { countShared } from './shared-limit';

/** Calls a minute for one user (one address for guests). A whole community may share one address, so sign-in is generous. */
const PER_MINUTE: Record<Limit, number> = {
  read: 300,
  write: 90,
  create: 40,
  upload: 40,
  signIn: 120,
  guess: 10,
};

/** These guard secrets and identities: the database counts them, exact over all processes and servers. The others keep floods off. */
const SHARED: ReadonlySet<Limit> = new Set<Limit>(['signIn', 'guess']);

export type Limiter = (limit: Limit, who: string) => Promise<void>;

export interface LimiterOptions {
  /** Multiplies every limit. */
  scale: number;
  /** Of this server. */
  processes: number;
  source: DataSource;
  log: Logger;
}

/** How long the primary may take over a count. */
const PRIMARY_MS = 1000;

/** Counted in this process; of several on a machine in their primary, which does it for all of them. */
function bucket(keyPrefix: string, points: number) {
  const options = { keyPrefix, points: Math.ceil(points), duration: 60 };
  return cluster.isWorker
    ? new RateLimiterCluster({ ...options, timeoutMs: PRIMARY_MS })
    : new RateLimiterMemory(options);
}

export function rateLimiter({ scale, processes, source, log }: LimiterOptions): Limiter {
  const limiters = Object.fromEntries(
    Object.entries(PER_MINUTE).map(([name, perMinute]) => {
      const points = Math.ceil(perMinute * scale);
      const limiter = SHARED.has(name as Limit)
        ? sharedLimiter(name, points, { processes, source, log })
        : floodLimiter(name, points, log);
      return [name, limiter];
    }),
  ) as Record<Limit, (who: string) => Promise<void>>;
  return (limit, who) => limiters[limit](who);
}

/** A primary that does not answer lets calls pass: there is nobody to guard a secret from here. */
function floodLimiter(name: string, points: number, log: Logger) {
  const counted = bucket(name, points);
  return async (who: string) => {
    try {
      await counted.consume(who);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new Refusal('TOO_MANY');
      log.warn({ err: error, limit: name }, 'not counted');
    }
  };
}

/**
 * Asks the database, unless this process alone has seen too many: a flood costs it no more than the limit. When the database
 * does not answer in time, this process counts for itself, with its share of the limit.
 */
function sharedLimiter(
  name: string,
  points: number,
  { processes, source, log }: Omit<LimiterOptions, 'scale'>,
) {
  const seen = new RateLimiterMemory({ keyPrefix: name, points, duration: 60 });
  return async (who: string) => {
    const { consumedPoints } = await seen.penalty(who);
    if (consumedPoints > points) throw new Refusal('TOO_MANY');
    try {
      if ((await countShared(source, `${name} ${who}`)) <= points) return;
    } catch (error) {
      log.warn({ err: error, limit: name }, 'counted by this process alone');
      if (consumedPoints <= points / processes) return;
    }
    throw new Refusal('TOO_MANY');
  };
}

/** False tokens a minute from one address, after which the database is no longer asked about its tokens. */
const FALSE_TOKENS_PER_MINUTE = 60;
/** From its last use on a token is known for so long. */
const KNOWN_MS = 3_600_000;
/** The primary is told once in that time, so it must remember for twice as long. */
const TOLD_SECONDS = (2 * KNOWN_MS) / 1000;

/**
 * Keeps who floods the database with false tokens from asking it. Tokens that were true a moment ago, given as hashes, still pass: a
 * neighbour behind the same address does not lock them out, whichever process they come to.
 */
export interface FalseTokens {
  /** Whether this process has met the token lately, so that nothing needs to be checked. */
  knows: (hash: string) => boolean;
  /** Throws TOO_MANY for an address that has sent too many, unless the token is known to any process of this server. */
  check: (address: string, hash: string) => Promise<void>;
  wasTrue: (hash: string) => void;
  wasFalse: (address: string, hash: string) => Promise<void>;
}

/** As above: a primary that does not answer lets calls pass. */
const passing = () => undefined;

export function falseTokens(scale: number): FalseTokens {
  const counted = bucket('false token', FALSE_TOKENS_PER_MINUTE * scale);
  /** When the primary was told. */
  const here = new LRUCache<string, number>({ max: 50_000, ttl: KNOWN_MS });
  // Of several processes the primary knows what each has met: a key that is there is a token that was true.
  const everywhere = cluster.isWorker ? bucket('known token', 1) : null;
  return {
    knows: (hash) => here.has(hash),
    check: async (address, hash) => {
      const found = await counted.get(address).catch(passing);
      if (!found || found.remainingPoints > 0) return;
      if (!everywhere || (await everywhere.get(hash).catch(passing)) === null) throw new Refusal('TOO_MANY');
    },
    wasTrue: (hash) => {
      const now = performance.now();
      const told = here.get(hash) ?? -Infinity;
      const isDue = now - told >= KNOWN_MS;
      here.set(hash, isDue ? now : told);
      // The one way to say how long it is to be remembered, from now on.
      if (isDue) everywhere?.block(hash, TOLD_SECONDS).catch(passing);
    },
    wasFalse: async (address, hash) => {
      here.delete(hash);
      await Promise.all([counted.penalty(address), everywhere?.delete(hash)]).catch(passing);
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
