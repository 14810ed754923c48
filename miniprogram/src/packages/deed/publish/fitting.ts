import type { BoardCode } from '../../../parts/post/draft';
import type { RuleView } from '../../../parts/rule/types';

const SHOWN = 3;
/** What towns claim most, for who has not claimed anything yet: patrol, sanitation drive, publicising policy. */
const USUAL = ['building-07', 'environment-01', 'management-01'];

interface Pointers {
  /** The board one comes from, or has chosen. */
  near: BoardCode | null;
  /** The rule that the page was opened for. */
  wanted?: string;
  chosen: string | null;
}

/**
 * The rules that most likely fit: the one the page was opened for; then open ones before full ones, of those the ones of the
 * board one comes from, and what this person has used lately. They keep their places while one of them is chosen; a rule chosen from the whole list comes first.
 */
export function fittingRules(rules: readonly RuleView[], { near, wanted, chosen }: Pointers): RuleView[] {
  const scores = new Map(rules.map((rule) => [rule.code, scoreOf(rule, near, wanted)]));
  const best = [...rules]
    .sort((a, b) => (scores.get(b.code) ?? 0) - (scores.get(a.code) ?? 0))
    .slice(0, SHOWN);
  const picked = rules.find(({ code }) => code === chosen);
  return picked && !best.includes(picked) ? [picked, ...best.slice(0, SHOWN - 1)] : best;
}

function scoreOf({ code, board, allowance }: RuleView, near: BoardCode | null, wanted?: string): number {
  // A use counted in total may lie years back.
  const lately = allowance?.caps.some(({ period, used }) => period !== 'total' && used > 0) ?? false;
  const open = allowance?.blockedBy === null;
  const signs = [code === wanted, open, board === near, lately, USUAL.includes(code)];
  return signs.reduce((score, sign) => score * 2 + Number(sign), 0);
}
