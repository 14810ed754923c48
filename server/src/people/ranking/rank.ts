import type { Input, Reply } from '@jishan/shared/api';
import { periodKey } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { keptBriefly } from '../../kernel/kept-briefly';
import { keyset } from '../../kernel/keyset';
import { raw, sql } from '../../kernel/sql';

export type Ranked = Reply<'ranking.list'>['items'][number];
export type OwnPlace = Reply<'ranking.mine'>;
export type RankingBoard = Input<'ranking.mine'>;

/** Where a page goes on: the last row shown, its rank, and how many rows were shown before and with it. */
type RankPlace = readonly [points: number, id: number, rank: number, position: number];
export const RANKED = { desc: true, carry: ['rank', 'position'] } as const;

type RankedRow = Omit<Ranked, 'rank'>;

/** The honour board that a viewer means: its index, its period, what selects it, and what tells it from all others. */
function boardOf({ period, scope }: RankingBoard, user: SettledUser, now: number) {
  const key = periodKey(period, now);
  const region = scope === 'town' ? user.townId : user.communityId;
  return {
    index: raw(scope),
    key,
    where: sql`h.period = ${key} AND h.${raw(scope)}_id = ${region} AND h.ranked = 1`,
    name: `${key} ${scope} ${region}`,
  };
}

/** An honour board with the place each one holds. Nobody stands there with nothing. */
export async function rankedResidents(
  db: Db,
  user: SettledUser,
  { period, scope, ...asked }: Input<'ranking.list'>,
  now: number,
): Promise<Reply<'ranking.list'>> {
  const { index, where } = boardOf({ period, scope }, user, now);
  const page = keyset(asked, { by: ['h.points', 'h.user_id'], ...RANKED });
  const rows = await db.rows<RankedRow>(
    sql`SELECT STRAIGHT_JOIN h.user_id AS userId, h.points, u.name, u.avatar, c.name AS community
      FROM honour_totals h FORCE INDEX (${index})
        JOIN users u ON u.id = h.user_id JOIN regions c FORCE INDEX (PRIMARY) ON c.id = h.community_id
      WHERE ${where} AND h.points > 0 AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    placeRanks(rows, page.from),
    (row) => row,
    (row) => [row.points, row.userId, row.rank, row.position],
  );
}

/** What an honour board is made of. */
const CHANGES = ['honour_totals', 'honour_totals+', 'users', 'regions'];

/** Honour boards' first pages are the same for a whole town: read once a second. Later pages are read for who asks. */
export function honourBoard(): typeof rankedResidents {
  const pages = keptBriefly<Reply<'ranking.list'>>({ max: 1000, changes: CHANGES });
  return (db, user, asked, now) => {
    if (asked.cursor !== undefined) return rankedResidents(db, user, asked, now);
    const { name } = boardOf(asked, user, now);
    return pages(`${name} ${asked.size}`, now, () => rankedResidents(db, user, asked, now));
  };
}

/** Gives rows in the order of their points the places they hold: equal honour, equal place: 1, 2, 2, 4. */
export function placeRanks<R extends { points: number }>(
  rows: readonly R[],
  from: RankPlace | null,
): (R & { rank: number; position: number })[] {
  let [points, , rank, position] = from ?? [Infinity, 0, 0, 0];
  return rows.map((row) => {
    position += 1;
    if (row.points !== points) rank = position;
    points = row.points;
    return { ...row, rank, position };
  });
}

/** Where somebody stands who has so many points: how many have more, and who is the nearest of them. */
interface Standing {
  above: number;
  next: { name: string; points: number } | null;
}

/**
 * The place of a viewer with so many points on an honour board, and the nearest one with more. Neighbours with equal points have equal places,
 * so these are kept by the second like the board itself.
 */
export function placeOnBoard() {
  const standings = keptBriefly<Standing>({ max: 5000, changes: CHANGES });
  return async (
    db: Db,
    user: SettledUser,
    board: RankingBoard,
    points: number,
    now: number,
  ): Promise<OwnPlace> => {
    const { name } = boardOf(board, user, now);
    const ranked = user.ranked && (user.role === 'resident' || user.role === 'clerk');
    if (!ranked) return { rank: null, points, ranked, ahead: null };

    const { above, next } = await standings(`${name} ${points}`, now, () =>
      standingOf(db, user, board, points, now),
    );
    return {
      rank: points > 0 ? above + 1 : null,
      points,
      ranked,
      ahead: next ? { name: next.name, gap: next.points - points } : null,
    };
  };
}

async function standingOf(
  db: Db,
  user: SettledUser,
  board: RankingBoard,
  points: number,
  now: number,
): Promise<Standing> {
  const { index, where } = boardOf(board, user, now);
  const row = await db.row<{ above: number; name: string | null; points: number | null }>(
    sql`SELECT a.above, n.name, n.points
      FROM (SELECT COUNT(*) AS above FROM honour_totals h FORCE INDEX (${index}) WHERE ${where} AND h.points > ${points}) a
        LEFT JOIN (SELECT STRAIGHT_JOIN u.name, h.points FROM honour_totals h FORCE INDEX (${index}) JOIN users u ON u.id = h.user_id
          WHERE ${where} AND h.points > ${points} ORDER BY h.points, h.user_id LIMIT 1) n ON TRUE`,
  );
  const { above = 0, name = null, points: most = null } = row ?? {};
  return { above, next: name === null || most === null ? null : { name, points: most } };
}
