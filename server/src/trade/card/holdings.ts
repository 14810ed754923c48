import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { sql } from '../../kernel/sql';
import type { Message } from '../../inbox';
import { goodUntil, isOver, readCard, type Card } from './card';
import { grantedText } from './words';

/** CARD_CLOSED unless the card is being given out now. */
export function assertGiven(card: Card, now: number): void {
  if (card.state !== 'open' || isOver(card, now)) throw new Refusal('CARD_CLOSED', 'cardId');
}

/** Counts cards out of the quota: the UPDATE decides, however many ask at once. CARD_GONE when too few are left. */
export async function takeFromQuota(db: Db, cardId: number, count: number, now: number): Promise<void> {
  const { affectedRows } = await db.run(
    sql`UPDATE cards SET granted = granted + ${count} WHERE id = ${cardId} AND granted + ${count} <= quota AND state = 'open'`,
  );
  if (affectedRows === 1) return;
  assertGiven(await readCard(db, cardId), now);
  throw new Refusal('CARD_GONE', 'cardId');
}

/** Gives the card to people who have none yet. */
export async function addHoldings(
  db: Db,
  card: Card,
  userIds: readonly number[],
  by: { userId: number; unitId: number } | null,
  now: number,
): Promise<void> {
  await db.run(
    sql`INSERT INTO card_holdings (card_id, merchant_id, user_id, uses_left, valid_until, granted_by, unit_id, created_at) VALUES ${userIds.map(
      (userId) => [
        card.id,
        card.merchantId,
        userId,
        card.uses,
        goodUntil(card, now),
        by?.userId ?? null,
        by?.unitId ?? null,
        now,
      ],
    )}`,
  );
}

/** What people are told of the card that they were given. */
export const grantedMessages = (card: Card, userIds: readonly number[], now: number): Message[] =>
  userIds.map((userId) => ({
    userId,
    cause: `card:${card.id}`,
    kind: 'card',
    text: grantedText(card),
    subjectId: card.id,
    now,
  }));
