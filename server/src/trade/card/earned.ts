import { periodEnd, periodStart } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { join, sql, type Sql } from '../../kernel/sql';
import { honourOf } from '../../book';
import type { Card, Span } from './card';

/** What somebody has to show for cards that are earned, in each span. */
export interface Earned {
  honour: Record<Span, number>;
  /** How often each rule brought points. */
  rules: { code: string; span: Span; times: number }[];
}

export async function earnedBy(db: Db, userId: number, now: number): Promise<Earned> {
  const running = await honourOf(db, userId, now);
  const last = await honourOf(db, userId, periodStart('month', now) - 1);
  return {
    honour: { month: running.month, last_month: last.month, year: running.year },
    rules: await timesOf(db, userId, now),
  };
}

/** Awards that stand, by when the deed was sent, as the caps of rules count them. */
async function timesOf(db: Db, userId: number, now: number): Promise<Earned['rules']> {
  const [monthStart, yearStart] = [periodStart('month', now), periodStart('year', now)];
  const lastStart = periodStart('month', monthStart - 1);
  const rows = await db.rows<{ code: string } & Record<Span, number>>(
    sql`SELECT t.rule_code AS code, SUM(t.occurred_at >= ${monthStart}) AS month, SUM(t.occurred_at >= ${lastStart} AND t.occurred_at < ${monthStart}) AS last_month,
        SUM(t.occurred_at >= ${yearStart}) AS year
      FROM transfers t FORCE INDEX (rule_use) LEFT JOIN transfers r ON r.reverses_id = t.id
      WHERE t.resident_id = ${userId} AND t.rule_code IS NOT NULL AND t.kind = 'award' AND r.id IS NULL AND t.occurred_at >= ${Math.min(lastStart, yearStart)}
        AND t.occurred_at < ${periodEnd('year', now)} GROUP BY t.rule_code`,
  );
  return rows.flatMap(({ code, ...times }) =>
    (['month', 'last_month', 'year'] as const)
      .map((span) => ({ code, span, times: times[span] }))
      .filter((one) => one.times > 0),
  );
}

/** Whether a card that is earned is earned by this. */
export function isEarned({ audience, least, span, ruleCode }: Card, earned: Earned): boolean {
  if (least === null || span === null) return false;
  if (audience === 'honour') return earned.honour[span] >= least;
  return earned.rules.some((one) => one.code === ruleCode && one.span === span && one.times >= least);
}

/** The same as a condition on `cards c`. */
export function earnedSql({ honour, rules }: Earned): Sql {
  const conditions = [
    ...Object.entries(honour).map(
      ([span, points]) => sql`(c.audience = 'honour' AND c.span = ${span} AND c.least <= ${points})`,
    ),
    ...rules.map(
      ({ code, span, times }) =>
        sql`(c.audience = 'rule' AND c.span = ${span} AND c.rule_code = ${code} AND c.least <= ${times})`,
    ),
  ];
  return sql`(${join(conditions, ' OR ')})`;
}
