import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type Place, type StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import {
  hasPart,
  partSql,
  type Circle,
  type PartyColumns,
  decideCase,
  type DeskCase,
  type CaseKind,
} from '../../desk';
import { assertState, membersOf, readMerchant } from '../../shops';
import { LOVE_CARD_COLUMNS, isNamed, lockCard, type Card } from './card';
import { addHoldings, assertGiven, grantedMessages, takeFromQuota } from './holdings';

export type NamedCard = Card & DeskCase;

/** Of cards as `c`: the shop that gives it. Of a card for families in need, it must not learn who holds one. */
export const CARD_PARTIES = { shops: ['c.merchant_id'] } satisfies PartyColumns;

/**
 * Cards at the desk. The card's row is the lock of who holds it: two who name the same person give one card.
 */
export const cardKind: CaseKind<NamedCard> = {
  kind: 'card',
  field: 'cardId',
  lock: lockCard,
  read: (db, id, circle) =>
    db.row<NamedCard>(
      sql`SELECT ${LOVE_CARD_COLUMNS}, NULL AS gridId, ${partSql(circle, CARD_PARTIES)} AS part
        FROM cards c JOIN merchants m ON m.id = c.merchant_id WHERE c.id = ${id}`,
    ),
  assertOpen: ({ audience }) => {
    if (!isNamed(audience)) throw new Refusal('CARD_NOT_GRANTED', 'cardId');
  },
};

/** Staff name people for a card: nobody of their own circle or of the shop, and only residents of their region. */
export const grantCard = (
  db: Db,
  user: StaffUser,
  { cardId, userIds }: Input<'card.grant'>,
  now: number,
): Promise<Reply<'card.grant'>> =>
  decideCase(db, cardKind, user, cardId, now, async (card, circle) => {
    assertGiven(card, now);
    assertState(await readMerchant(db, card.merchantId), 'open', 'paused');
    const named = [...new Set(userIds)];
    await assertMayHold(db, user, circle, card, named);
    const have = await db.rows<{ userId: number }>(
      sql`SELECT user_id AS userId FROM card_holdings WHERE card_id = ${card.id} AND user_id IN (${named})`,
    );
    const fresh = named.filter((userId) => !have.some((one) => one.userId === userId));
    if (fresh.length > 0) {
      await takeFromQuota(db, card.id, fresh.length, now);
      await addHoldings(db, card, fresh, { userId: user.id, unitId: user.scope.id }, now);
    }
    return {
      reply: { given: fresh.length, left: card.quota - card.granted - fresh.length },
      // Who was named stands with the card, for those who may read it.
      decision: 'grant',
      after: card.state,
      messages: grantedMessages(card, fresh, now),
    };
  });

async function assertMayHold(
  db: Db,
  user: StaffUser,
  circle: Circle,
  card: Card,
  userIds: readonly number[],
): Promise<void> {
  if (hasPart(circle, { people: userIds })) throw new Refusal('CARD_NOT_SELF', 'userIds');
  const homes = await db.rows<Place>(
    sql`SELECT town_id AS townId, community_id AS communityId, grid_id AS gridId FROM users
      WHERE id IN (${userIds}) AND community_id IS NOT NULL`,
  );
  // Who lives elsewhere is as good as not there.
  if (homes.length !== userIds.length || !homes.every((home) => covers(user, home)))
    throw new Refusal('NOT_FOUND', 'userIds');
  const members = await membersOf(db, card.merchantId);
  if (members.some(({ userId }) => userIds.includes(userId))) throw new Refusal('CARD_OWN_SHOP', 'userIds');
}
