import type { Input, Reply } from '@jishan/shared/api';
import { shortName } from '@jishan/shared/names';
import { keyset, type Page } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, scopeFilter, type SettledUser, type StaffUser, type User } from '../../kernel/identity';
import { empty, raw, sql } from '../../kernel/sql';
import { circleOf, partSql } from '../../desk';
import { assertWorksAt, roleAt } from '../../shops';
import { LOVE_CARD_COLUMNS, readCard, shopCardView, type Card } from './card';
import { CARD_PARTIES, cardKind } from './grant';

export async function cardsOfShop(
  db: Db,
  user: SettledUser,
  input: Input<'card.ofShop'>,
  now: number,
): Promise<Reply<'card.ofShop'>> {
  const role = await assertWorksAt(db, input.merchantId, user.id);
  const page = keyset(input, { by: ['c.id'], desc: true });
  const rows = await db.rows<Card>(
    sql`SELECT ${LOVE_CARD_COLUMNS} FROM cards c FORCE INDEX (merchant) JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = c.merchant_id
      WHERE c.merchant_id = ${input.merchantId} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (card) => shopCardView(card, role === 'owner', now),
    ({ id }) => [id],
  );
}

interface GivenRow {
  id: number;
  userId: number;
  name: string;
  community: string;
  used: number;
  at: number;
}

const NEWEST_GIVEN = { by: ['h.id'], desc: true } as const;

/** `of` restricts whom it is of, of users as `u`. */
const givenRows = (
  db: Db,
  cardId: number,
  { after, inOrder }: Page<readonly [number]>,
  of = empty,
): Promise<GivenRow[]> =>
  db.rows<GivenRow>(
    sql`SELECT h.id, h.user_id AS userId, u.name, r.name AS community, h.used, h.created_at AS at
      FROM card_holdings h FORCE INDEX (card) JOIN users u FORCE INDEX (PRIMARY) ON u.id = h.user_id
        JOIN regions r FORCE INDEX (PRIMARY) ON r.id = u.community_id
      WHERE h.card_id = ${cardId} AND ${after} ${of} ${inOrder}`,
  );

/** Who holds a card, for the shop; CARD_PRIVATE for one of families in need. */
export async function cardsGiven(
  db: Db,
  user: SettledUser,
  input: Input<'card.given'>,
): Promise<Reply<'card.given'>> {
  const card = await readCard(db, input.cardId);
  // To who does not work there the card is not there.
  if (!(await roleAt(db, card.merchantId, user.id))) throw new Refusal('NOT_FOUND', 'cardId');
  if (card.audience === 'need') throw new Refusal('CARD_PRIVATE', 'cardId');
  const page = keyset(input, NEWEST_GIVEN);
  const given = page.of(
    await givenRows(db, card.id, page),
    ({ name, used, at }) => ({ name: shortName(name), used, at }),
    ({ id }) => [id],
  );
  return { ...given, card };
}

/**
 * Who of the reader's own region was named for a card: of families in need only the staff who answer for them read. Those
 * who answer for the card's region read the card even when nobody of theirs has it; to all others it is not there.
 */
export async function cardHolders(
  db: Db,
  user: StaffUser,
  input: Input<'card.holders'>,
  now: number,
): Promise<Reply<'card.holders'>> {
  const circle = await circleOf(db, user.id, now);
  const card = await cardKind.read(db, input.cardId, circle);
  if (!card) throw new Refusal('NOT_FOUND', 'cardId');
  const { column, id } = scopeFilter(user);
  const of = sql`AND u.${raw(column)} = ${id}`;
  const isTheirs =
    covers(user, card) || (await givenRows(db, card.id, keyset({ size: 0 }, NEWEST_GIVEN), of)).length > 0;
  if (!isTheirs) throw new Refusal('NOT_FOUND', 'cardId');
  if (card.part === 1) throw new Refusal('DECIDE_OTHER', 'cardId');
  cardKind.assertOpen(card);
  const page = keyset(input, NEWEST_GIVEN);
  const holders = page.of(
    await givenRows(db, card.id, page, of),
    (row) => row,
    (row) => [row.id],
  );
  return { ...holders, card };
}

/** Cards for which staff of my region name the people, newest first. */
export async function cardsToGrant(
  db: Db,
  user: StaffUser,
  input: Input<'card.toGrant'>,
  now: number,
): Promise<Reply<'card.toGrant'>> {
  const page = keyset(input, { by: ['c.id'], desc: true });
  const { column, id } = scopeFilter(user);
  // A shop lies in no grid.
  if (column === 'grid_id') return { items: [], next: null };
  const part = partSql(await circleOf(db, user.id, now), CARD_PARTIES);
  const rows = await db.rows<Card & { part: 0 | 1 }>(
    sql`SELECT ${LOVE_CARD_COLUMNS}, ${part} AS part
      FROM cards c FORCE INDEX (${raw(column.replace('_id', '_open'))}) JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = c.merchant_id
      WHERE c.${raw(column)} = ${id} AND c.state = 'open' AND ${page.after} AND c.audience IN ('list', 'need')
        AND (c.valid_until IS NULL OR c.valid_until > ${now}) ${page.inOrder}`,
  );
  return page.of(
    rows,
    (card) => ({
      ...shopCardView(card, false, now),
      ownShop: card.part === 1,
    }),
    (card) => [card.id],
  );
}

interface Sums {
  shops: number;
  cards: number;
  granted: number;
  used: number;
  byHonour: number;
  byRule: number;
}

/**
 * How much kindness there is: of my town, for a guest of all towns. What was given to families in need is counted with all
 * else that staff gave by name, so that no number tells of them.
 */
export async function cardFigures(db: Db, user: User | null): Promise<Reply<'card.figures'>> {
  const townId = user?.townId ?? null;
  const [sums] = await db.rows<Sums>(
    sql`SELECT COUNT(DISTINCT c.merchant_id) AS shops, COUNT(*) AS cards, COALESCE(SUM(c.granted), 0) AS granted,
        COALESCE(SUM(c.used), 0) AS used, COALESCE(SUM(IF(c.audience = 'honour', c.granted, 0)), 0) AS byHonour,
        COALESCE(SUM(IF(c.audience = 'rule', c.granted, 0)), 0) AS byRule
      FROM cards c WHERE c.state IN ('open', 'ended') ${townId === null ? empty : sql`AND c.town_id = ${townId}`}`,
  );
  if (!sums) throw new Error('a sum without a row');
  return { ...sums, named: sums.granted - sums.byHonour - sums.byRule };
}
