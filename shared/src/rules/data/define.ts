import type { RuleGroup, ScoringRule } from '../types';

type Usual = 'version' | 'source' | 'cooldownHours' | 'review' | 'noticeDays' | 'validFrom' | 'validTo';

/** A rule as it is written down: what is usual (claimed by a post, one reviewer, no cooldown) is left out. */
type Written = Omit<ScoringRule, Usual | 'code' | 'group'> &
  Partial<Pick<ScoringRule, Usual>> & { code: `${RuleGroup}-${number}` };

/** A code is written with its rule, not counted: it stays when rules come and go, and is never given away. */
export const defineGroup = (group: RuleGroup, rules: readonly Written[]): readonly ScoringRule[] =>
  rules.map((rule) => ({
    version: 1,
    group,
    source: 'post',
    cooldownHours: 0,
    review: rule.source === undefined || rule.source === 'post' ? 1 : 0,
    // What the system credits was seen by the system: nobody needs to look at it in public.
    noticeDays: rule.source === undefined || rule.source === 'post' ? null : 0,
    validFrom: '2018-04-01',
    validTo: null,
    ...rule,
  }));
