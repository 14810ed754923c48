import type { RuleView } from '../rules/types';
import type { BoardCode } from './draft';

const SHOWN = 3;

/**
 * The rules that most likely fit: of the board one comes from, then those this person has used lately, open ones before full
 * ones. They keep their places while one of them is chosen; a rule chosen from the whole list comes first.
 */
export function fittingRules(
  rules: readonly RuleView[],
  { near, chosen }: { near: BoardCode | null; chosen: string | null },
): RuleView[] {
  const scores = new Map(rules.map((rule) => [rule.code, scoreOf(rule, near)]));
  const best = [...rules]
    .sort((a, b) => (scores.get(b.code) ?? 0) - (scores.get(a.code) ?? 0))
    .slice(0, SHOWN);
  const picked = rules.find(({ code }) => code === chosen);
  return picked && !best.includes(picked) ? [picked, ...best.slice(0, SHOWN - 1)] : best;
}

function scoreOf({ board, allowance }: RuleView, near: BoardCode | null): number {
  const used = allowance?.caps.some((cap) => cap.used > 0) ?? false;
  const open = allowance?.blockedBy === null;
  return (board === near ? 8 : 0) + (used ? 2 : 0) + (open ? 1 : 0);
}
