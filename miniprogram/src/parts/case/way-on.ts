import type { CallErrorCode } from '../../kernel/errors';

/** A case that is not ours to decide (any more): nothing helps but the next one. */
const GONE: ReadonlySet<CallErrorCode> = new Set<CallErrorCode>([
  'ALREADY_DECIDED',
  'DECIDE_OTHER',
  'SECOND_NEEDED',
  'REVIEW_CHANGED',
  'OUT_OF_SCOPE',
  'NOT_FOUND',
  'CHECK_DONE',
]);
/** Another rule may do. */
const RULE: ReadonlySet<CallErrorCode> = new Set<CallErrorCode>([
  'ALLOWANCE_USED',
  'RULE_NOT_FOUND',
  'RULE_NOT_CLAIMABLE',
  'RULE_NOT_VALID_NOW',
  'RULE_NEEDS_PHOTOS',
]);

/** What helps after a refusal. stay: the same answer may be sent again. */
export function wayOn(code: CallErrorCode): 'next' | 'rule' | 'stay' {
  if (GONE.has(code)) return 'next';
  return RULE.has(code) ? 'rule' : 'stay';
}
