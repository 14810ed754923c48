import type { Reply } from '@jishan/shared/api';
import {
  allowanceOf,
  emptyUsage,
  groupTitle,
  usageAt,
  type Allowance,
  type ScoringRule,
  type Usage,
} from '@jishan/shared/rules';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import { scoringRule } from '@jishan/shared/rules/validate';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { sql } from '../kernel/sql';
import { usagesOf } from '../book';

type RuleView = Reply<'rule.get'>;

const ruleOf = (row: { rule: string }): ScoringRule => scoringRule.parse(JSON.parse(row.rule));

/** Gives a new town the standard rules, as version 1. */
export async function installRules(db: Db, townId: number, now: number): Promise<void> {
  const values = STANDARD_RULES.map((rule) => [
    townId,
    rule.code,
    rule.version,
    1,
    JSON.stringify(rule),
    now,
  ]);
  await db.run(
    sql`INSERT INTO scoring_rules (town_id, code, version, in_force, rule, created_at) VALUES ${values}`,
  );
}

/** A town's rules in force, by code (groups stand together). */
export async function rulesInForce(db: Db, townId: number): Promise<ScoringRule[]> {
  const rows = await db.rows<{ rule: string }>(
    sql`SELECT rule FROM scoring_rules WHERE town_id = ${townId} AND in_force = 1 ORDER BY code`,
  );
  return rows.map(ruleOf);
}

/** The rules in force among `codes`. */
export async function rulesOfCodes(db: Db, townId: number, codes: readonly string[]): Promise<ScoringRule[]> {
  if (codes.length === 0) return [];
  const rows = await db.rows<{ rule: string }>(
    sql`SELECT rule FROM scoring_rules WHERE town_id = ${townId} AND in_force = 1 AND code IN (${codes})`,
  );
  return rows.map(ruleOf);
}

/** The rule of that code in force; RULE_NOT_FOUND at `field` otherwise. */
export async function ruleInForce(
  db: Db,
  townId: number,
  code: string,
  field = 'ruleCode',
): Promise<ScoringRule> {
  const row = await db.row<{ rule: string }>(
    sql`SELECT rule FROM scoring_rules WHERE town_id = ${townId} AND in_force = 1 AND code = ${code}`,
  );
  if (!row) throw new Refusal('RULE_NOT_FOUND', field);
  return ruleOf(row);
}

/** A rule as it stood in one version, or null. */
export async function ruleOfVersion(
  db: Db,
  townId: number,
  code: string,
  version: number,
): Promise<ScoringRule | null> {
  const row = await db.row<{ rule: string }>(
    sql`SELECT rule FROM scoring_rules WHERE town_id = ${townId} AND code = ${code} AND version = ${version}`,
  );
  return row ? ruleOf(row) : null;
}

/**
 * What rules leave to a resident now: awarded uses from the book, and claims still waiting for review, so that nobody is
 * invited to do twice what counts once. `exceptPost` leaves one waiting post out (the one under review).
 */
export async function allowancesOf(
  db: Db,
  residentId: number,
  rules: readonly ScoringRule[],
  now: number,
  exceptPost = 0,
): Promise<Map<string, Allowance>> {
  const codes = rules.map((rule) => rule.code);
  if (codes.length === 0) return new Map();
  const [used, waiting] = await Promise.all([
    usagesOf(db, residentId, codes, now),
    db.rows<{ code: string; at: number }>(
      sql`SELECT claim_code AS code, sent_at AS at FROM posts FORCE INDEX (author_state)
        WHERE author_id = ${residentId} AND state = 'pending' AND claim_code IS NOT NULL AND id <> ${exceptPost}`,
    ),
  ]);
  return new Map(
    rules.map((rule) => {
      const usage = waiting
        .filter((claim) => claim.code === rule.code)
        .reduce((sum, claim) => plusOne(sum, claim.at, now), used.get(rule.code) ?? emptyUsage);
      return [rule.code, allowanceOf(rule, usage, now)];
    }),
  );
}

function plusOne(usage: Usage, at: number, now: number): Usage {
  const one = usageAt([at], now);
  return {
    day: usage.day + one.day,
    week: usage.week + one.week,
    month: usage.month + one.month,
    total: usage.total + 1,
    ...(at <= now
      ? { lastBefore: Math.max(usage.lastBefore ?? at, at), firstAfter: usage.firstAfter }
      : { lastBefore: usage.lastBefore, firstAfter: Math.min(usage.firstAfter ?? at, at) }),
  };
}

export function ruleView(rule: ScoringRule, allowance: Allowance | null): RuleView {
  return {
    code: rule.code,
    version: rule.version,
    group: rule.group,
    groupTitle: groupTitle(rule.group),
    title: rule.title,
    seal: rule.seal,
    icon: rule.icon,
    description: rule.description,
    points: rule.points,
    board: rule.board,
    source: rule.source,
    photos: rule.evidence.photos,
    caps: rule.caps,
    cooldownHours: rule.cooldownHours,
    reviewers: rule.review,
    allowance,
  };
}
