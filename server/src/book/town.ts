import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

/**
 * What a town's residents have, in notice and set aside included. Each account is found by its key: asked for both kinds at once
 * the database compares every account with every resident.
 */
export async function circulatingOf(db: Db, townId: number): Promise<number> {
  const row = await db.row<{ points: number | null }>(
    sql`SELECT STRAIGHT_JOIN SUM(COALESCE(a.balance, 0) + COALESCE(h.balance, 0)) AS points FROM users u FORCE INDEX (town)
      LEFT JOIN accounts a FORCE INDEX (owner) ON a.kind = 'resident' AND a.owner_id = u.id
      LEFT JOIN accounts h FORCE INDEX (owner) ON h.kind = 'hold' AND h.owner_id = u.id WHERE u.town_id = ${townId}`,
  );
  return row?.points ?? 0;
}

/** Honour awarded and points taken by shops in a town, for each of these periods ('M2026-11'). */
export async function monthlySums(
  db: Db,
  townId: number,
  periods: readonly string[],
): Promise<Map<string, { awarded: number; redeemed: number }>> {
  const rows = await db.rows<{ period: string; kind: 'community' | 'taken'; points: number }>(
    sql`SELECT period, kind, SUM(points) AS points FROM group_totals FORCE INDEX (town)
      WHERE period IN (${periods}) AND kind IN ('community', 'taken') AND town_id = ${townId} GROUP BY period, kind`,
  );
  const of = (period: string, kind: string) =>
    rows.find((row) => row.period === period && row.kind === kind)?.points ?? 0;
  return new Map(
    periods.map((period) => [period, { awarded: of(period, 'community'), redeemed: of(period, 'taken') }]),
  );
}
