import type { Connection, RowDataPacket } from 'mysql2/promise';
import { SIZE } from './size';

/** One thing that was asked of the loaded database by SQL. */
export interface Finding {
  what: string;
  found: number;
  /** What it must be; `least` for a number that may be bigger. */
  want?: number;
  least?: number;
  ok: boolean;
}

interface Question {
  what: string;
  sql: string;
  want?: number;
  least?: number;
}

const SHANGHAI_DAY = 'FLOOR((created_at + 28800000) / 86400000)';
/** Days since 1970-01-01, a Thursday: from it, the key of the day's Monday. */
const PERIOD_SQL = {
  day: `CONCAT('D', DATE_ADD('1970-01-01', INTERVAL ${SHANGHAI_DAY} DAY))`,
  week: `CONCAT('W', DATE_ADD('1970-01-01', INTERVAL ${SHANGHAI_DAY} - MOD(${SHANGHAI_DAY} + 3, 7) DAY))`,
  month: `CONCAT('M', LEFT(DATE_ADD('1970-01-01', INTERVAL ${SHANGHAI_DAY} DAY), 7))`,
  year: `CONCAT('Y', LEFT(DATE_ADD('1970-01-01', INTERVAL ${SHANGHAI_DAY} DAY), 4))`,
};

const questions = (towns: number): Question[] => [
  {
    what: 'residents',
    sql: "SELECT COUNT(*) FROM users WHERE role = 'resident'",
    want: SIZE.residents * towns,
  },
  {
    what: 'communities',
    sql: "SELECT COUNT(*) FROM regions WHERE kind = 'community'",
    want: SIZE.communities * towns,
  },
  { what: 'posts', sql: 'SELECT COUNT(*) FROM posts', want: SIZE.posts * towns },
  { what: 'likes', sql: 'SELECT COUNT(*) FROM likes', least: 200_000 * towns },
  { what: 'comments', sql: 'SELECT COUNT(*) FROM comments', least: 200_000 * towns },
  { what: 'ledger entries', sql: 'SELECT COUNT(*) FROM entries', least: 2 * SIZE.leastTransfers * towns },
  { what: 'honour totals', sql: 'SELECT COUNT(*) FROM honour_totals', least: 1 },
  {
    what: 'points held',
    sql: "SELECT SUM(balance) FROM accounts WHERE kind = 'resident'",
    want: SIZE.pointsHeld * towns,
  },
  { what: 'sum of all entries', sql: 'SELECT SUM(amount) FROM entries', want: 0 },
  {
    what: 'transfers whose entries do not balance',
    sql: `SELECT COUNT(*) FROM (SELECT t.id FROM transfers t LEFT JOIN entries e ON e.transfer_id = t.id
      GROUP BY t.id, t.points HAVING COUNT(e.id) <> 2 OR SUM(e.amount) <> 0 OR MAX(e.amount) <> t.points) x`,
    want: 0,
  },
  {
    what: 'balances that are not the sum of their entries',
    sql: `SELECT COUNT(*) FROM accounts a LEFT JOIN (SELECT account_id, SUM(amount) AS total FROM entries GROUP BY account_id) e
      ON e.account_id = a.id WHERE a.kind = 'resident' AND a.balance <> COALESCE(e.total, 0)`,
    want: 0,
  },
  {
    what: 'lines whose balance does not follow from the line before',
    sql: `SELECT COUNT(*) FROM (SELECT e.balance_after - e.amount AS before_it,
        COALESCE(LAG(e.balance_after) OVER (PARTITION BY e.account_id ORDER BY e.created_at, e.id), 0) AS line_before
      FROM entries e WHERE e.balance_after IS NOT NULL) x WHERE before_it <> line_before`,
    want: 0,
  },
  ...Object.entries(PERIOD_SQL).map(([period, key]) => ({
    what: `${period} totals that differ from the book`,
    sql: `SELECT COUNT(*) FROM (SELECT period, user_id, SUM(points) AS points FROM (
        SELECT period, user_id, points FROM honour_totals WHERE period LIKE '${key.slice(8, 9)}%'
        UNION ALL SELECT ${key}, resident_id, -points FROM transfers) x GROUP BY period, user_id HAVING SUM(points) <> 0) y`,
    want: 0,
  })),
  {
    what: 'posts whose points have not exactly one transfer',
    sql: `SELECT (SELECT COUNT(*) FROM posts p LEFT JOIN transfers t ON t.id = p.transfer_id
        AND t.transfer_key = CONCAT('post:', p.id) AND t.points = p.award_points
      WHERE p.award_points IS NOT NULL AND t.id IS NULL) + (SELECT COUNT(*) FROM transfers WHERE post_id IS NOT NULL)
      - (SELECT COUNT(*) FROM posts WHERE award_points IS NOT NULL)`,
    want: 0,
  },
  {
    what: 'posts whose counters differ from their likes or comments',
    sql: `SELECT COUNT(*) FROM posts p LEFT JOIN (SELECT post_id, COUNT(*) AS n FROM likes GROUP BY post_id) l ON l.post_id = p.id
      LEFT JOIN (SELECT post_id, COUNT(*) AS n FROM comments GROUP BY post_id) c ON c.post_id = p.id
      WHERE p.like_count <> COALESCE(l.n, 0) OR p.comment_count <> COALESCE(c.n, 0)`,
    want: 0,
  },
];

/** Asks the database whether the town is whole and its book in order. */
export async function verifyTowns(connection: Connection, towns: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, sql, want, least } of questions(towns)) {
    const [rows] = await connection.query<RowDataPacket[]>({ sql, rowsAsArray: true });
    const found = Number((rows as unknown as unknown[][])[0]?.[0]);
    const ok = (want === undefined || found === want) && (least === undefined || found >= least);
    findings.push({
      what,
      found,
      ok,
      ...(want === undefined ? {} : { want }),
      ...(least === undefined ? {} : { least }),
    });
  }
  return findings;
}

/** The findings as a table to read. */
export function tableOf(findings: readonly Finding[]): string {
  const number = (value: number) => value.toLocaleString('en-US');
  const wanted = ({ want, least }: Finding) =>
    want !== undefined ? number(want) : `≥ ${number(least ?? 0)}`;
  const width = Math.max(...findings.map(({ what }) => what.length));
  return findings
    .map((each) =>
      [
        each.ok ? '  ✓' : '  ✗',
        each.what.padEnd(width),
        number(each.found).padStart(12),
        `  (${wanted(each)})`,
      ].join(' '),
    )
    .join('\n');
}
