import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Db } from './database';
import { deadlineIn } from './deadline';
import { userOfToken, type User } from './identity';
import { holderOf, type FalseTokens } from './rate-limit';

/** Tokens that were true a moment ago, as hashes: a neighbour behind the same address who sends false ones does not lock them out. */
const REMEMBERED = { max: 50_000, ttl: 3_600_000 };

export type Authenticate = (token: string, ip: string, now: number) => Promise<User | null>;

/**
 * The user of a token, or null. An address that has sent too many false tokens is told TOO_MANY before the database is
 * asked again; BUSY when the database does not answer within `ms`.
 */
export function authenticator(pool: Db, limit: FalseTokens, ms: number): Authenticate {
  const lately = new LRUCache<string, true>(REMEMBERED);
  return async (token, ip, now) => {
    const address = holderOf(ip);
    const hash = createHash('sha256').update(token).digest('base64');
    if (!lately.has(hash)) await limit.check(address);
    const user = await deadlineIn(ms).race(userOfToken(pool, token, now));
    if (user) lately.set(hash, true);
    else {
      lately.delete(hash);
      await limit.count(address);
    }
    return user;
  };
}
