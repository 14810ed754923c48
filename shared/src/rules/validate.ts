import { z } from 'zod';
import { dayOf, startOfDay } from '../calendar';
import { CAP_PERIODS } from './allowance';
import { BOARDS } from './boards';
import { GROUPS } from './groups';
import { RULE_ICONS } from './icons';
import type { ScoringRule } from './types';

/** From this many points on, a second reviewer decides as well. */
const SECOND_REVIEWER_FROM = 80;

const codes = <Code extends string>(list: readonly { code: Code }[]) => list.map(({ code }) => code);
const length = (text: string) => Array.from(text).length;

const uses = z.int().min(1).max(10_000);

const day = z.string().refine(isRealDay, 'must be a day of the calendar, YYYY-MM-DD');

/** What holds for one rule by itself. Server only: the schema library stays out of the mini program. */
export const scoringRule: z.ZodType<ScoringRule> = z
  .strictObject({
    code: z.string().regex(/^[a-z]+-\d{2}$/, 'must be a group and two digits'),
    version: z.int().min(1),
    group: z.enum(codes(GROUPS)),
    title: z
      .string()
      .trim()
      .min(1)
      .refine((title) => length(title) <= 12, 'must have at most 12 characters'),
    seal: z.string().regex(/^\p{Script=Han}{2}$/u, 'must be two Han characters'),
    icon: z.enum(RULE_ICONS),
    description: z
      .string()
      .trim()
      .min(1)
      .refine(
        (line) => length(line) <= 60 && !line.includes('\n'),
        'must be one line of at most 60 characters',
      ),
    points: z.int().min(1).max(1_000),
    board: z.enum(codes(BOARDS)),
    source: z.enum(['post', 'reading', 'activity']),
    evidence: z.strictObject({ photos: z.int().min(0).max(9) }),
    caps: z.strictObject({ day: uses, week: uses, month: uses, total: uses }).partial(),
    cooldownHours: z
      .int()
      .min(0)
      .max(366 * 24),
    review: z.literal([0, 1, 2]),
    noticeDays: z.int().min(0).max(30).nullable().default(null),
    validFrom: day,
    validTo: day.nullable(),
  })
  .superRefine((rule, context) => {
    for (const [path, message] of contradictions(rule))
      context.addIssue({ code: 'custom', path: [path], message });
  });

export interface RuleProblem {
  /** The rule's code as far as it has one, else its place in the list: '#3'. */
  rule: string;
  field: string;
  message: string;
}

/** All that is wrong with a rule book; empty when it may be put in force. */
export function validateRules(rules: readonly unknown[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const seen = { code: new Set<string>(), title: new Set<string>() };

  rules.forEach((input, index) => {
    const parsed = scoringRule.safeParse(input);
    if (!parsed.success) {
      const rule = codeOf(input) ?? `#${index + 1}`;
      for (const { path, message } of parsed.error.issues)
        problems.push({ rule, field: path.join('.'), message });
      return;
    }
    for (const field of ['code', 'title'] as const) {
      const value = parsed.data[field];
      if (seen[field].has(value)) problems.push({ rule: parsed.data.code, field, message: 'is used twice' });
      seen[field].add(value);
    }
  });
  return problems;
}

function contradictions(rule: ScoringRule): [field: keyof ScoringRule, message: string][] {
  const found: [keyof ScoringRule, string][] = [];
  if (!rule.code.startsWith(`${rule.group}-`)) found.push(['code', 'must begin with its group']);

  const caps = CAP_PERIODS.flatMap((period) => rule.caps[period] ?? []);
  if (caps.some((cap, i) => cap > (caps[i + 1] ?? Infinity))) {
    found.push(['caps', 'must not shrink from day to week to month to total']);
  }
  if (rule.validTo !== null && rule.validTo < rule.validFrom) {
    found.push(['validTo', 'must not be before validFrom']);
  }
  if (rule.source === 'post') {
    if (rule.review === 0) found.push(['review', 'a post needs a reviewer']);
    if (rule.points >= SECOND_REVIEWER_FROM && rule.review !== 2) {
      found.push(['review', `${SECOND_REVIEWER_FROM} points or more need two reviewers`]);
    }
  } else {
    if (rule.review > 0) found.push(['review', 'what the system credits has no reviewer']);
    if (rule.evidence.photos > 0) found.push(['evidence', 'what the system credits has no photos']);
    if (rule.points >= SECOND_REVIEWER_FROM)
      found.push(['points', 'too many to be credited without a reviewer']);
  }
  return found;
}

function isRealDay(text: string): boolean {
  const start = startOfDay(text);
  return !Number.isNaN(start) && dayOf(start) === text;
}

function codeOf(input: unknown): string | undefined {
  const code = typeof input === 'object' && input !== null && 'code' in input ? input.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
