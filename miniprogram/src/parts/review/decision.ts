import type { RejectReason } from '@jishan/shared/reasons';
import type { Reply } from '../../kernel/call';
import type { CallErrorCode } from '../../kernel/errors';
import { send } from '../../kernel/send';

export type Item = Reply<'review.take'>;
export type Rule = NonNullable<Item['claim']>;

export type Decision =
  | { kind: 'approve'; postId: number; version: number; ruleCode: string | null; riskSeen?: boolean }
  | { kind: 'reject'; postId: number; version: number; reason: RejectReason; note: string };

export type Outcome =
  { kind: 'approved'; points: number } | { kind: 'published' } | { kind: 'second' } | { kind: 'rejected' };

export async function sendDecision(decision: Decision): Promise<Outcome> {
  if (decision.kind === 'reject') {
    const { postId, version, reason, note } = decision;
    await send('review.reject', { postId, version, reason, note });
    return { kind: 'rejected' };
  }
  const { postId, version, ruleCode, riskSeen } = decision;
  const seen = riskSeen ? { riskSeen } : {};
  const { second, points } = await send('review.approve', { postId, version, ruleCode, ...seen });
  if (second) return { kind: 'second' };
  return points > 0 ? { kind: 'approved', points } : { kind: 'published' };
}

/** Two people decide, by the rule's own word or by the region's threshold. */
export const needsTwo = (rule: Rule, { twoReviewersFrom }: { twoReviewersFrom: number }) =>
  rule.reviewers > 1 || rule.points >= twoReviewersFrom;

/** Whether a rule is exactly what the first of two has agreed to. Anything else starts over at one. */
export const isAgreed = (rule: Rule, agreed: Item['agreed']) =>
  agreed !== null &&
  agreed.ruleCode === rule.code &&
  agreed.version === rule.version &&
  agreed.points === rule.points;

/**
 * What helps after a refusal. next: this item is no longer ours to decide. again: take it once more and look again.
 * rule: another rule or none. stay: the same decision may be sent again.
 */
export type WayOn = 'next' | 'again' | 'rule' | 'stay';

const WAYS: Partial<Record<CallErrorCode, WayOn>> = {
  REVIEW_TAKEN: 'next',
  REVIEW_DECIDED: 'next',
  REVIEW_OWN: 'next',
  REVIEW_SAME_PERSON: 'next',
  REVIEW_OWN_SHOP: 'next',
  DECIDE_OTHER: 'next',
  POST_NOT_PENDING: 'next',
  NOT_FOUND: 'next',
  OUT_OF_SCOPE: 'next',
  REVIEW_CHANGED: 'again',
  REVIEW_NOT_TAKEN: 'again',
  CHECK_RISKY: 'again',
  ALLOWANCE_USED: 'rule',
  RULE_NOT_FOUND: 'rule',
  RULE_NOT_CLAIMABLE: 'rule',
  RULE_NOT_VALID_NOW: 'rule',
  RULE_NEEDS_PHOTOS: 'rule',
};

export const wayOn = (code: CallErrorCode): WayOn => WAYS[code] ?? 'stay';
