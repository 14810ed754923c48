import type { RuleView } from '../rules/types';
import type { BoardCode } from './draft';

const SHOWN = 3;
/** What towns claim most, for who has not claimed anything yet: patrol, sanitation drive, publicising policy. */
const USUAL = ['building-07', 'environment-01', 'management-01'];

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

function scoreOf({ code, board, allowance }: RuleView, near: BoardCode | null): number {
  // A use counted in total may lie years back.
  const lately = allowance?.caps.some(({ period, used }) => period !== 'total' && used > 0) ?? false;
  const open = allowance?.blockedBy === null;
  return (board === near ? 8 : 0) + (lately ? 4 : 0) + (USUAL.includes(code) ? 2 : 0) + (open ? 1 : 0);
}
