import type { Input, Reply } from '@jishan/shared/api';
import { periodKey } from '@jishan/shared/calendar';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { placeRanks, RANKED } from '../../people';

/** Which totals of the book a ranking of shops reads. */
const KIND = { honour: 'merchant', taken: 'taken' } as const;

/** Shops of the town by what the book counts for them; those that are suspended or have left are not shown. */
export async function rankShops(
  db: Db,
  user: SettledUser,
  { by, period, ...input }: Input<'alliance.ranking'>,
  now: number,
): Promise<Reply<'alliance.ranking'>> {
  const page = keyset(input, { by: ['g.points', 'g.owner_id'], ...RANKED });
  const rows = await db.rows<
    Omit<Reply<'alliance.ranking'>['items'][number], 'rank' | 'mine'> & { mine: 0 | 1 }
  >(
    sql`SELECT STRAIGHT_JOIN g.owner_id AS merchantId, g.points, m.name, m.kind, c.name AS community, w.id IS NOT NULL AS mine
      FROM group_totals g FORCE INDEX (town)
        JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = g.owner_id AND m.state IN ('open', 'paused')
        JOIN regions c FORCE INDEX (PRIMARY) ON c.id = m.community_id
        LEFT JOIN merchant_members w FORCE INDEX (once) ON w.merchant_id = m.id AND w.user_id = ${user.id} AND w.active = 1
      WHERE g.period = ${periodKey(period, now)} AND g.kind = ${KIND[by]} AND g.town_id = ${user.townId} AND g.points > 0
        AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    placeRanks(rows, page.from),
    (row) => ({ ...row, mine: row.mine === 1 }),
    (row) => [row.points, row.merchantId, row.rank, row.position],
  );
}
