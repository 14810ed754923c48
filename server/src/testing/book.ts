import type { Db } from '../kernel/database';

/** Fails unless the points book holds together: what must be true after anything whatever has happened. */
export async function assertBookHolds(db: Db): Promise<void> {
  for (const [sentence, sql] of Object.entries(BROKEN)) {
    const rows = await db.rows(sql);
    if (rows.length) throw new Error(`The book is broken: ${sentence}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
}

/** Each finds rows that must not exist. */
const BROKEN: Record<string, string> = {
  'a transfer whose entries do not sum to zero':
    'SELECT transfer_id FROM entries GROUP BY transfer_id HAVING SUM(amount) <> 0 OR COUNT(*) < 2',
  'a transfer without entries':
    'SELECT t.id FROM transfers t LEFT JOIN entries e ON e.transfer_id = t.id WHERE e.id IS NULL',
  'a balance that is not the sum of its entries': `SELECT a.id FROM accounts a LEFT JOIN entries e ON e.account_id = a.id
      WHERE a.kind <> 'issue' GROUP BY a.id HAVING MAX(a.balance) <> COALESCE(SUM(e.amount), 0)`,
  'a line whose balance does not follow from the line before': `SELECT id FROM (
      SELECT e.id, e.balance_after, SUM(e.amount) OVER (PARTITION BY e.account_id ORDER BY e.id) AS running
        FROM entries e JOIN accounts a ON a.id = e.account_id WHERE a.kind <> 'issue') walked WHERE balance_after <> running`,
  'a total of honour that is not the sum of its lines': `SELECT a.resident_id, a.total, y.total AS stored FROM
      (SELECT resident_id, SUM(honour) AS total FROM transfers GROUP BY resident_id HAVING COUNT(honour_at) > 0) a
      LEFT JOIN (SELECT user_id, SUM(points) AS total FROM honour_totals WHERE period LIKE 'Y%' GROUP BY user_id) y
        ON y.user_id = a.resident_id WHERE y.total IS NULL OR y.total <> a.total`,
  'periods of one resident that disagree': `SELECT user_id FROM (SELECT user_id, LEFT(period, 1) AS kind, SUM(points) AS total
      FROM honour_totals GROUP BY user_id, kind) sums GROUP BY user_id HAVING MIN(total) <> MAX(total) OR COUNT(*) <> 5`,
  'an approved post whose seal has no transfer': `SELECT p.id FROM posts p LEFT JOIN transfers t ON t.id = p.transfer_id AND t.post_id = p.id
      WHERE p.award_points IS NOT NULL AND (t.id IS NULL OR t.points <> p.award_points)`,
  'a post that earned twice': `SELECT post_id FROM transfers WHERE post_id IS NOT NULL AND kind = 'award' GROUP BY post_id HAVING COUNT(*) > 1`,
};
