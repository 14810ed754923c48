import { createHash, randomBytes } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Somebody who is signed in for the benchmark. */
export interface Caller {
  id: number;
  communityId: number;
  townId: number;
  token: string;
  tokenHash: Buffer;
}

const RESIDENTS = 2_000;
const HOUR = 3_600_000;

/** Opens sessions for many residents and for the staff of all communities. */
export async function signIn(connection: Connection): Promise<{ residents: Caller[]; staff: Caller[] }> {
  await connection.query('DELETE FROM sessions');
  const [residents] = await connection.query<RowDataPacket[]>(
    "SELECT id, community_id AS communityId, town_id AS townId FROM users WHERE role = 'resident' ORDER BY (id * 7919) % 38011, id LIMIT ?",
    [RESIDENTS],
  );
  const [staff] = await connection.query<RowDataPacket[]>(
    "SELECT id, community_id AS communityId, town_id AS townId FROM users WHERE role = 'staff' ORDER BY id",
  );
  return {
    residents: await openSessions(connection, residents),
    staff: await openSessions(connection, staff),
  };
}

async function openSessions(connection: Connection, users: readonly RowDataPacket[]): Promise<Caller[]> {
  const callers = users.map((user) => {
    const token = randomBytes(32).toString('base64url');
    const { id, communityId, townId } = user as unknown as Pick<Caller, 'id' | 'communityId' | 'townId'>;
    return { id, communityId, townId, token, tokenHash: createHash('sha256').update(token).digest() };
  });
  const now = Date.now();
  const values = callers.map(({ id, tokenHash }) => [tokenHash, id, now, now + 12 * HOUR]);
  await connection.query('INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES ?', [
    values,
  ]);
  return callers;
}
