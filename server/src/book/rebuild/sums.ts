import type { Db } from '../../kernel/database';

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

/* Each gives the rows that differ, as `id`, `expected`, `served`; the parameter is the town. */
const CHECKS: Record<string, string> = {
  'balances and their entries': `SELECT a.id, COALESCE(SUM(e.amount), 0) AS expected, MAX(a.balance) AS served
    FROM accounts a LEFT JOIN entries e ON e.account_id = a.id WHERE a.town_id = ? AND a.kind <> 'issue'
    GROUP BY a.id HAVING expected <> served`,
  'held balances and open holds': `SELECT a.id, COALESCE(SUM(h.amount), 0) AS expected, MAX(a.balance) AS served
    FROM accounts a LEFT JOIN holds h ON h.resident_id = a.owner_id AND h.state = 'pending'
    WHERE a.town_id = ? AND a.kind = 'hold' GROUP BY a.id HAVING expected <> served`,
  'spendable balances and what is left in lots': `SELECT a.id, COALESCE(SUM(l.remaining), 0) AS expected, MAX(a.balance) AS served
    FROM accounts a LEFT JOIN lots l ON l.resident_id = a.owner_id AND l.open = 1
    WHERE a.town_id = ? AND a.kind = 'resident' GROUP BY a.id HAVING expected <> served`,
  'lots and the transfers that filled them': `SELECT l.id, MAX(t.points) AS expected, MAX(l.amount) AS served
    FROM lots l LEFT JOIN transfers t ON t.id = l.transfer_id WHERE l.town_id = ? GROUP BY l.id HAVING NOT (expected <=> served)`,
  // What was set aside and given back, or settled and undone, has returned to the lots it came from.
  'what is left in lots and what was taken from them': `SELECT l.id,
      l.amount - COALESCE(SUM(IF(h.state IN ('voided', 'returned'), 0, u.amount)), 0) AS expected, l.remaining AS served
    FROM lots l LEFT JOIN lot_uses u ON u.lot_id = l.id LEFT JOIN holds h ON h.opened_by = u.transfer_id AND h.kind = 'spend'
    WHERE l.town_id = ? GROUP BY l.id HAVING expected <> served`,
};

export async function differingSums(db: Db, townId: number): Promise<SumCheck[]> {
  const checks: SumCheck[] = [];
  for (const [what, sql] of Object.entries(CHECKS))
    checks.push({ what, differing: await db.rows<SumDifference>(sql, [townId]) });
  return checks;
}
