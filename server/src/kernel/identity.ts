import { createHash, randomBytes } from 'node:crypto';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from './database';
import { sql } from './sql';

export type Role = 'resident' | 'staff' | 'admin' | 'clerk';
export type RegionKind = 'district' | 'town' | 'community' | 'grid';

/** Who makes a call. */
export interface User {
  id: number;
  name: string;
  avatar: string;
  role: Role;
  ranked: boolean;
  townId: number | null;
  communityId: number | null;
  gridId: number | null;
  /** The subtree that a staff member answers for. */
  scope: { id: number; kind: RegionKind; name: string; unit: string } | null;
  /** Whom they have blocked: nothing of theirs is shown to them. */
  blocks: readonly number[];
}

export interface SettledUser extends User {
  townId: number;
  communityId: number;
}

export interface StaffUser extends SettledUser {
  scope: NonNullable<User['scope']>;
}

/** Only the hash of a token is stored: a stolen database opens no session. */
const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Makes a session for a user and gives its token (256 random bits) and end. */
export async function openSession(db: Db, userId: number, now: number) {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now + LIMITS.sessionMs;
  await db.run(
    sql`INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES (${hashOf(token)}, ${userId}, ${now}, ${expiresAt})`,
  );
  return { token, expiresAt };
}

/** Ends one session, or, without a token, all of a user's; from the next call on the token is worth nothing. */
export async function closeSessions(db: Db, userId: number, token?: string) {
  if (token === undefined) await db.run(sql`DELETE FROM sessions WHERE user_id = ${userId}`);
  else await db.run(sql`DELETE FROM sessions WHERE token_hash = ${hashOf(token)} AND user_id = ${userId}`);
}

interface UserRow {
  id: number;
  name: string;
  avatar: string;
  role: Role;
  ranked: number;
  town_id: number | null;
  community_id: number | null;
  grid_id: number | null;
  blocked_at: number | null;
  blocking: number;
  scope_id: number | null;
  scope_kind: RegionKind | null;
  scope_name: string | null;
  scope_unit: string | null;
  expires_at: number;
}

const authenticate = (
  tokenHash: Buffer,
  now: number,
) => sql`SELECT u.id, u.name, u.avatar, u.role, u.ranked, u.town_id, u.community_id, u.grid_id, u.blocked_at, u.blocking, s.expires_at,
    r.id AS scope_id, r.kind AS scope_kind, r.name AS scope_name, r.unit AS scope_unit
  FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN regions r ON r.id = u.scope_region_id
  WHERE s.token_hash = ${tokenHash} AND s.expires_at > ${now}`;

/** Where an answer of `sessionOfToken` comes from; a session that is added changes no earlier answer. */
export const SESSION_CHANGES = ['sessions', 'users', 'regions'];

/** Whose session a token opens, and until when; null when it is unknown, expired, revoked or its user is blocked. */
export async function sessionOfToken(
  db: Db,
  token: string,
  now: number,
): Promise<{ user: User; expiresAt: number } | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const row = await db.row<UserRow>(authenticate(hashOf(token), now));
  if (!row || row.blocked_at !== null) return null;
  // Hardly anybody has blocked somebody: nobody else is asked for more.
  const blocks = row.blocking > 0 ? await blockedBy(db, row.id) : [];
  return { user: userOfRow(row, blocks), expiresAt: row.expires_at };
}

const blockedBy = async (db: Db, userId: number): Promise<number[]> =>
  (await db.rows<{ id: number }>(sql`SELECT blocked_id AS id FROM blocks WHERE user_id = ${userId}`)).map(
    ({ id }) => id,
  );

/** The user whose session a token opens. */
export const userOfToken = async (db: Db, token: string, now: number): Promise<User | null> =>
  (await sessionOfToken(db, token, now))?.user ?? null;

function userOfRow(row: UserRow, blocks: readonly number[]): User {
  return {
    id: row.id,
    name: row.name,
    avatar: row.avatar,
    role: row.role,
    ranked: row.ranked === 1,
    townId: row.town_id,
    communityId: row.community_id,
    gridId: row.grid_id,
    scope:
      row.scope_id !== null && row.scope_kind !== null
        ? { id: row.scope_id, kind: row.scope_kind, name: row.scope_name ?? '', unit: row.scope_unit ?? '' }
        : null,
    blocks,
  };
}

export const isSettled = (user: User): user is SettledUser =>
  user.townId !== null && user.communityId !== null;
export const isStaff = (user: User): user is StaffUser =>
  (user.role === 'staff' || user.role === 'admin') && user.scope !== null && isSettled(user);

/** Where a thing belongs; what a staff member's scope is checked against. */
export interface Place {
  townId: number;
  communityId: number;
  gridId: number | null;
}

/** Whether a staff member answers for what lies at `place`. */
export function covers(user: User | null, place: Place): boolean {
  if (!user || !isStaff(user)) return false;
  if (user.scope.kind === 'town') return user.scope.id === place.townId;
  if (user.scope.kind === 'community') return user.scope.id === place.communityId;
  return user.scope.kind === 'grid' && user.scope.id === place.gridId;
}

/** The column and value that a scope restricts a list to: `WHERE ${column} = ?`. */
export function scopeFilter(user: StaffUser): { column: 'town_id' | 'community_id' | 'grid_id'; id: number } {
  if (user.scope.kind === 'grid') return { column: 'grid_id', id: user.scope.id };
  return { column: user.scope.kind === 'community' ? 'community_id' : 'town_id', id: user.scope.id };
}
