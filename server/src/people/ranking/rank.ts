import type { Input, Reply } from '@jishan/shared/api';
import { periodKey } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';

export type Ranked = Reply<'ranking.list'>['items'][number];
export type OwnPlace = Reply<'ranking.mine'>;
export type RankingBoard = Input<'ranking.mine'>;

/** Where a page goes on: the last row shown, its rank, and how many rows were shown before and with it. */
export interface RankPlace {
  points: number;
  userId: number;
  rank: number;
  position: number;
}

type RankedRow = Omit<Ranked, 'rank'>;

/** The honour board that a viewer means: its index, its column, and the values that select it. */
function boardOf({ period, scope }: RankingBoard, user: SettledUser, now: number) {
  const column = scope === 'town' ? 'town_id' : 'community_id';
  return {
    index: scope,
    where: `h.period = ? AND h.${column} = ? AND h.ranked = 1`,
    values: [periodKey(period, now), scope === 'town' ? user.townId : user.communityId],
  };
}

/** Rows of an honour board with the place each one holds, from the top or after `from`. Nobody stands there with nothing. */
export async function rankedRows(
  db: Db,
  user: SettledUser,
  board: RankingBoard,
  size: number,
  now: number,
  from?: RankPlace,
): Promise<(Ranked & { position: number })[]> {
  const { index, where, values } = boardOf(board, user, now);
  const rows = await db.rows<RankedRow>(
    `SELECT STRAIGHT_JOIN h.user_id AS userId, h.points, u.name, u.avatar, c.name AS community
      FROM honour_totals h FORCE INDEX (${index})
        JOIN users u ON u.id = h.user_id JOIN regions c FORCE INDEX (PRIMARY) ON c.id = h.community_id
      WHERE ${where} AND h.points > 0 ${from ? 'AND h.points <= ? AND (h.points < ? OR h.user_id < ?)' : ''}
      ORDER BY h.points DESC, h.user_id DESC LIMIT ?`,
    [...values, ...(from ? [from.points, from.points, from.userId] : []), size],
  );
  return placeRanks(rows, from);
}

/** Gives rows in the order of their points the places they hold: equal honour, equal place: 1, 2, 2, 4. */
export function placeRanks<R extends { points: number }>(
  rows: readonly R[],
  from?: Omit<RankPlace, 'userId'>,
): (R & { rank: number; position: number })[] {
  let before = from ?? { points: Infinity, rank: 0, position: 0 };
  return rows.map((row) => {
    const position = before.position + 1;
    const rank = row.points === before.points ? before.rank : position;
    before = { points: row.points, rank, position };
    return { ...row, rank, position };
  });
}

/** The viewer's own place on an honour board, and the nearest one with more. */
export async function ownPlace(
  db: Db,
  user: SettledUser,
  board: RankingBoard,
  now: number,
): Promise<OwnPlace> {
  const { index, where, values } = boardOf(board, user, now);
  const ranked = user.ranked && (user.role === 'resident' || user.role === 'clerk');
  const own = await db.row<{ points: number }>(
    sql`SELECT points FROM honour_totals WHERE period = ${values[0]} AND user_id = ${user.id}`,
  );
  const points = own?.points ?? 0;
  if (!ranked) return { rank: null, points, ranked, ahead: null };

  const [above, next] = await Promise.all([
    db.row<{ count: number }>(
      `SELECT COUNT(*) AS count FROM honour_totals h FORCE INDEX (${index}) WHERE ${where} AND h.points > ?`,
      [...values, points],
    ),
    db.row<{ name: string; points: number }>(
      `SELECT STRAIGHT_JOIN u.name, h.points FROM honour_totals h FORCE INDEX (${index}) JOIN users u ON u.id = h.user_id
        WHERE ${where} AND h.points > ? ORDER BY h.points, h.user_id LIMIT 1`,
      [...values, points],
    ),
  ]);
  return {
    rank: points > 0 ? (above?.count ?? 0) + 1 : null,
    points,
    ranked,
    ahead: next ? { name: next.name, gap: next.points - points } : null,
  };
}
