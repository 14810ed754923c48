import type { Db } from '../../kernel/database';
import { formatWhen } from '@jishan/shared/calendar';
import { foldText } from '@jishan/shared/money';
import { Refusal } from '../../kernel/errors';
import { isDuplicate } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { GRACE_MS, WINDOW_MS } from '../code/rolling-code';
import { familyOf } from '../../desk';
import type { AtCounter, Presentable, Presented, Settled } from '../counter/presentable';
import { roleAt } from '../../shops';
import type { Audience } from './card';
import { holderName, lastOwnUse, readCardUse, recentCardUses, undoCardUse, cardUseView } from './uses';
import { expired, leftText, otherShop, own, ownShop, usedUp } from './words';

/*
 * A card at the counter. Unlike a voucher it is used many times, so what a code must not do twice is kept with the card: when
 * the last use was checked. No code is good for longer than CODE_MS, so what is checked later than that has another code.
 */
const CODE_MS = WINDOW_MS + GRACE_MS;

interface Held {
  id: number;
  cardId: number;
  merchantId: number;
  userId: number;
  usesLeft: number | null;
  validUntil: number;
  checkedAt: number;
  usedAt: number;
  title: string;
  percent: number;
  terms: string;
  audience: Audience;
  name: string;
  shop: string;
}

async function readHeld(db: Db, id: number): Promise<Held> {
  const held = await db.row<Held>(
    sql`SELECT h.id, h.card_id AS cardId, h.merchant_id AS merchantId, h.user_id AS userId, h.uses_left AS usesLeft,
        h.valid_until AS validUntil, h.checked_at AS checkedAt, h.used_at AS usedAt, c.title, c.percent, c.terms, c.audience, u.name,
        m.name AS shop
      FROM card_holdings h JOIN cards c ON c.id = h.card_id JOIN users u ON u.id = h.user_id JOIN merchants m ON m.id = h.merchant_id
      WHERE h.id = ${id}`,
  );
  if (!held) throw new Refusal('CODE_UNKNOWN', 'code');
  return held;
}

function assertShop(held: Held, { merchant }: AtCounter): void {
  if (held.merchantId !== merchant.id) throw new Refusal('CODE_OTHER_SHOP', 'code', otherShop(held.shop));
}

/** Says why a card that was, or is, looked at at `checkedAt` cannot be used. */
async function assertUsable(db: Db, held: Held, { clerk, now }: AtCounter, checkedAt: number): Promise<void> {
  if (await roleAt(db, held.merchantId, held.userId)) throw new Refusal('CODE_OWN', 'code', ownShop);
  if ((await familyOf(db, clerk.id, now)).includes(held.userId)) throw new Refusal('CODE_OWN', 'code', own);
  if (held.validUntil <= now) throw new Refusal('CODE_EXPIRED', 'code', expired);
  if (held.usesLeft === 0) throw new Refusal('CODE_USED', 'code', usedUp(formatWhen(held.usedAt, now)));
  if (checkedAt < held.checkedAt + CODE_MS || checkedAt < held.usedAt)
    throw new Refusal('CARD_AGAIN', 'code');
}

async function present(db: Db, id: number, at: AtCounter): Promise<Presented> {
  const held = await readHeld(db, id);
  assertShop(held, at);
  await assertUsable(db, held, at, at.now);
  return {
    kind: 'card',
    id,
    title: held.title,
    holder: holderName(held),
    price: null,
    listPrice: null,
    points: 0,
    lines: [foldText(held.percent), leftText(held.usesLeft), ...(held.terms ? [held.terms] : [])],
    expiresAt: held.validUntil,
  };
}

async function settle(db: Db, id: number, at: AtCounter & { checkedAt: number }): Promise<Settled> {
  const { clerk, checkedAt, now } = at;
  await db.row(sql`SELECT id FROM card_holdings WHERE id = ${id} FOR UPDATE`);
  const held = await readHeld(db, id);
  assertShop(held, at);
  const settled = await lastOwnUse(db, id, clerk.id, checkedAt);
  if (settled) return cardUseView(settled, now);
  await assertUsable(db, held, at, checkedAt);
  const { affectedRows } = await db.run(
    sql`UPDATE card_holdings SET uses_left = uses_left - 1, used = used + 1, checked_at = ${checkedAt}, used_at = ${now}
      WHERE id = ${id} AND (uses_left IS NULL OR uses_left > 0) AND valid_until > ${now} AND checked_at + ${CODE_MS} <= ${checkedAt} AND used_at <= ${checkedAt}`,
  );
  if (affectedRows !== 1) throw new Refusal('CARD_AGAIN', 'code');
  const { insertId } = await db
    .run(
      sql`INSERT INTO card_uses (holding_id, card_id, merchant_id, clerk_id, checked_at, used_at) VALUES (${id}, ${held.cardId}, ${held.merchantId}, ${clerk.id}, ${checkedAt}, ${now})`,
    )
    .catch((error: unknown) => {
      // A use that was checked in the same millisecond, and has been undone since.
      throw isDuplicate(error) ? new Refusal('CARD_AGAIN', 'code') : error;
    });
  await db.run(sql`UPDATE cards SET used = used + 1 WHERE id = ${held.cardId}`);
  return cardUseView(await readCardUse(db, insertId, held.merchantId), now);
}

/** What cards bring to the counter. What was settled is named by the use, of which one card has many. */
export const cardPresentable: Presentable = {
  kind: 'card',
  shownNow: async (db, merchantId, now) => {
    const rows = await db.rows<{ id: number }>(
      sql`SELECT id FROM card_holdings FORCE INDEX (shown) WHERE merchant_id = ${merchantId} AND shown_until > ${now}`,
    );
    return rows.map(({ id }) => id);
  },
  present,
  settle,
  undo: undoCardUse,
  recent: recentCardUses,
};
