import { DAY } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { isCode, newCode } from '../../kernel/invite-code';
import { isDuplicate } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { tell } from '../../inbox';
import type { Merchant } from './merchant';
import {
  assertOwns,
  assertState,
  assertWorksAt,
  lockMerchant,
  membersOf,
  readMerchant,
  recordEvent,
} from './shop-access';
import { words } from './words';

const INVITE_MS = DAY;

/** A new code by which clerks join; the one before is void. */
export async function inviteClerk(db: Db, user: SettledUser, merchantId: number, now: number): Promise<void> {
  await assertOwns(db, merchantId, user.id);
  assertState(await readMerchant(db, merchantId), 'open', 'paused');
  await db.run(
    sql`UPDATE merchants SET invite_code = ${newCode()}, invite_until = ${now + INVITE_MS} WHERE id = ${merchantId}`,
  );
}

/** The shop of a code that holds, in the caller's town. MERCHANT_CODE for any other. */
export async function shopOfCode(db: Db, user: SettledUser, code: string, now: number): Promise<Merchant> {
  if (!isCode(code)) throw new Refusal('MERCHANT_CODE', 'code');
  const row = await db.row<{ id: number }>(
    sql`SELECT id FROM merchants WHERE invite_code = ${code} AND invite_until > ${now} AND town_id = ${user.townId}`,
  );
  if (!row) throw new Refusal('MERCHANT_CODE', 'code');
  return readMerchant(db, row.id);
}

/** Accepts an invitation; a clerk who has done so already is answered the same. The shop's lock keeps the number of its people. */
export async function joinShop(db: Db, user: SettledUser, code: string, now: number): Promise<number> {
  const { id } = await shopOfCode(db, user, code, now);
  const merchant = await lockMerchant(db, id);
  assertState(merchant, 'open', 'paused');
  const members = await membersOf(db, id);
  const before = members.find(({ userId }) => userId === user.id);
  if (before?.role === 'clerk') return id;
  if (before) throw new Refusal('MERCHANT_HAS', 'code');
  if (members.length >= LIMITS.merchantMembers)
    throw refuse('MERCHANT_FULL', { count: LIMITS.merchantMembers }, 'code');
  await db
    .run(
      sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since) VALUES (${id}, ${user.id}, 'clerk', 1, ${now})`,
    )
    .catch((error: unknown) => {
      throw isDuplicate(error) ? new Refusal('MERCHANT_HAS', 'code') : error;
    });
  const event = await recordEvent(db, {
    ...{ merchantId: id, kind: 'joined', actorId: user.id, unitId: null, note: user.name, now },
  });
  const owner = members.find(({ role }) => role === 'owner');
  if (owner)
    await tell(db, {
      userId: owner.userId,
      cause: `merchant-event:${event}`,
      kind: 'shop',
      text: words.joined(user.name, merchant.name),
      subjectId: id,
      now,
    });
  return id;
}

/** Ends a clerk's part: the owner does, or the clerk. Doing it twice changes nothing. The owner cannot go this way. */
export async function removeMember(
  db: Db,
  user: SettledUser,
  { merchantId, userId }: { merchantId: number; userId: number },
  now: number,
): Promise<void> {
  if (user.id !== userId) await assertOwns(db, merchantId, user.id);
  else await assertEverWorked(db, merchantId, userId);
  const merchant = await lockMerchant(db, merchantId);
  const members = await membersOf(db, merchantId);
  const member = members.find((one) => one.userId === userId);
  if (!member) return;
  if (member.role === 'owner') {
    await assertWorksAt(db, merchantId, user.id);
    throw new Refusal('MERCHANT_OWNER_ONLY', 'userId');
  }
  await db.run(
    sql`UPDATE merchant_members SET active = NULL, until = ${now} WHERE merchant_id = ${merchantId} AND user_id = ${userId} AND active = 1`,
  );
  const event = await recordEvent(db, {
    ...{ merchantId, kind: 'removed', actorId: user.id, unitId: null, note: member.name, now },
  });
  if (user.id !== userId)
    await tell(db, {
      userId,
      cause: `merchant-event:${event}`,
      kind: 'shop',
      text: words.removed(merchant.name),
      subjectId: merchantId,
      now,
    });
}

/** FORBIDDEN to who never worked in a shop, whether there is one or not. */
async function assertEverWorked(db: Db, merchantId: number, userId: number): Promise<void> {
  const worked = await db.row(
    sql`SELECT 1 FROM merchant_members WHERE merchant_id = ${merchantId} AND user_id = ${userId} LIMIT 1`,
  );
  if (!worked) throw new Refusal('FORBIDDEN', 'merchantId');
}
