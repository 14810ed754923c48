import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../server/src/kernel/database';
import { sql, type Sql } from '../../server/src/kernel/sql';

/** Somebody who is signed in for the benchmark. */
export interface Caller {
  id: number;
  townId: number;
  communityId: number;
  token: string;
}

const HOUR = 3_600_000;

/** Signs in whom a SELECT of id, town and community names. */
export async function signIn(db: Db, select: Sql): Promise<Caller[]> {
  const users = await db.rows<Omit<Caller, 'token'>>(select);
  const callers = users.map((user) => ({ ...user, token: randomBytes(32).toString('base64url') }));
  const now = Date.now();
  const hashOf = (token: string) => createHash('sha256').update(token).digest();
  await db.run(
    sql`INSERT INTO sessions (token_hash, user_id, created_at, expires_at)
      VALUES ${callers.map(({ id, token }) => [hashOf(token), id, now, now + 12 * HOUR])}`,
  );
  return callers;
}

export const PERSON = sql`u.id, u.town_id AS townId, u.community_id AS communityId`;
/** An order that is the same each time and follows nothing. */
export const SHUFFLED = sql`(u.id * 7919) % 38011, u.id`;
