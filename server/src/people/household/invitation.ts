import { DAY } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import { isCode, newCode } from '../../kernel/invite-code';
import { sql } from '../../kernel/sql';
import { lockOwn } from './membership';

const GOOD_FOR_MS = 7 * DAY;

/** Gives the founder's family a new code; the one before is void. */
export async function inviteToHousehold(db: Db, user: SettledUser, now: number): Promise<void> {
  const { id } = await lockOwn(db, user);
  const give = () =>
    db.run(
      sql`UPDATE households SET invite_code = ${newCode()}, invite_until = ${now + GOOD_FOR_MS} WHERE id = ${id}`,
    );
  await give().catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    return give();
  });
}

interface Invited {
  id: number;
  name: string;
  founder: string;
  members: number;
}

/** The family of a code in one's own town. HOUSEHOLD_CODE whatever is wrong with it: a wrong guess learns nothing. */
export async function invitedHousehold(
  db: Db,
  user: SettledUser,
  code: string,
  now: number,
): Promise<Invited> {
  if (!isCode(code)) throw new Refusal('HOUSEHOLD_CODE', 'code');
  const household = await db.row<Invited>(
    sql`SELECT h.id, h.name, u.name AS founder,
        (SELECT COUNT(*) FROM household_members m WHERE m.household_id = h.id AND m.state = 'joined') AS members
      FROM households h JOIN users u ON u.id = h.founder_id
      WHERE h.invite_code = ${code} AND h.invite_until > ${now} AND h.town_id = ${user.townId} AND h.ended_at IS NULL`,
  );
  if (!household) throw new Refusal('HOUSEHOLD_CODE', 'code');
  return household;
}
