import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Routes } from '../../kernel/route';
import { rankedHouseholds } from './households';
import { ownPlace, rankedRows, type RankPlace } from './rank';

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
    'ranking.households': async ({ db, user, input, now }) => {
      const size = pageSize(input.size);
      const [points = 0, householdId = 0, rank = 0, position = 0] = input.cursor
        ? decodeCursor(input.cursor, 4)
        : [];
      const from = input.cursor ? { points, householdId, rank, position } : undefined;
      return pageOf(
        await rankedHouseholds(db, user, input, size + 1, now, from),
        size,
        (row) => row,
        (row) => [row.points, row.householdId, row.rank, row.position],
      );
    },
  };
}

function placeOf(cursor: string | undefined): RankPlace | undefined {
  if (!cursor) return undefined;
  const [points = 0, userId = 0, rank = 0, position = 0] = decodeCursor(cursor, 4);
  return { points, userId, rank, position };
}
