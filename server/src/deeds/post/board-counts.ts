import { periodStart } from '@jishan/shared/calendar';
import { BOARDS, type BoardCode } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { keptBriefly } from '../../kernel/kept-briefly';
import { sql } from '../../kernel/sql';

interface BoardCount {
  code: BoardCode;
  today: number;
}

/** How many posts were published today in the viewer's town, for every board in the square's order. Counted once a second. */
export function boardCounts() {
  const towns = keptBriefly<BoardCount[]>({ max: 1000, changes: ['posts', 'posts+'] });
  return (db: Db, { townId }: SettledUser, now: number): Promise<BoardCount[]> => {
    const today = periodStart('day', now);
    return towns(String(townId), now, () => countSince(db, townId, today));
  };
}

async function countSince(db: Db, townId: number, since: number): Promise<BoardCount[]> {
  const rows = await db.rows<{ board: BoardCode; today: number }>(
    sql`SELECT board, COUNT(*) AS today FROM posts FORCE INDEX (town_list)
      WHERE town_id = ${townId} AND state = 'approved' AND listed_at >= ${since} GROUP BY board`,
  );
  const counts = new Map(rows.map(({ board, today }) => [board, today]));
  return BOARDS.map(({ code }) => ({ code, today: counts.get(code) ?? 0 }));
}
