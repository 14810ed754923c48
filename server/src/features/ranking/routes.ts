import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Routes } from '../../kernel/route';
import { ownPlace, rankedRows, type RankPlace } from './service';

export function rankingRoutes(): Routes<'ranking'> {
  return {
    'ranking.list': async ({ db, user, input, now }) => {
      const size = pageSize(input.size);
      const rows = await rankedRows(db, user, input, size + 1, now, placeOf(input.cursor));
      return pageOf(
        rows,
        size,
        (row) => row,
        (row) => [row.points, row.userId, row.rank, row.position],
      );
    },
    'ranking.mine': ({ db, user, input, now }) => ownPlace(db, user, input, now),
  };
}

function placeOf(cursor: string | undefined): RankPlace | undefined {
  if (!cursor) return undefined;
  const [points = 0, userId = 0, rank = 0, position = 0] = decodeCursor(cursor, 4);
  return { points, userId, rank, position };
}
