import type { Reply } from '@jishan/shared/api';
import { periodKey } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { empty, raw, sql } from '../../kernel/sql';
import { placeRanks, type RankingBoard } from './rank';

type Ranked = Reply<'ranking.households'>['items'][number];

/** Where a page goes on: the last family shown, its rank, and how many were shown before and with it. */
export interface HouseholdPlace {
  points: number;
  householdId: number;
  rank: number;
  position: number;
}

/** Families by what they have pooled in the running period; those that have ended are not shown. */
export async function rankedHouseholds(
  db: Db,
  user: SettledUser,
  { period, scope }: RankingBoard,
  size: number,
  now: number,
  from?: HouseholdPlace,
): Promise<(Ranked & { position: number })[]> {
  const [column, region] = scope === 'town' ? ['town_id', user.townId] : ['community_id', user.communityId];
  const rows = await db.rows<Omit<Ranked, 'rank' | 'mine'> & { mine: number }>(
    sql`SELECT STRAIGHT_JOIN g.owner_id AS householdId, g.points, f.name, c.name AS community,
        (SELECT COUNT(*) FROM household_members m WHERE m.household_id = f.id AND m.state = 'joined') AS members,
        g.owner_id <=> (SELECT household_id FROM users WHERE id = ${user.id}) AS mine
      FROM group_totals g FORCE INDEX (${raw(scope)})
        JOIN households f ON f.id = g.owner_id AND f.ended_at IS NULL
        JOIN regions c FORCE INDEX (PRIMARY) ON c.id = f.community_id
      WHERE g.period = ${periodKey(period, now)} AND g.kind = 'household' AND g.${raw(column)} = ${region} AND g.points > 0
        ${from ? sql`AND g.points <= ${from.points} AND (g.points < ${from.points} OR g.owner_id < ${from.householdId})` : empty}
      ORDER BY g.points DESC, g.owner_id DESC LIMIT ${size}`,
  );
  return placeRanks(
    rows.map((row) => ({ ...row, mine: row.mine === 1 })),
    from,
  );
}
