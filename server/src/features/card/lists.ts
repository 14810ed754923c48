import type { Input, Reply } from '@jishan/shared/api';
import { shortName } from '@jishan/shared/names';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { scopeFilter, type SettledUser, type StaffUser, type User } from '../../kernel/identity';
import { assertWorksAt } from '../merchant/service';
import { CARD_COLUMNS, readCard, shopCardView, type Card } from './entities';
import { assertMayName } from './grant';

const LAST = Number.MAX_SAFE_INTEGER;

export async function ofShop(
  db: Db,
  user: SettledUser,
  input: Input<'card.ofShop'>,
  now: number,
): Promise<Reply<'card.ofShop'>> {
  const role = await assertWorksAt(db, input.merchantId, user.id);
  const size = pageSize(input.size);
  const [before = LAST] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  const rows = await db.rows<Card>(
    `SELECT ${CARD_COLUMNS} FROM cards c FORCE INDEX (merchant) JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = c.merchant_id
      WHERE c.merchant_id = ? AND c.id < ? ORDER BY c.id DESC LIMIT ?`,
    [input.merchantId, before, size + 1],
  );
  return pageOf(
    rows,
    size,
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

function givenRows(db: Db, cardId: number, cursor: string | undefined, size: number): Promise<GivenRow[]> {
  const [before = LAST] = cursor ? decodeCursor(cursor, 1) : [];
  return db.rows<GivenRow>(
    `SELECT h.id, h.user_id AS userId, u.name, r.name AS community, h.used, h.created_at AS at
      FROM card_holdings h FORCE INDEX (card) JOIN users u FORCE INDEX (PRIMARY) ON u.id = h.user_id
        JOIN regions r FORCE INDEX (PRIMARY) ON r.id = u.community_id
      WHERE h.card_id = ? AND h.id < ? ORDER BY h.id DESC LIMIT ?`,
    [cardId, before, size + 1],
  );
}

/** Who holds a card, for the shop; CARD_PRIVATE for one of families in need. */
export async function given(
  db: Db,
  user: SettledUser,
  input: Input<'card.given'>,
): Promise<Reply<'card.given'>> {
  const card = await readCard(db, input.cardId);
  await assertWorksAt(db, card.merchantId, user.id);
  if (card.audience === 'need') throw new Refusal('CARD_PRIVATE', 'cardId');
  const size = pageSize(input.size);
  const page = pageOf(
    await givenRows(db, card.id, input.cursor, size),
    size,
    ({ name, used, at }) => ({ name: shortName(name), used, at }),
    ({ id }) => [id],
  );
  return { ...page, card };
}

/** Who was named for a card, for the staff who name them. */
export async function holders(
  db: Db,
  user: StaffUser,
  input: Input<'card.holders'>,
): Promise<Reply<'card.holders'>> {
  const card = await readCard(db, input.cardId);
  await assertMayName(db, user, card);
  const size = pageSize(input.size);
  const page = pageOf(
    await givenRows(db, card.id, input.cursor, size),
    size,
    (row) => row,
    ({ id }) => [id],
  );
  return { ...page, card };
}

/** Cards for which staff of my region name the people, newest first. */
export async function toGrant(
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
  const rows = await db.rows<Card & { worksThere: 0 | 1 }>(
    `SELECT ${CARD_COLUMNS}, EXISTS (SELECT 1 FROM merchant_members w
          WHERE w.merchant_id = c.merchant_id AND w.user_id = ? AND w.active = 1) AS worksThere
      FROM cards c FORCE INDEX (${column.replace('_id', '_open')}) JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = c.merchant_id
      WHERE c.${column} = ? AND c.state = 'open' AND c.id < ? AND c.audience IN ('list', 'need')
        AND (c.valid_until IS NULL OR c.valid_until > ?) ORDER BY c.id DESC LIMIT ?`,
    [user.id, id, before, now, size + 1],
  );
  return pageOf(
    rows,
    size,
    (card) => ({
      ...shopCardView(card, false, now),
      ownShop: card.worksThere === 1,
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
export async function figures(db: Db, user: User | null): Promise<Reply<'card.figures'>> {
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
