import { periodEnd, periodStart, type Period } from '@jishan/shared/calendar';
import { allowanceOf, allowanceText, emptyUsage, type ScoringRule, type Usage } from '@jishan/shared/rules';
import type { Db } from '../kernel/database';
import { refuse } from '../kernel/errors';
import { sql } from '../kernel/sql';

/**
 * How often a resident was awarded each rule, in the periods that contain `at`, and when nearest on either side of it, counted
 * from the book itself. An award that was reversed has not been used. Rules never used are missing.
 */
export async function usagesOf(
  db: Db,
  residentId: number,
  codes: readonly string[],
  at: number,
): Promise<Map<string, Usage>> {
  const within = (period: Period) =>
    sql`SUM(t.occurred_at >= ${periodStart(period, at)} AND t.occurred_at < ${periodEnd(period, at)})`;
  const rows = await db.rows<Usage & { code: string }>(
    sql`SELECT t.rule_code AS code, ${within('day')} AS day, ${within('week')} AS week, ${within('month')} AS month,
        COUNT(*) AS total, MAX(IF(t.occurred_at <= ${at}, t.occurred_at, NULL)) AS lastBefore,
        MIN(IF(t.occurred_at > ${at}, t.occurred_at, NULL)) AS firstAfter
      FROM transfers t LEFT JOIN transfers r ON r.reverses_id = t.id
      WHERE t.resident_id = ${residentId} AND t.rule_code IN (${codes}) AND t.kind = 'award' AND r.id IS NULL GROUP BY t.rule_code`,
  );
  return new Map(rows.map(({ code, ...usage }) => [code, usage]));
}

/** ALLOWANCE_USED unless the rule leaves one more at `occurredAt`. Call it with the resident locked. */
export async function assertAllowance(
  db: Db,
  residentId: number,
  rule: ScoringRule,
  occurredAt: number,
): Promise<void> {
  const usage = (await usagesOf(db, residentId, [rule.code], occurredAt)).get(rule.code) ?? emptyUsage;
  const allowance = allowanceOf(rule, usage, occurredAt);
  if (allowance.blockedBy)
    throw refuse('ALLOWANCE_USED', { left: allowanceText(allowance, occurredAt) }, 'ruleCode');
}
