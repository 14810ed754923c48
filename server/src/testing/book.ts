import { DAY } from '@jishan/shared/calendar';
import { KEY_SQL } from '../book/rebuild/periods';
import type { Db } from '../kernel/database';
import { raw } from '../kernel/sql';

/** Works the totals out anew from the book and tells what differs. */
export { checkBook } from '../book/rebuild/check';

/** Fails unless the points book holds together: what must be true after anything whatever has happened. */
export async function assertBookHolds(db: Db): Promise<void> {
  for (const [sentence, text] of Object.entries(NEVER)) {
    const rows = await db.rows(raw(text));
    if (rows.length) throw new Error(`The book is broken: ${sentence}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
}

/** Whether a member lived in their household, or worked in their shop, when `t` was written; in the instant itself nobody knows. */
const LIVED = (row: string) =>
  `${row}.joined_at < t.created_at AND (${row}.left_at IS NULL OR ${row}.left_at > t.created_at)`;
const WORKED = (row: string) =>
  `${row}.since < t.created_at AND (${row}.until IS NULL OR ${row}.until > t.created_at - ${30 * DAY})`;

/** Each finds rows that must not exist. Together they hold for a book of any size. */
export const NEVER: Record<string, string> = {
  'a transfer whose entries do not sum to zero':
    'SELECT transfer_id FROM entries GROUP BY transfer_id HAVING SUM(amount) <> 0 OR COUNT(*) < 2',
  'a transfer without entries':
    'SELECT t.id FROM transfers t LEFT JOIN entries e ON e.transfer_id = t.id WHERE e.id IS NULL',
  'an entry of an account that does not exist':
    'SELECT e.id FROM entries e LEFT JOIN accounts a ON a.id = e.account_id WHERE a.id IS NULL',
  'a balance that is not the sum of its entries': `SELECT a.id FROM accounts a LEFT JOIN entries e ON e.account_id = a.id
      WHERE a.kind <> 'issue' GROUP BY a.id HAVING MAX(a.balance) <> COALESCE(SUM(e.amount), 0)`,
  'a line whose balance does not follow from the line before': `SELECT id FROM (
      SELECT e.id, e.balance_after, SUM(e.amount) OVER (PARTITION BY e.account_id ORDER BY e.id) AS running
        FROM entries e JOIN accounts a ON a.id = e.account_id WHERE a.kind <> 'issue') walked WHERE balance_after <> running`,
  'a total of honour that is not the sum of its lines': `SELECT a.resident_id, a.total, y.total AS stored FROM
      (SELECT resident_id, SUM(honour) AS total FROM transfers GROUP BY resident_id HAVING COUNT(honour_at) > 0) a
      LEFT JOIN (SELECT user_id, SUM(points) AS total FROM honour_totals WHERE period LIKE 'Y%' GROUP BY user_id) y
        ON y.user_id = a.resident_id WHERE y.total IS NULL OR y.total <> a.total`,
  'honour of a resident that counts where they do not live': `SELECT h.period, h.user_id FROM honour_totals h
      JOIN users u ON u.id = h.user_id WHERE NOT h.community_id <=> u.community_id`,
  // Old day rows are pruned.
  'periods of one resident that disagree': `SELECT user_id FROM (SELECT user_id, LEFT(period, 1) AS kind, SUM(points) AS total
      FROM honour_totals WHERE period NOT LIKE 'D%' GROUP BY user_id, kind) sums
      GROUP BY user_id HAVING MIN(total) <> MAX(total) OR COUNT(*) <> 4`,
  'a day of a resident that is not the sum of its lines': `SELECT period, resident_id FROM (
      SELECT ${KEY_SQL.day('honour_at')} AS period, resident_id, honour AS points FROM transfers
        WHERE honour <> 0 AND honour_at >= (SELECT DATEDIFF(SUBSTRING(MIN(period), 2), '1970-01-01') * 86400000 - 28800000
          FROM honour_totals WHERE period LIKE 'D%')
      UNION ALL SELECT period, user_id, -points FROM honour_totals WHERE period LIKE 'D%') sides
      GROUP BY period, resident_id HAVING SUM(points) <> 0`,
  'an approved post whose seal has no transfer': `SELECT p.id FROM posts p LEFT JOIN transfers t ON t.id = p.transfer_id AND t.post_id = p.id
      WHERE p.award_points IS NOT NULL AND (t.id IS NULL OR t.points <> p.award_points)`,
  'a post that earned twice': `SELECT post_id FROM transfers WHERE post_id IS NOT NULL AND kind = 'award' GROUP BY post_id HAVING COUNT(*) > 1`,
  'a balance that is not what its lots hold': `SELECT a.owner_id FROM accounts a LEFT JOIN lots l ON l.resident_id = a.owner_id
      WHERE a.kind = 'resident' GROUP BY a.id HAVING MAX(a.balance) <> COALESCE(SUM(l.remaining), 0)`,
  'a lot that is not what its uses have left': `SELECT l.id FROM lots l LEFT JOIN
      (SELECT u.lot_id, SUM(u.amount) AS used FROM lot_uses u LEFT JOIN holds h ON h.opened_by = u.transfer_id AND h.state IN ('voided', 'returned')
        WHERE h.id IS NULL GROUP BY u.lot_id) uses ON uses.lot_id = l.id WHERE l.amount - l.remaining <> COALESCE(uses.used, 0)`,
  'points held that are not those of pending holds': `SELECT a.owner_id FROM accounts a
      LEFT JOIN holds h ON h.resident_id = a.owner_id AND h.state = 'pending'
      WHERE a.kind = 'hold' GROUP BY a.id HAVING MAX(a.balance) <> COALESCE(SUM(h.amount), 0)`,
  'a hold that is closed without a transfer, or open with one':
    "SELECT id FROM holds WHERE (state = 'pending') <> (closed_by IS NULL)",
  'a settlement reversed whose hold was not returned, or a hold returned by anything else': `SELECT t.id
      FROM transfers t LEFT JOIN holds h ON h.closed_by = t.id LEFT JOIN transfers r ON r.reverses_id = t.id
      WHERE t.kind = 'spend' AND (NOT h.returned_by <=> r.id OR (h.state = 'returned') <> (r.id IS NOT NULL) OR r.points <> -t.points)`,
  'a total of a shop that is not the sum of what residents spent there': `SELECT s.owner FROM
      (SELECT a.owner_id AS owner, SUM(e.amount) AS total FROM accounts a JOIN entries e ON e.account_id = a.id
        JOIN transfers t ON t.id = e.transfer_id WHERE a.kind = 'merchant' AND t.kind <> 'use' GROUP BY a.owner_id) s
      CROSS JOIN (SELECT 'W' AS period UNION ALL SELECT 'M' UNION ALL SELECT 'Y' UNION ALL SELECT 'A') p
      LEFT JOIN (SELECT owner_id, LEFT(period, 1) AS period, SUM(points) AS total FROM group_totals WHERE kind = 'taken' GROUP BY 1, 2) g
        ON g.owner_id = s.owner AND g.period = p.period WHERE NOT g.total <=> s.total`,
  'a shop whose honour is not that of its deeds': `SELECT s.owner FROM
      (SELECT p.merchant_id AS owner, SUM(t.honour) AS total FROM transfers t JOIN posts p ON p.id = t.post_id
        WHERE p.merchant_id IS NOT NULL GROUP BY p.merchant_id HAVING COUNT(t.honour_at) > 0) s
      LEFT JOIN (SELECT owner_id, SUM(points) AS total FROM group_totals WHERE kind = 'merchant' AND period = 'A' GROUP BY 1) g
        ON g.owner_id = s.owner WHERE NOT g.total <=> s.total`,
  'a notice that counts other objections than are open': `SELECT h.id FROM holds h LEFT JOIN objections o ON o.hold_id = h.id
      GROUP BY h.id HAVING MAX(h.open_objections) <> COALESCE(SUM(o.state = 'open'), 0)`,
  'a debt that is not what was repaid of it': `SELECT d.id FROM debts d LEFT JOIN transfers t
        ON t.kind = 'repay' AND t.transfer_key LIKE CONCAT('repay:', d.id, ':%')
      GROUP BY d.id HAVING MAX(d.repaid) <> -COALESCE(SUM(t.points), 0) OR (MAX(d.open) IS NULL) <> (MAX(d.repaid) = MAX(d.amount))`,
  'something to spend beside something owed': `SELECT a.owner_id FROM accounts a JOIN debts d ON d.resident_id = a.owner_id AND d.open = 1
      WHERE a.kind = 'resident' AND a.balance > 0`,
  'a total of a community or household that is not the sum of its lines': `SELECT s.owner FROM
      (SELECT 'community' AS kind, community_id AS owner, SUM(honour) AS total FROM transfers GROUP BY community_id HAVING COUNT(honour_at) > 0
        UNION ALL SELECT 'household', household_id, SUM(honour) FROM transfers WHERE household_id IS NOT NULL GROUP BY household_id) s
      CROSS JOIN (SELECT 'W' AS period UNION ALL SELECT 'M' UNION ALL SELECT 'Y' UNION ALL SELECT 'A') p
      LEFT JOIN (SELECT kind, owner_id, LEFT(period, 1) AS period, SUM(points) AS total FROM group_totals GROUP BY 1, 2, 3) g
        ON g.kind = s.kind AND g.owner_id = s.owner AND g.period = p.period WHERE NOT g.total <=> s.total`,
  'a fund that has another balance than it received and used': `SELECT f.id FROM funds f
      LEFT JOIN accounts a ON a.kind = 'fund' AND a.owner_id = f.id WHERE f.received - f.used <> COALESCE(a.balance, 0)`,
  'an award taken back by another amount': `SELECT r.id FROM transfers r JOIN transfers t ON t.id = r.reverses_id
      WHERE t.kind = 'award' AND (r.points <> -t.points OR r.honour <> -t.honour)`,
  'a seal on a post whose points were taken back': `SELECT p.id FROM posts p JOIN transfers r ON r.reverses_id = p.transfer_id
      WHERE p.award_points IS NOT NULL`,
  'points that somebody gave or took alone for themselves, or that one person decided as two':
    'SELECT id FROM transfers WHERE resident_id IN (actor_id, second_actor_id) OR actor_id = second_actor_id',
  'points that somebody gave, took, settled or undid for who shared their household then': `SELECT t.id FROM transfers t
      JOIN household_members r ON r.user_id = t.resident_id AND ${LIVED('r')}
      JOIN household_members a ON a.household_id = r.household_id AND a.user_id IN (t.actor_id, t.second_actor_id) AND ${LIVED('a')}`,
  'a deed in the name of a shop that was approved by who worked there then, or lately': `SELECT t.id FROM transfers t
      JOIN posts p ON p.id = t.post_id JOIN merchant_members w ON w.merchant_id = p.merchant_id
        AND w.user_id IN (t.actor_id, t.second_actor_id) AND ${WORKED('w')} WHERE t.kind = 'award'`,
  'a shop that was paid out of a fund by who worked there then, or lately': `SELECT x.id FROM fund_uses x JOIN transfers t ON t.id = x.transfer_id
      JOIN merchant_members w ON w.merchant_id = x.merchant_id AND w.user_id IN (x.proposed_by, x.decided_by) AND ${WORKED('w')}`,
  // What an older version has decided is not in the table of decisions.
  'an award by two people of whom the first did not agree to exactly that': `SELECT t.id FROM decisions d
      LEFT JOIN appeals a ON d.kind = 'appeal' AND a.id = d.subject_id LEFT JOIN posts p ON d.kind = 'post' AND p.id = d.subject_id
      JOIN transfers t ON t.id = COALESCE(a.transfer_id, p.transfer_id) AND t.kind = 'award' AND t.reviewers = 2
      WHERE d.decision IN ('approve', 'uphold') AND NOT EXISTS (SELECT 1 FROM decisions f
        WHERE f.kind = d.kind AND f.subject_id = d.subject_id AND f.decision = 'second' AND f.id < d.id AND f.actor_id = t.actor_id
          AND d.actor_id = t.second_actor_id AND f.rule_code = t.rule_code AND f.rule_version = t.rule_version AND f.points = t.points)`,
  'a deduction that one person decided': "SELECT id FROM transfers WHERE kind = 'deduct' AND reviewers < 2",
};
