import { differingTotals, PERIODS, TOTAL_KINDS } from '../../server/src/book/rebuild/totals';
import type { Db } from '../../server/src/kernel/database';
import { raw, sql } from '../../server/src/kernel/sql';
import { NEVER } from '../../server/src/testing/book';
import { NEVER_VOUCHERS } from '../../server/src/testing/vouchers';
import { SIZE } from './size';

/** One thing that was asked of the loaded database by SQL: what it must be, or `least` for a number that may be bigger. */
export interface Finding extends Omit<Question, 'sql'> {
  found: number;
  ok: boolean;
}

interface Question {
  what: string;
  sql: string;
  want?: number;
  least?: number;
}

const count = (from: string) => `SELECT COUNT(*) FROM ${from}`;
const exactly = (what: string, sql: string, want: number): Question => ({ what, sql, want });
const atLeast = (what: string, sql: string, least: number): Question => ({ what, sql, least });

const questions = (towns: number): Question[] => [
  exactly('residents', count("users WHERE role = 'resident'"), SIZE.residents * towns),
  exactly('communities', count("regions WHERE kind = 'community'"), SIZE.communities * towns),
  exactly('posts', count('posts'), SIZE.posts * towns),
  atLeast('likes', count('likes'), SIZE.leastLikes * towns),
  atLeast('comments', count('comments'), SIZE.leastComments * towns),
  exactly('households', count('households'), SIZE.households * towns),
  atLeast('awards', count("transfers WHERE kind = 'award'"), SIZE.leastAwards * towns),
  atLeast('notices that are over', count("holds WHERE kind = 'notice' AND state = 'posted'"), 1),
  atLeast('notices that are running', count("holds WHERE kind = 'notice' AND state = 'pending'"), 1),
  atLeast('redemptions', count("transfers WHERE kind = 'spend'"), SIZE.leastRedemptions * towns),
  exactly('shops in business', count("merchants WHERE state = 'open'"), SIZE.merchants * towns),
  atLeast('vouchers in hand', count("vouchers WHERE state = 'open'"), SIZE.leastOpenVouchers * towns),
  atLeast('expiries', count("transfers WHERE kind = 'expire'"), 1),
  atLeast('honour totals', count('honour_totals'), 1),
  exactly(
    'points held, spendable or in notice',
    "SELECT SUM(balance) FROM accounts WHERE kind IN ('resident', 'hold')",
    SIZE.pointsHeld * towns,
  ),
  exactly(
    'points gone to shops or expired',
    "SELECT SUM(balance) FROM accounts WHERE kind IN ('merchant', 'expiry')",
    SIZE.pointsGone * towns,
  ),
  exactly('sum of all entries', 'SELECT SUM(amount) FROM entries', 0),
  exactly(
    'posts whose points have not exactly one transfer',
    `SELECT (SELECT COUNT(*) FROM posts p LEFT JOIN transfers t ON t.id = p.transfer_id
        AND t.transfer_key = CONCAT('post:', p.id) AND t.points = p.award_points
      WHERE p.award_points IS NOT NULL AND t.id IS NULL) + (SELECT COUNT(*) FROM transfers WHERE post_id IS NOT NULL)
      - (SELECT COUNT(*) FROM posts WHERE award_points IS NOT NULL)`,
    0,
  ),
  exactly(
    'posts whose counters differ from their likes or comments',
    `SELECT COUNT(*) FROM posts p LEFT JOIN (SELECT subject_id, COUNT(*) AS n FROM likes WHERE subject_kind = 'post' GROUP BY subject_id) l ON l.subject_id = p.id
      LEFT JOIN (SELECT subject_id, COUNT(*) AS n FROM comments WHERE subject_kind = 'post' GROUP BY subject_id) c ON c.subject_id = p.id
      WHERE p.like_count <> COALESCE(l.n, 0) OR p.comment_count <> COALESCE(c.n, 0)`,
    0,
  ),
];

/** Asks the database whether the town is whole and its book in order, as the server's own tests and book:rebuild ask it. */
export async function verifyTowns(db: Db, towns: number, now: number): Promise<Finding[]> {
  const ask = async (text: string) =>
    Number(Object.values((await db.row<Record<string, number>>(raw(text))) ?? {})[0]);
  const findings: Finding[] = [];
  for (const { what, sql, want, least } of questions(towns)) {
    const found = await ask(sql);
    const ok = (want === undefined || found === want) && (least === undefined || found >= least);
    findings.push({ what, found, ok, want, least });
  }
  const none = (what: string, found: number) => findings.push({ what, found, want: 0, ok: found === 0 });
  for (const [what, text] of [...Object.entries(NEVER), ...Object.entries(NEVER_VOUCHERS)])
    none(what, await ask(`SELECT COUNT(*) FROM (${text}) broken`));
  for (const { id } of await db.rows<{ id: number }>(sql`SELECT id FROM regions WHERE kind = 'town'`))
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
