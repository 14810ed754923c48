import type { ScoringRule } from '@jishan/shared/rules';
import { keyset } from '../kernel/keyset';
import type { Routes } from '../kernel/route';
import { allowancesOf, ruleInForce, rulesInForce, ruleView } from './rules';

/** The whole book is small; pages are cut from it by position. */
const PAGE = 100;

export function ruleRoutes(): Routes<'rule'> {
  return {
    'rule.list': async ({ db, user, input, now }) => {
      const rules = await rulesInForce(db, user.townId);
      const wanted = input.claimable ? rules.filter((rule) => isClaimable(rule)) : rules;
      const page = keyset({ cursor: input.cursor, size: input.size ?? PAGE }, { by: ['position'] });
      const from = Math.max(0, page.from?.[0] ?? 0);
      const rows = wanted
        .slice(from, from + page.limit)
        .map((rule, index) => ({ rule, position: from + index + 1 }));
      const left = await allowancesOf(
        db,
        user.id,
        rows.map(({ rule }) => rule),
        now,
      );
      return page.of(
        rows,
        ({ rule }) => ruleView(rule, left.get(rule.code) ?? null),
        ({ position }) => [position],
      );
    },
    'rule.get': async ({ db, user, input, now }) => {
      const rule = await ruleInForce(db, user.townId, input.code, 'code');
      const left = await allowancesOf(db, user.id, [rule], now);
      return ruleView(rule, left.get(rule.code) ?? null);
    },
  };
}

const isClaimable = (rule: ScoringRule) => rule.source === 'post';
