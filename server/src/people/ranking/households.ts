import type { Input, Reply } from '@jishan/shared/api';
import { periodKey } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { raw, sql } from '../../kernel/sql';
import { placeRanks, RANKED } from './rank';

type Ranked = Reply<'ranking.households'>['items'][number];

/** Families by what they have pooled in the running period; those that have ended are not shown. */
export async function rankedHouseholds(
  db: Db,
  user: SettledUser,
  { period, scope, ...asked }: Input<'ranking.households'>,
  now: number,
): Promise<Reply<'ranking.households'>> {
  const page = keyset(asked, { by: ['g.points', 'g.owner_id'], ...RANKED });
  const [column, region] = scope === 'town' ? ['town_id', user.townId] : ['community_id', user.communityId];
  const rows = await db.rows<Omit<Ranked, 'rank' | 'mine'> & { mine: number }>(
    sql`SELECT STRAIGHT_JOIN g.owner_id AS householdId, g.points, f.name, c.name AS community,
        (SELECT COUNT(*) FROM household_members m WHERE m.household_id = f.id AND m.state = 'joined') AS members,
        g.owner_id <=> (SELECT household_id FROM users WHERE id = ${user.id}) AS mine
      FROM group_totals g FORCE INDEX (${raw(scope)})
        JOIN households f ON f.id = g.owner_id AND f.ended_at IS NULL
        JOIN regions c FORCE INDEX (PRIMARY) ON c.id = f.community_id
      WHERE g.period = ${periodKey(period, now)} AND g.kind = 'household' AND g.${raw(column)} = ${region} AND g.points > 0
        AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    placeRanks(rows, page.from),
    (row) => ({ ...row, mine: row.mine === 1 }),
    (row) => [row.points, row.householdId, row.rank, row.position],
  );
}
