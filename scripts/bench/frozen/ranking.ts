import { periodKey, type Period } from '@jishan/shared/calendar';
import type { Hand, HandWritten, Viewer } from './hand';

interface Board {
  period: Period;
  scope: 'town' | 'community';
}
interface RankedRow {
  userId: number;
  points: number;
}

/** The index of a board, and what selects it. */
const boardOf = ({ scope }: Board, who: Viewer) =>
  scope === 'town' ? ['town', 'town_id', who.townId] : ['community', 'community_id', who.communityId];

// people/ranking/rank.ts: rankedResidents
const ranked = (
  index: string,
  column: string,
) => `SELECT STRAIGHT_JOIN h.user_id AS userId, h.points, u.name, u.avatar,
    c.name AS community
  FROM honour_totals h FORCE INDEX (${index})
    JOIN users u ON u.id = h.user_id JOIN regions c FORCE INDEX (PRIMARY) ON c.id = h.community_id
  WHERE h.period = ? AND h.${column} = ? AND h.ranked = 1 AND h.points > 0
  ORDER BY h.points DESC, h.user_id DESC LIMIT ?`;
// people/ranking/rank.ts: ownPlace
const OWN = 'SELECT points FROM honour_totals WHERE period = ? AND user_id = ?';
const above = (
  index: string,
  column: string,
) => `SELECT COUNT(*) AS count FROM honour_totals h FORCE INDEX (${index})
  WHERE h.period = ? AND h.${column} = ? AND h.ranked = 1 AND h.points > ?`;
const next = (index: string, column: string) => `SELECT STRAIGHT_JOIN u.name, h.points
  FROM honour_totals h FORCE INDEX (${index}) JOIN users u ON u.id = h.user_id
  WHERE h.period = ? AND h.${column} = ? AND h.ranked = 1 AND h.points > ? ORDER BY h.points, h.user_id LIMIT 1`;

export async function rankedResidents(hand: Hand, who: Viewer, board: Board, size: number, now: number) {
  const [index, column, region] = boardOf(board, who);
  const values = [periodKey(board.period, now), region, size + 1];
  const rows = await hand.rows<RankedRow>(ranked(String(index), String(column)), values);
  return rows.slice(0, size).map(({ userId, points }) => [userId, points]);
}

export async function ownPlace(hand: Hand, who: Viewer, board: Board, now: number) {
  const [index, column, region] = boardOf(board, who);
  const key = periodKey(board.period, now);
  const [own] = await hand.rows<{ points: number }>(OWN, [key, who.id]);
  const points = own?.points ?? 0;
  if (!who.ranked) return [null, points, null];
  const values = [key, region, points];
  const [ahead] = await hand.rows<{ count: number }>(above(String(index), String(column)), values);
  const [nearest] = await hand.rows<{ points: number }>(next(String(index), String(column)), values);
  return [points > 0 ? (ahead?.count ?? 0) + 1 : null, points, nearest ? nearest.points - points : null];
}

export const seenRanked = (items: RankedRow[]) => items.map(({ userId, points }) => [userId, points]);
interface OwnReply {
  rank: number | null;
  points: number;
  ahead: { gap: number } | null;
}
export const seenPlace = ({ rank, points, ahead }: OwnReply) => [rank, points, ahead?.gap ?? null];

export const rankingList: HandWritten = {
  play: (hand, who, input, now) => rankedResidents(hand, who, input as unknown as Board, 20, now),
  essence: ({ items }: { items: RankedRow[] }) => seenRanked(items),
};

export const rankingMine: HandWritten = {
  play: (hand, who, input, now) => ownPlace(hand, who, input as unknown as Board, now),
  essence: seenPlace,
};
