import type { Reply } from '@jishan/shared/api';
import { DAY, periodEnd } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { sql } from '../../kernel/sql';

export type ShopCard = Reply<'card.design'>;
export type Audience = ShopCard['audience'];
export type Span = NonNullable<ShopCard['span']>;

/** A row of `cards` with the shop it is of, as SELECT_CARD names its columns. */
export interface Card {
  id: number;
  merchantId: number;
  townId: number;
  communityId: number;
  shop: string;
  address: string;
  title: string;
  percent: number;
  uses: number | null;
  validUntil: number | null;
  validDays: number | null;
  terms: string;
  audience: Audience;
  least: number | null;
  span: Span | null;
  ruleCode: string | null;
  quota: number;
  granted: number;
  used: number;
  state: 'waiting' | 'open' | 'refused' | 'ended';
  createdAt: number;
}

export const LOVE_CARD_COLUMNS = sql`c.id, c.merchant_id AS merchantId, c.town_id AS townId, c.community_id AS communityId, m.name AS shop,
  m.address, c.title, c.percent, c.uses, c.valid_until AS validUntil, c.valid_days AS validDays, c.terms, c.audience, c.least, c.span,
  c.rule_code AS ruleCode, c.quota, c.granted, c.used, c.state, c.created_at AS createdAt`;

export const readCards = (db: Db, ids: readonly number[]) =>
  db.rows<Card>(
    sql`SELECT ${LOVE_CARD_COLUMNS} FROM cards c JOIN merchants m ON m.id = c.merchant_id WHERE c.id IN (${ids})`,
  );

export async function readCard(db: Db, id: number): Promise<Card> {
  const [card] = await readCards(db, [id]);
  if (!card) throw new Refusal('NOT_FOUND', 'cardId');
  return card;
}

/** Locks a card's row until the transaction ends. */
export const lockCard = (db: Db, id: number) => db.row(sql`SELECT id FROM cards WHERE id = ${id} FOR UPDATE`);

/** Time alone makes a card `over`: no job writes it. */
export const isOver = ({ validUntil }: Pick<Card, 'validUntil'>, now: number) =>
  validUntil !== null && validUntil <= now;

/** Until when a card given now is good: days are whole, and the last one counts to its end. */
export function goodUntil({ validUntil, validDays }: Card, now: number): number {
  return validUntil ?? periodEnd('day', now + (validDays ?? 0) * DAY);
}

export const isNamed = (audience: Audience) => audience === 'list' || audience === 'need';

const face = (card: Card) => ({
  id: card.id,
  merchantId: card.merchantId,
  shop: card.shop,
  title: card.title,
  percent: card.percent,
  uses: card.uses,
  validUntil: card.validUntil,
  validDays: card.validDays,
  terms: card.terms,
});

/** A card as the shop's people and the staff read it: how many there are, never who. */
export const shopCardView = (card: Card, mayEnd: boolean, now: number): ShopCard => ({
  ...face(card),
  audience: card.audience,
  least: card.least,
  span: card.span,
  ruleCode: card.ruleCode,
  quota: card.quota,
  granted: card.granted,
  used: card.used,
  state: card.state === 'open' && isOver(card, now) ? 'over' : card.state,
  at: card.createdAt,
  mayEnd: mayEnd && card.state === 'open' && !isOver(card, now),
});
