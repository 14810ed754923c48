import type { Reply } from '@jishan/shared/api';
import { periodKey } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { heldWords } from '../../safety';
import { honourOfHousehold } from '../../book';

type View = NonNullable<Reply<'household.mine'>['household']>;

interface Row {
  id: number;
  name: string;
  founderId: number;
  code: string | null;
  until: number;
  state: 'asked' | 'joined';
}

interface MemberRow {
  userId: number;
  name: string;
  avatar: string;
  state: 'asked' | 'joined';
  since: number;
  points: number | null;
}

/**
 * A user's family as they may see it, or null: its founder sees who has asked, its members see each other, and who has
 * asked sees only whom they wait for.
 */
export async function householdOf(db: Db, user: SettledUser, now: number): Promise<View | null> {
  const row = await db.row<Row>(
    sql`SELECT h.id, h.name, h.founder_id AS founderId, h.invite_code AS code, h.invite_until AS until, m.state
      FROM household_members m JOIN households h ON h.id = m.household_id WHERE m.user_id = ${user.id} AND m.member = 1`,
  );
  if (!row) return null;
  const founder = row.founderId === user.id;
  const waiting = row.state === 'asked';
  const members = await db.rows<MemberRow>(
    sql`SELECT m.user_id AS userId, u.name, u.avatar, m.state, COALESCE(m.joined_at, m.asked_at) AS since, t.points
      FROM household_members m JOIN users u ON u.id = m.user_id
        LEFT JOIN honour_totals t ON t.period = ${periodKey('month', now)} AND t.user_id = m.user_id
      WHERE m.household_id = ${row.id} AND m.member = 1 ORDER BY m.state = 'asked', since, m.id`,
  );
  const shown = members.filter(
    ({ userId, state }) =>
      userId === user.id || founder || (waiting ? userId === row.founderId : state === 'joined'),
  );
  const wanted = founder ? (await heldWords(db, 'household', [row.id])).get(row.id) : undefined;
  return {
    id: row.id,
    name: wanted ?? row.name,
    nameHeld: wanted !== undefined,
    founder,
    waiting,
    honour: await honourOfHousehold(db, row.id, now),
    members: shown.map(({ points, ...member }) => ({
      ...member,
      founder: member.userId === row.founderId,
      me: member.userId === user.id,
      honourMonth: waiting || member.state === 'asked' ? null : (points ?? 0),
    })),
    invite: founder && row.code !== null && row.until > now ? { code: row.code, until: row.until } : null,
  };
}

/** The family after a call that leaves the user in one. */
export async function ownHousehold(db: Db, user: SettledUser, now: number): Promise<View> {
  const view = await householdOf(db, user, now);
  if (!view) throw new Error(`user ${user.id} belongs to no household`);
  return view;
}
