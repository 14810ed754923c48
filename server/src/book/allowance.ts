import { periodEnd, periodStart } from '@jishan/shared/calendar';
import { allowanceOf, allowanceText, emptyUsage, type ScoringRule, type Usage } from '@jishan/shared/rules';
import type { Db } from '../kernel/database';
import { refuse } from '../kernel/errors';

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
  const bounds = (['day', 'week', 'month'] as const).flatMap((period) => [
    periodStart(period, at),
    periodEnd(period, at),
  ]);
  const rows = await db.rows<Usage & { code: string }>(
    `SELECT t.rule_code AS code, SUM(t.occurred_at >= ? AND t.occurred_at < ?) AS day,
        SUM(t.occurred_at >= ? AND t.occurred_at < ?) AS week, SUM(t.occurred_at >= ? AND t.occurred_at < ?) AS month,
        COUNT(*) AS total, MAX(IF(t.occurred_at <= ?, t.occurred_at, NULL)) AS lastBefore,
        MIN(IF(t.occurred_at > ?, t.occurred_at, NULL)) AS firstAfter
      FROM transfers t LEFT JOIN transfers r ON r.reverses_id = t.id
      WHERE t.resident_id = ? AND t.rule_code IN (?) AND t.kind = 'award' AND r.id IS NULL GROUP BY t.rule_code`,
    [...bounds, at, at, residentId, codes],
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
