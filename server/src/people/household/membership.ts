import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { tell, tellAll } from '../../inbox';
import { setHousehold } from '../../book';
import { words } from './words';

/*
 * Who belongs to which family. Whatever changes a family's members locks its row first; that somebody belongs to one family
 * only is the unique key (user_id, member), where an open request counts as belonging.
 */
export interface Household {
  id: number;
  townId: number;
  name: string;
  founderId: number;
  inviteUntil: number;
  endedAt: number | null;
}

export const SELECT_HOUSEHOLD = sql`SELECT h.id, h.town_id AS townId, h.name, h.founder_id AS founderId, h.invite_until AS inviteUntil,
  h.ended_at AS endedAt FROM households h`;

export interface Membership {
  id: number;
  householdId: number;
  state: 'asked' | 'joined';
}

/** Where somebody belongs or has asked to. */
export const membershipOf = (db: Db, userId: number) =>
  db.row<Membership>(
    sql`SELECT id, household_id AS householdId, state FROM household_members WHERE user_id = ${userId} AND member = 1`,
  );

async function lock(db: Db, householdId: number): Promise<Household> {
  const household = await db.row<Household>(sql`${SELECT_HOUSEHOLD} WHERE h.id = ${householdId} FOR UPDATE`);
  if (!household) throw new Error(`household ${householdId} has gone`);
  return household;
}

/** The family that a user has founded, locked. */
export async function lockOwn(db: Db, user: SettledUser): Promise<Household> {
  const own = await membershipOf(db, user.id);
  const household = own && (await lock(db, own.householdId));
  if (!household || household.founderId !== user.id || household.endedAt !== null)
    throw new Refusal('HOUSEHOLD_NOT_YOURS');
  return household;
}

/** Gives the family's id. */
export async function foundHousehold(db: Db, user: SettledUser, name: string, now: number): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO households (town_id, community_id, name, founder_id, created_at) VALUES (${user.townId}, ${user.communityId}, ${name}, ${user.id}, ${now})`,
  );
  await belong(db, insertId, user.id, 'joined', now);
  await setHousehold(db, { residentId: user.id, townId: user.townId, householdId: insertId });
  return insertId;
}

/** HOUSEHOLD_HAS when the user belongs to a family, or has asked to, at whatever moment that came about. */
async function belong(
  db: Db,
  householdId: number,
  userId: number,
  state: Membership['state'],
  now: number,
): Promise<void> {
  await db
    .run(
      sql`INSERT INTO household_members (household_id, user_id, member, state, asked_at, joined_at) VALUES (${householdId}, ${userId}, 1, ${state}, ${now}, ${state === 'joined' ? now : null})`,
    )
    .catch((error: unknown) => {
      throw isDuplicate(error) ? new Refusal('HOUSEHOLD_HAS') : error;
    });
}

/** Asks to join the family of an invitation; asking again changes nothing. */
export async function askHousehold(
  db: Db,
  user: SettledUser,
  householdId: number,
  now: number,
): Promise<void> {
  const household = await lock(db, householdId);
  if (household.endedAt !== null) throw new Refusal('HOUSEHOLD_CODE', 'code');
  const own = await membershipOf(db, user.id);
  if (own?.householdId === householdId) return;
  if (own) throw new Refusal('HOUSEHOLD_HAS');
  const row = await db.row<{ count: number }>(
    sql`SELECT COUNT(*) AS count FROM household_members WHERE household_id = ${householdId} AND state IN ('asked', 'joined')`,
  );
  // Who has asked has a place, so that a founder never confirms one too many.
  if ((row?.count ?? 0) >= LIMITS.householdMembers)
    throw refuse('HOUSEHOLD_FULL', { count: LIMITS.householdMembers });
  await belong(db, householdId, user.id, 'asked', now);
  await tell(db, {
    userId: household.founderId,
    cause: `household:${householdId}:asked:${user.id}:${now}`,
    kind: 'household',
    text: words.asked(user.name),
    subjectId: householdId,
    now,
  });
}

/** The founder's word on who asked; the same word again changes nothing. */
export async function answerAsker(
  db: Db,
  founder: SettledUser,
  userId: number,
  accept: boolean,
  now: number,
): Promise<void> {
  const { id, townId, name } = await lockOwn(db, founder);
  const answered = await db.run(
    sql`UPDATE household_members SET ${accept ? sql`state = 'joined', joined_at = ${now}` : sql`state = 'declined', member = NULL, left_at = ${now}`}
      WHERE household_id = ${id} AND user_id = ${userId} AND member = 1 AND state = 'asked'`,
  );
  if (answered.affectedRows === 0) {
    const last = await db.row<{ state: string }>(
      sql`SELECT state FROM household_members WHERE household_id = ${id} AND user_id = ${userId} ORDER BY id DESC LIMIT 1`,
    );
    if (last?.state !== (accept ? 'joined' : 'declined')) throw new Refusal('NOT_FOUND', 'userId');
    return;
  }
  if (accept) await setHousehold(db, { residentId: userId, townId, householdId: id });
  await tell(db, {
    userId,
    cause: `household:${id}:answered:${now}`,
    kind: 'household',
    text: accept ? words.joined(name) : words.declined(name),
    subjectId: id,
    now,
  });
}

/** Leaves the family, or takes a request back. What was earned meanwhile stays with the family. */
export async function leaveHousehold(db: Db, user: SettledUser, now: number): Promise<void> {
  const seen = await membershipOf(db, user.id);
  if (!seen) return;
  const household = await lock(db, seen.householdId);
  // It may have been answered, or left on another phone, before the lock was ours.
  const own = await membershipOf(db, user.id);
  if (own?.id !== seen.id) return;
  await db.run(
    sql`UPDATE household_members SET state = 'left', member = NULL, left_at = ${now} WHERE id = ${own.id}`,
  );
  if (own.state === 'asked') return;
  await setHousehold(db, { residentId: user.id, townId: user.townId, householdId: null });
  if (household.founderId === user.id) await handOn(db, household, now);
}

/** The founder has left: whoever joined first takes over; with nobody left the family ends. */
async function handOn(db: Db, { id, name }: Household, now: number): Promise<void> {
  const heir = await db.row<{ userId: number }>(
    sql`SELECT user_id AS userId FROM household_members WHERE household_id = ${id} AND state = 'joined'
      ORDER BY joined_at, id LIMIT 1`,
  );
  if (heir) {
    await db.run(
      sql`UPDATE households SET founder_id = ${heir.userId}, invite_code = NULL, invite_until = 0 WHERE id = ${id}`,
    );
    await tell(db, {
      userId: heir.userId,
      cause: `household:${id}:handed-on:${now}`,
      kind: 'household',
      text: words.handedOn(name),
      subjectId: id,
      now,
    });
    return;
  }
  const asked = await db.rows<{ userId: number }>(
    sql`SELECT user_id AS userId FROM household_members WHERE household_id = ${id} AND state = 'asked'`,
  );
  await db.run(
    sql`UPDATE households SET ended_at = ${now}, invite_code = NULL, invite_until = 0 WHERE id = ${id}`,
  );
  await db.run(
    sql`UPDATE household_members SET state = 'declined', member = NULL, left_at = ${now} WHERE household_id = ${id} AND state = 'asked'`,
  );
  await tellAll(
    db,
    asked.map(({ userId }) => ({
      userId,
      cause: `household:${id}:answered:${now}`,
      kind: 'household' as const,
      text: words.declined(name),
      subjectId: id,
      now,
    })),
  );
}
