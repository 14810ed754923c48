import type { ScoringRule } from '@jishan/shared/rules';
import { decodeCursor, encodeCursor } from '../kernel/cursor';
import type { Routes } from '../kernel/route';
import { allowancesOf, ruleInForce, rulesInForce, ruleView } from './rules';

/** The whole book is small; pages are cut from it by position. */
const PAGE = 100;

export function ruleRoutes(): Routes<'rule'> {
  return {
    'rule.list': async ({ db, user, input, now }) => {
      const rules = await rulesInForce(db, user.townId);
      const wanted = input.claimable ? rules.filter((rule) => isClaimable(rule)) : rules;
      const from = input.cursor ? (decodeCursor(input.cursor, 1)[0] ?? 0) : 0;
      const size = input.size ?? PAGE;
      const page = wanted.slice(Math.max(0, from), Math.max(0, from) + size);
      const left = await allowancesOf(db, user.id, page, now);
      return {
        items: page.map((rule) => ruleView(rule, left.get(rule.code) ?? null)),
        next: from + size < wanted.length ? encodeCursor([from + size]) : null,
      };
    },
    'rule.get': async ({ db, user, input, now }) => {
      const rule = await ruleInForce(db, user.townId, input.code, 'code');
      const left = await allowancesOf(db, user.id, [rule], now);
      return ruleView(rule, left.get(rule.code) ?? null);
    },
  };
}

const isClaimable = (rule: ScoringRule) => rule.source === 'post';
