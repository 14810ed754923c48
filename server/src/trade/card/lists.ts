import type { Input, Reply } from '@jishan/shared/api';
import { shortName } from '@jishan/shared/names';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, scopeFilter, type SettledUser, type StaffUser, type User } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { circleOf, partSql } from '../../desk';
import { assertWorksAt, roleAt } from '../../shops';
import { LOVE_CARD_COLUMNS, readCard, shopCardView, type Card } from './card';
import { CARD_PARTIES, cardKind } from './grant';

const LAST = Number.MAX_SAFE_INTEGER;

export async function cardsOfShop(
  db: Db,
  user: SettledUser,
  input: Input<'card.ofShop'>,
  now: number,
): Promise<Reply<'card.ofShop'>> {
  const role = await assertWorksAt(db, input.merchantId, user.id);
  const page = keyset(input, { by: ['c.id'], desc: true });
  const rows = await db.rows<Card>(
    sql`SELECT ${raw(LOVE_CARD_COLUMNS)} FROM cards c FORCE INDEX (merchant) JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = c.merchant_id
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

/** `of` restricts whom it is of, of users as `u`. */
function givenRows(
  db: Db,
  cardId: number,
  { cursor, size, of = { sql: '', params: [] } }: { cursor?: string | undefined; size: number; of?: Region },
): Promise<GivenRow[]> {
  const [before = LAST] = cursor ? decodeCursor(cursor, 1) : [];
  return db.rows<GivenRow>(
    `SELECT h.id, h.user_id AS userId, u.name, r.name AS community, h.used, h.created_at AS at
      FROM card_holdings h FORCE INDEX (card) JOIN users u FORCE INDEX (PRIMARY) ON u.id = h.user_id
        JOIN regions r FORCE INDEX (PRIMARY) ON r.id = u.community_id
      WHERE h.card_id = ? AND h.id < ? ${of.sql} ORDER BY h.id DESC LIMIT ?`,
    [cardId, before, ...of.params, size + 1],
  );
}

interface Region {
  sql: string;
  params: readonly number[];
}

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
  const size = pageSize(input.size);
  const page = pageOf(
    await givenRows(db, card.id, { cursor: input.cursor, size }),
    size,
    ({ name, used, at }) => ({ name: shortName(name), used, at }),
    ({ id }) => [id],
  );
  return { ...page, card };
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
  const size = pageSize(input.size);
  const { column, id } = scopeFilter(user);
  const of = { sql: `AND u.${column} = ?`, params: [id] };
  const isTheirs = covers(user, card) || (await givenRows(db, card.id, { size: 0, of })).length > 0;
  if (!isTheirs) throw new Refusal('NOT_FOUND', 'cardId');
  if (card.part === 1) throw new Refusal('DECIDE_OTHER', 'cardId');
  cardKind.assertOpen(card);
  const page = pageOf(
    await givenRows(db, card.id, { cursor: input.cursor, size, of }),
    size,
    (row) => row,
    (row) => [row.id],
  );
  return { ...page, card };
}

/** Cards for which staff of my region name the people, newest first. */
export async function cardsToGrant(
  db: Db,
  user: StaffUser,
  input: Input<'card.toGrant'>,
  now: number,
): Promise<Reply<'card.toGrant'>> {
  const size = pageSize(input.size);
  const [before = LAST] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  const { column, id } = scopeFilter(user);
  // A shop lies in no grid.
  if (column === 'grid_id') return { items: [], next: null };
  const part = partSql(await circleOf(db, user.id, now), CARD_PARTIES);
  const rows = await db.rows<Card & { part: 0 | 1 }>(
    `SELECT ${LOVE_CARD_COLUMNS}, ${part.sql} AS part
      FROM cards c FORCE INDEX (${column.replace('_id', '_open')}) JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = c.merchant_id
      WHERE c.${column} = ? AND c.state = 'open' AND c.id < ? AND c.audience IN ('list', 'need')
        AND (c.valid_until IS NULL OR c.valid_until > ?) ORDER BY c.id DESC LIMIT ?`,
    [...part.params, id, before, now, size + 1],
  );
  return pageOf(
    rows,
    size,
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
    `SELECT COUNT(DISTINCT c.merchant_id) AS shops, COUNT(*) AS cards, COALESCE(SUM(c.granted), 0) AS granted,
        COALESCE(SUM(c.used), 0) AS used, COALESCE(SUM(IF(c.audience = 'honour', c.granted, 0)), 0) AS byHonour,
        COALESCE(SUM(IF(c.audience = 'rule', c.granted, 0)), 0) AS byRule
      FROM cards c WHERE c.state IN ('open', 'ended')${townId === null ? '' : ' AND c.town_id = ?'}`,
    townId === null ? [] : [townId],
  );
  if (!sums) throw new Error('a sum without a row');
  return { ...sums, named: sums.granted - sums.byHonour - sums.byRule };
}
