import { createHash } from 'node:crypto';
import type { Db } from './database';
import { deadlineIn } from './deadline';
import { identityChanges } from './identity-changes';
import { SESSION_CHANGES, sessionOfToken, type User } from './identity';
import { keptBriefly } from './kept-briefly';
import { holderOf, type FalseTokens } from './rate-limit';

export type Authenticate = (token: string, ip: string, now: number) => Promise<User | null>;

/** Sessions in use. */
const SESSIONS = { max: 20_000, changes: SESSION_CHANGES };

/**
 * The user of a token, or null. A session that this process ended, or whose user it changed, is asked for anew at once; what
 * another process did is seen within a second. An address that has sent too many false tokens is told TOO_MANY before the database is
 * asked again; BUSY when the database does not answer within `ms`.
 */
export function authenticator(pool: Db, limit: FalseTokens, ms: number): Authenticate {
  const unchanged = identityChanges(pool);
  const sessions = keptBriefly<Awaited<ReturnType<typeof sessionOfToken>>>({
    ...SESSIONS,
    stillHolds: (session, askedAt) => session !== null && unchanged(session.user.id, askedAt),
  });
  return async (token, ip, now) => {
    const address = holderOf(ip);
    const hash = createHash('sha256').update(token).digest('base64');
    if (!limit.knows(hash)) await limit.check(address, hash);
    const asked = sessions(hash, now, () => sessionOfToken(pool, token, now));
    const session = await deadlineIn(ms).race(asked);
    if (session && session.expiresAt > now) {
      limit.wasTrue(hash);
      return session.user;
    }
    await limit.wasFalse(address, hash);
    return null;
  };
}
