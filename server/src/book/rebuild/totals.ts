import { periodKey, type Period } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { empty, raw, sql, type Sql } from '../../kernel/sql';
import { keptSince } from '../honour';
import { INITIAL, KEY_SQL } from './periods';

/** What a row of totals says besides whose it is. */
interface Row {
  communityId: number;
  ranked: number;
  points: number;
}

/** A row of totals that is not what the book gives; null where there is none. */
export interface TotalDifference {
  period: string;
  ownerId: number;
  expected: Row | null;
  served: Row | null;
}

export type TotalKind = 'resident' | 'household' | 'community' | 'merchant' | 'taken';
export const TOTAL_KINDS: readonly TotalKind[] = ['resident', 'household', 'community', 'merchant', 'taken'];
export const PERIODS: readonly (Period | 'all')[] = ['day', 'week', 'month', 'year', 'all'];

interface Source {
  /** What is summed: `id`, `owner_id`, `at` and `points`, of a town since an instant. */
  lines: (townId: number, since: number) => Sql;
  /** What stands beside the sum `g`. */
  joins: string;
  community: string;
  ranked: string;
  /** The rows that are served. */
  served: string;
  ownerColumn: string;
}

const honourBy =
  (owner: string): Source['lines'] =>
  (townId, since) => sql`SELECT id, ${raw(owner)} AS owner_id, honour_at AS at, honour AS points
    FROM transfers WHERE town_id = ${townId} AND honour <> 0 AND honour_at >= ${since} AND ${raw(owner)} IS NOT NULL`;
const OF_MERCHANT = "JOIN accounts a ON a.kind = 'merchant' AND a.owner_id = g.owner_id";

const SOURCES: Record<TotalKind, Source> = {
  resident: {
    lines: honourBy('resident_id'),
    joins: 'JOIN users u ON u.id = g.owner_id',
    // Where they live, whatever shop or post it came from.
    community: 'u.community_id',
    ranked: "u.ranked AND u.role IN ('resident', 'clerk')",
    served: 'honour_totals',
    ownerColumn: 'user_id',
  },
  household: {
    lines: honourBy('household_id'),
    joins: 'JOIN households h ON h.id = g.owner_id',
    community: 'h.community_id',
    ranked: '0',
    served: 'group_totals',
    ownerColumn: 'owner_id',
  },
  community: {
    lines: honourBy('community_id'),
    joins: '',
    community: 'g.owner_id',
    ranked: '0',
    served: 'group_totals',
    ownerColumn: 'owner_id',
  },
  // Honour of the deeds that were posted in a shop's name.
  merchant: {
    lines: (townId, since) => sql`SELECT t.id, p.merchant_id AS owner_id, t.honour_at AS at,
        t.honour AS points
      FROM transfers t JOIN posts p ON p.id = t.post_id
      WHERE t.town_id = ${townId} AND t.honour <> 0 AND t.honour_at >= ${since} AND p.merchant_id IS NOT NULL`,
    joins: OF_MERCHANT,
    community: 'a.community_id',
    ranked: '0',
    served: 'group_totals',
    ownerColumn: 'owner_id',
  },
  // What residents spent at shops: all that moved their accounts, but for what funds paid.
  taken: {
    lines: (townId, since) => sql`SELECT e.id, a.owner_id, e.created_at AS at, e.amount AS points
      FROM accounts a JOIN entries e ON e.account_id = a.id JOIN transfers t ON t.id = e.transfer_id AND t.kind <> 'use'
      WHERE a.town_id = ${townId} AND a.kind = 'merchant' AND e.created_at >= ${since}`,
    joins: OF_MERCHANT,
    community: 'a.community_id',
    ranked: '0',
    served: 'group_totals',
    ownerColumn: 'owner_id',
  },
};

interface DifferenceRow {
  period: string;
  ownerId: number;
  expectedPoints: number | null;
  expectedCommunity: number | null;
  expectedRanked: number | null;
  servedPoints: number | null;
  servedCommunity: number | null;
  servedRanked: number | null;
}

/**
 * Sums a town's totals anew from its book and gives the rows in which what is served differs. One statement, so that
 * both sides are of one moment, whatever is being awarded meanwhile. Day rows are compared as far back as they are kept.
 */
export async function differingTotals(
  db: Db,
  townId: number,
  kind: TotalKind,
  period: Period | 'all',
  now: number,
): Promise<TotalDifference[]> {
  const { lines, joins, community, ranked, served, ownerColumn } = SOURCES[kind];
  const since = period === 'day' ? keptSince(now) : 0;
  const sides = (column: string) =>
    raw(
      ['expected', 'served']
        .map(
          (side, index) =>
            `MAX(IF(side = ${index}, ${column}, NULL)) AS ${side}${column[0]?.toUpperCase()}${column.slice(1)}`,
        )
        .join(', '),
    );
  const isResident = kind === 'resident';
  const rows = await db.rows<DifferenceRow>(
    sql`SELECT period, ownerId, ${sides('points')}, ${sides('community')}, ${sides('ranked')} FROM (
        SELECT 0 AS side, g.period, g.owner_id AS ownerId, g.points, ${raw(community)} AS community, ${raw(ranked)} AS ranked FROM (
            SELECT ${raw(KEY_SQL[period]('at'))} AS period, owner_id, SUM(points) AS points
              FROM (${lines(townId, since)}) line GROUP BY period, owner_id) g ${raw(joins)}
        UNION ALL
        SELECT 1, period, ${raw(ownerColumn)}, points, community_id, ${raw(isResident ? 'ranked' : 0)} FROM ${raw(served)}
          WHERE town_id = ${townId} AND period LIKE ${`${INITIAL[period]}%`} AND period >= ${period === 'day' ? periodKey('day', since) : ''}
            ${isResident ? empty : sql`AND kind = ${kind}`}) sides
      GROUP BY period, ownerId HAVING NOT (expectedPoints <=> servedPoints AND expectedCommunity <=> servedCommunity
        AND expectedRanked <=> servedRanked)`,
  );
  return rows.map(differenceOf);
}

function differenceOf(row: DifferenceRow): TotalDifference {
  const side = (points: number | null, communityId: number | null, ranked: number | null) =>
    points === null || communityId === null || ranked === null ? null : { points, communityId, ranked };
  return {
    period: row.period,
    ownerId: row.ownerId,
    expected: side(row.expectedPoints, row.expectedCommunity, row.expectedRanked),
    served: side(row.servedPoints, row.servedCommunity, row.servedRanked),
  };
}

/** How many rows are served, so that nobody takes an empty comparison for a good one. */
export async function countServed(
  db: Db,
  townId: number,
  kind: TotalKind,
  period: Period | 'all',
): Promise<number> {
  const row = await db.row<{ count: number }>(
    sql`SELECT COUNT(*) AS count FROM ${raw(SOURCES[kind].served)} WHERE town_id = ${townId} AND period LIKE ${`${INITIAL[period]}%`}
      ${kind === 'resident' ? empty : sql`AND kind = ${kind}`}`,
  );
  return row?.count ?? 0;
}
