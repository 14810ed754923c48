import type { Input, Reply } from '@jishan/shared/api';
import type { Codes } from '../code/rolling-code';
import { AHEAD, WINDOW_MS } from '../code/rolling-code';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { withPrepared, type Route } from '../../kernel/route';
import { raw, sql } from '../../kernel/sql';
import { LOVE_CARD_COLUMNS, type Card } from './card';

type HoldingView = Reply<'card.claim'>;

/** How long after its codes were given a card's number can be read out. */
const SHOWN_MS = AHEAD * WINDOW_MS;

/** A card in somebody's hands; the columns of the card itself beside it. */
interface HoldingRow extends Card {
  holdingId: number;
  usesLeft: number | null;
  timesUsed: number;
  until: number;
  since: number;
}

const selectHoldings = (userId: number) => sql`SELECT ${LOVE_CARD_COLUMNS}, h.id AS holdingId,
    h.uses_left AS usesLeft, h.used AS timesUsed, h.valid_until AS until,
    h.created_at AS since
  FROM card_holdings h FORCE INDEX (user) JOIN cards c FORCE INDEX (PRIMARY) ON c.id = h.card_id
    JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = h.merchant_id WHERE h.user_id = ${userId}`;

/** A card of one's own; NOT_FOUND for somebody else's. */
export async function readHolding(
  db: Db,
  userId: number,
  which: { holdingId: number } | { cardId: number },
): Promise<HoldingRow> {
  const [column, id] = 'holdingId' in which ? ['id', which.holdingId] : ['card_id', which.cardId];
  const row = await db.row<HoldingRow>(sql`${selectHoldings(userId)} AND h.${raw(column)} = ${id}`);
  if (!row) throw new Refusal('NOT_FOUND', 'holdingId');
  return row;
}

const stateOf = ({ until, usesLeft }: HoldingRow, now: number): HoldingView['state'] => {
  if (until <= now) return 'over';
  return usesLeft === 0 ? 'used_up' : 'good';
};

/** What its holder reads. To whom the card goes is left out: it may be looked at over a shoulder. */
export const holdingView = (row: HoldingRow, now: number): HoldingView => ({
  id: row.holdingId,
  cardId: row.id,
  merchantId: row.merchantId,
  shop: row.shop,
  address: row.address,
  title: row.title,
  percent: row.percent,
  uses: row.uses,
  validUntil: row.validUntil,
  validDays: row.validDays,
  terms: row.terms,
  usesLeft: row.usesLeft,
  used: row.timesUsed,
  until: row.until,
  state: stateOf(row, now),
  at: row.since,
});

/** What I hold, newest first. */
export async function myCards(
  db: Db,
  user: SettledUser,
  input: Input<'card.mine'>,
  now: number,
): Promise<Reply<'card.mine'>> {
  const page = keyset(input, { by: ['h.id'], desc: true });
  const rows = await db.rows<HoldingRow>(sql`${selectHoldings(user.id)} AND ${page.after} ${page.inOrder}`);
  return page.of(
    rows,
    (row) => holdingView(row, now),
    ({ holdingId }) => [holdingId],
  );
}

/** Fresh codes. They are drawn before the transaction, which only notes that they are on a screen. */
export const showCard = ({ codes }: { codes: Codes }): Route<'card.show'> =>
  withPrepared(
    async ({ db, user, input, now }) => {
      const row = await readHolding(db, user.id, input);
      if (stateOf(row, now) !== 'good') throw new Refusal('CARD_USELESS', 'holdingId');
      return codes.issue('card', row.holdingId, now);
    },
    async ({ db, user, input, prepared, now }) => {
      await db.run(
        sql`UPDATE card_holdings SET shown_until = ${now + SHOWN_MS} WHERE id = ${input.holdingId} AND user_id = ${user.id}`,
      );
      return { now, codes: prepared };
    },
  );
