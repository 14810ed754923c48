import type { DataSource, Db } from '../../kernel/database';
import { inTransaction } from '../../kernel/transaction';
import { empty, raw, sql } from '../../kernel/sql';
import { differingTotals, PERIODS, TOTAL_KINDS, type TotalDifference, type TotalKind } from './totals';

const BATCH = 1000;

export interface Repaired {
  kind: TotalKind;
  differences: TotalDifference[];
}

/**
 * Makes a town's totals what its book gives, in one transaction. Points are put right by what they are off, not overwritten:
 * honour that is being earned meanwhile counts on both sides.
 */
export function repairTotals(source: DataSource, townId: number, now: number): Promise<Repaired[]> {
  return inTransaction(source, async (db) => {
    const repaired: Repaired[] = [];
    for (const kind of TOTAL_KINDS) {
      const differences: TotalDifference[] = [];
      for (const period of PERIODS)
        differences.push(...(await differingTotals(db, townId, kind, period, now)));
      for (let start = 0; start < differences.length; start += BATCH)
        await repairBatch(db, townId, kind, differences.slice(start, start + BATCH));
      repaired.push({ kind, differences });
    }
    return repaired;
  });
}

async function repairBatch(
  db: Db,
  townId: number,
  kind: TotalKind,
  differences: readonly TotalDifference[],
): Promise<void> {
  const right = differences.map(({ period, ownerId, expected, served }) => {
    const { communityId, ranked } = expected ?? served ?? { communityId: 0, ranked: 0 };
    const off = (expected?.points ?? 0) - (served?.points ?? 0);
    return kind === 'resident'
      ? [period, ownerId, townId, communityId, ranked, off]
      : [period, kind, ownerId, townId, communityId, off];
  });
  const [table, columns] =
    kind === 'resident'
      ? ['honour_totals', ['period', 'user_id', 'town_id', 'community_id', 'ranked', 'points']]
      : ['group_totals', ['period', 'kind', 'owner_id', 'town_id', 'community_id', 'points']];
  await db.run(
    sql`INSERT INTO ${raw(table)} (${raw(columns.join(', '))}) VALUES ${right} ON DUPLICATE KEY UPDATE points = points + VALUES(points),
      town_id = VALUES(town_id), community_id = VALUES(community_id)${kind === 'resident' ? sql`, ranked = VALUES(ranked)` : empty}`,
  );
  // Rows that the book knows nothing of.
  const strays = differences.filter(({ expected }) => expected === null);
  if (strays.length === 0) return;
  const key = kind === 'resident' ? '(period, user_id)' : '(kind, period, owner_id)';
  await db.run(
    sql`DELETE FROM ${raw(table)} WHERE ${raw(key)} IN (${strays.map(({ period, ownerId }) => (kind === 'resident' ? [period, ownerId] : [kind, period, ownerId]))}) AND points = 0`,
  );
}
