import { allowanceOf, usageAt, type ScoringRule } from '@jishan/shared/rules';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import type { Who } from './types';

const RULES = new Map(STANDARD_RULES.map((rule) => [rule.code, rule]));

export function ruleOf(code: string): ScoringRule {
  const rule = RULES.get(code);
  if (!rule) throw new Error(`no rule ${code}`);
  return rule;
}

/** Who has used which rule when, so that nothing is planned that the points book would refuse. */
export function makeClaims() {
  const uses = new Map<string, number[]>();
  const timesOf = (who: Who, rule: ScoringRule) => uses.get(`${who} ${rule.code}`) ?? [];
  return {
    allows: (who: Who, rule: ScoringRule, at: number): boolean => {
      const times = timesOf(who, rule);
      return allowanceOf(rule, usageAt(times, at), at).blockedBy === null;
    },
    add: (who: Who, rule: ScoringRule, at: number): void => {
      uses.set(`${who} ${rule.code}`, [...timesOf(who, rule), at]);
    },
  };
}

export type Claims = ReturnType<typeof makeClaims>;
