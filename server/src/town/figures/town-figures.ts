import type { Reply } from '@jishan/shared/api';
import { periodKey, periodStart } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { circulatingOf, monthlySums } from '../../book';

type TownFigures = Reply<'figures.town'>;

const MONTHS = 12;

export async function townFigures(db: Db, townId: number, now: number): Promise<TownFigures> {
  const periods: string[] = [];
  for (let at = now; periods.length < MONTHS; at = periodStart('month', at) - 1)
    periods.push(periodKey('month', at));
  const sums = await monthlySums(db, townId, periods);
  const kinds = await db.rows<TownFigures['kinds'][number]>(
    sql`SELECT m.kind, COUNT(*) AS shops, SUM(m.redeemed) AS redemptions, COALESCE(SUM(g.points), 0) AS points
      FROM merchants m FORCE INDEX (kind_newest) LEFT JOIN group_totals g ON g.period = 'A' AND g.kind = 'taken' AND g.owner_id = m.id
      WHERE m.town_id = ${townId} AND m.state IN ('open', 'paused', 'suspended', 'left') GROUP BY m.kind ORDER BY points DESC, m.kind`,
  );
  const open = await db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM merchants FORCE INDEX (newest) WHERE town_id = ${townId} AND state = 'open'`,
  );
  return {
    circulating: await circulatingOf(db, townId),
    months: periods.map((period) => ({
      month: period.slice(1),
      ...(sums.get(period) ?? { awarded: 0, redeemed: 0 }),
    })),
    // SUM gives DECIMAL, which the driver makes a number.
    kinds,
    shops: open?.n ?? 0,
    vouchers: await vouchersOf(db, townId),
  };
}

async function vouchersOf(db: Db, townId: number): Promise<TownFigures['vouchers']> {
  const rows = await db.rows<{ state: string; n: number }>(
    sql`SELECT v.state, COUNT(*) AS n FROM merchants m FORCE INDEX (newest) JOIN vouchers v FORCE INDEX (shown) ON v.merchant_id = m.id
      WHERE m.town_id = ${townId} GROUP BY v.state`,
  );
  const of = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0);
  return {
    open: of('open'),
    used: of('used'),
    unused: of('cancelled', 'expired', 'returned', 'undone'),
  };
}
