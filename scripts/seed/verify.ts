import { differingTotals, PERIODS, TOTAL_KINDS } from '../../server/src/features/points/rebuild/totals';
import type { Db } from '../../server/src/kernel/database';
import { NEVER } from '../../server/src/testing/book';
import { NEVER_VOUCHERS } from '../../server/src/testing/vouchers';
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
  { what: 'likes', sql: 'SELECT COUNT(*) FROM likes', least: SIZE.leastLikes * towns },
  { what: 'comments', sql: 'SELECT COUNT(*) FROM comments', least: SIZE.leastComments * towns },
  { what: 'households', sql: 'SELECT COUNT(*) FROM households', want: SIZE.households * towns },
  {
    what: 'awards',
    sql: "SELECT COUNT(*) FROM transfers WHERE kind = 'award'",
    least: SIZE.leastAwards * towns,
  },
  {
    what: 'notices that are over',
    sql: "SELECT COUNT(*) FROM holds WHERE kind = 'notice' AND state = 'posted'",
    least: 1,
  },
  {
    what: 'notices that are running',
    sql: "SELECT COUNT(*) FROM holds WHERE kind = 'notice' AND state = 'pending'",
    least: 1,
  },
  {
    what: 'redemptions',
    sql: "SELECT COUNT(*) FROM transfers WHERE kind = 'spend'",
    least: SIZE.leastRedemptions * towns,
  },
  {
    what: 'shops in business',
    sql: "SELECT COUNT(*) FROM merchants WHERE state = 'open'",
    want: SIZE.merchants * towns,
  },
  {
    what: 'vouchers in hand',
    sql: "SELECT COUNT(*) FROM vouchers WHERE state = 'open'",
    least: SIZE.leastOpenVouchers * towns,
  },
  { what: 'expiries', sql: "SELECT COUNT(*) FROM transfers WHERE kind = 'expire'", least: 1 },
  { what: 'honour totals', sql: 'SELECT COUNT(*) FROM honour_totals', least: 1 },
  {
    what: 'points held, spendable or in notice',
    sql: "SELECT SUM(balance) FROM accounts WHERE kind IN ('resident', 'hold')",
    want: SIZE.pointsHeld * towns,
  },
  {
    what: 'points gone to shops or expired',
    sql: "SELECT SUM(balance) FROM accounts WHERE kind IN ('merchant', 'expiry')",
    want: SIZE.pointsGone * towns,
  },
  { what: 'sum of all entries', sql: 'SELECT SUM(amount) FROM entries', want: 0 },
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

/** Asks the database whether the town is whole and its book in order, as the server's own tests and book:rebuild ask it. */
export async function verifyTowns(db: Db, towns: number, now: number): Promise<Finding[]> {
  const ask = async (sql: string) =>
    Number(Object.values((await db.row<Record<string, number>>(sql)) ?? {})[0]);
  const findings: Finding[] = [];
  for (const { what, sql, want, least } of questions(towns)) {
    const found = await ask(sql);
    const ok = (want === undefined || found === want) && (least === undefined || found >= least);
    findings.push({
      what,
      found,
      ok,
      ...(want === undefined ? {} : { want }),
      ...(least === undefined ? {} : { least }),
    });
  }
  const none = (what: string, found: number) => findings.push({ what, found, want: 0, ok: found === 0 });
  for (const [what, sql] of [...Object.entries(NEVER), ...Object.entries(NEVER_VOUCHERS)])
    none(what, await ask(`SELECT COUNT(*) FROM (${sql}) broken`));
  for (const { id } of await db.rows<{ id: number }>("SELECT id FROM regions WHERE kind = 'town'"))
    for (const kind of TOTAL_KINDS)
      for (const period of PERIODS) {
        const { length } = await differingTotals(db, id, kind, period, now);
        none(`honour of each ${kind} (${period}) that the book of town ${id} gives otherwise`, length);
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
