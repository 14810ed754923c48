import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type Place, type StaffUser } from '../../kernel/identity';
import { assertState, membersOf, readMerchant, roleAt } from '../merchant/service';
import { isNamed, lockCard, placeOf, type Card } from './entities';
import { addHoldings, assertGiven, takeFromQuota, tellGranted } from './holdings';

/** Staff name people for a card: not themselves, not people of the shop, and only residents of their region. */
export async function grant(
  db: Db,
  user: StaffUser,
  { cardId, userIds }: Input<'card.grant'>,
  now: number,
): Promise<Reply<'card.grant'>> {
  // The card's row is the lock of who holds it: two who name the same person give one card.
  const card = await lockCard(db, cardId);
  await assertMayName(db, user, card);
  assertGiven(card, now);
  assertState(await readMerchant(db, card.merchantId), 'open', 'paused');
  const named = [...new Set(userIds)];
  await assertMayHold(db, user, card, named);

  const have = await db.rows<{ userId: number }>(
    'SELECT user_id AS userId FROM card_holdings WHERE card_id = ? AND user_id IN (?)',
    [card.id, named],
  );
  const fresh = named.filter((userId) => !have.some((one) => one.userId === userId));
  if (fresh.length > 0) {
    await takeFromQuota(db, card.id, fresh.length, now);
    await addHoldings(db, card, fresh, { userId: user.id, unitId: user.scope.id }, now);
    await tellGranted(db, card, fresh, now);
  }
  return { given: fresh.length, left: card.quota - card.granted - fresh.length };
}

/** Staff of the card's region who have no part in the shop: of a card for families in need, the shop must not learn who. */
export async function assertMayName(db: Db, user: StaffUser, card: Card): Promise<void> {
  if (!covers(user, placeOf(card))) throw new Refusal('OUT_OF_SCOPE', 'cardId');
  if (!isNamed(card.audience)) throw new Refusal('CARD_NOT_GRANTED', 'cardId');
  if (await roleAt(db, card.merchantId, user.id)) throw new Refusal('DECIDE_OTHER', 'cardId');
}

async function assertMayHold(db: Db, user: StaffUser, card: Card, userIds: readonly number[]): Promise<void> {
  if (userIds.includes(user.id)) throw new Refusal('CARD_NOT_SELF', 'userIds');
  const homes = await db.rows<Place>(
    `SELECT town_id AS townId, community_id AS communityId, grid_id AS gridId FROM users
      WHERE id IN (?) AND community_id IS NOT NULL`,
    [userIds],
  );
  if (homes.length !== userIds.length) throw new Refusal('NOT_FOUND', 'userIds');
  if (!homes.every((home) => covers(user, home))) throw new Refusal('OUT_OF_SCOPE', 'userIds');
  const members = await membersOf(db, card.merchantId);
  if (members.some(({ userId }) => userIds.includes(userId))) throw new Refusal('CARD_OWN_SHOP', 'userIds');
}
