import type { Db } from '../../kernel/database';
import { sql, type Sql } from '../../kernel/sql';

/** A stored sum that is not what it is made of. */
export interface SumDifference {
  id: number;
  expected: number | null;
  served: number | null;
}

export interface SumCheck {
  what: string;
  differing: SumDifference[];
}

/** Each gives the rows of a town that differ, as `id`, `expected`, `served`. */
const checksOf = (townId: number): Record<string, Sql> => ({
  'balances and their entries': sql`SELECT a.id, COALESCE(SUM(e.amount), 0) AS expected, MAX(a.balance) AS served
    FROM accounts a LEFT JOIN entries e ON e.account_id = a.id WHERE a.town_id = ${townId} AND a.kind <> 'issue'
    GROUP BY a.id HAVING expected <> served`,
  'held balances and open holds': sql`SELECT a.id, COALESCE(SUM(h.amount), 0) AS expected, MAX(a.balance) AS served
    FROM accounts a LEFT JOIN holds h ON h.resident_id = a.owner_id AND h.state = 'pending'
    WHERE a.town_id = ${townId} AND a.kind = 'hold' GROUP BY a.id HAVING expected <> served`,
  'spendable balances and what is left in lots': sql`SELECT a.id, COALESCE(SUM(l.remaining), 0) AS expected, MAX(a.balance) AS served
    FROM accounts a LEFT JOIN lots l ON l.resident_id = a.owner_id AND l.open = 1
    WHERE a.town_id = ${townId} AND a.kind = 'resident' GROUP BY a.id HAVING expected <> served`,
  'lots and the transfers that filled them': sql`SELECT l.id, MAX(t.points) AS expected, MAX(l.amount) AS served
    FROM lots l LEFT JOIN transfers t ON t.id = l.transfer_id WHERE l.town_id = ${townId} GROUP BY l.id HAVING NOT (expected <=> served)`,
  // What was set aside and given back, or settled and undone, has returned to the lots it came from.
  'what is left in lots and what was taken from them': sql`SELECT l.id,
      l.amount - COALESCE(SUM(IF(h.state IN ('voided', 'returned'), 0, u.amount)), 0) AS expected, l.remaining AS served
    FROM lots l LEFT JOIN lot_uses u ON u.lot_id = l.id LEFT JOIN holds h ON h.opened_by = u.transfer_id AND h.kind = 'spend'
    WHERE l.town_id = ${townId} GROUP BY l.id HAVING expected <> served`,
});

export async function differingSums(db: Db, townId: number): Promise<SumCheck[]> {
  const checks: SumCheck[] = [];
  for (const [what, check] of Object.entries(checksOf(townId)))
    checks.push({ what, differing: await db.rows<SumDifference>(check) });
  return checks;
}
