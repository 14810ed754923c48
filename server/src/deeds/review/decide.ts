import type { Input, Reply } from '@jishan/shared/api';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { type Terms, agreed, agreementOf, decideCase, type Outcome } from '../../desk';
import { reviewersOf, settingsOf } from '../../book';
import { assertTaken, checkedOf, postKind, type Reviewed } from './review-item';
import { settleByReview } from '../../safety';
import { applyRevision } from '../post/revision';
import { claimableRule, publishPost, recordReview } from './publish';
import { approvedMessage, changedMessage, rejectedMessage } from './messages';
import { words } from './words';

export const awardTermsOf = ({ code, version, points }: ScoringRule): Terms => ({
  ruleCode: code,
  ruleVersion: version,
  points,
});

/** Approves a post: with a rule that wants two people only when the first one has agreed to exactly that. */
export const approvePost = (
  db: Db,
  user: StaffUser,
  input: Input<'review.approve'>,
  now: number,
): Promise<Reply<'review.approve'>> =>
  decideCase(db, postKind, user, input.postId, now, async (item) => {
    assertTaken(item, user, input.version, now);
    await settleByReview(db, checkedOf(item), input.riskSeen ?? false, 'postId', now);
    if (item.revises !== null) {
      if (input.ruleCode !== null) throw new Refusal('REVISION_NO_POINTS', 'ruleCode');
      return publishRevision(db, user, { ...item, revises: item.revises }, now);
    }
    if (input.ruleCode === null) return publishWith(db, user, item, null, null, now);
    const rule = await claimableRule(db, item.townId, input.ruleCode);
    const settings = await settingsOf(db, item.townId, item.communityId);
    const agreement = agreed(agreementOf(item), awardTermsOf(rule), reviewersOf(rule, settings));
    return agreement
      ? publishWith(db, user, item, rule, agreement.firstBy, now)
      : handOn(db, user, item, rule, now);
  });

/** A change of a public post is approved: it becomes what is public. The points were earned before and stay. */
async function publishRevision(
  db: Db,
  user: StaffUser,
  item: Reviewed & { revises: number },
  now: number,
): Promise<Approved> {
  const postId = await applyRevision(db, item);
  await recordReview(db, user, postId, { decision: 'approve', rule: null, now, note: words.revisionTaken });
  return {
    reply: { state: 'approved', second: false, points: 0, transferId: null },
    decision: 'approve',
    after: 'approved',
    note: `post:${postId}`,
    messages: [changedMessage(item, postId, now)],
  };
}

type Approved = Outcome<Reply<'review.approve'>>;

async function publishWith(
  db: Db,
  user: StaffUser,
  item: Reviewed,
  rule: ScoringRule | null,
  firstReviewerId: number | null,
  now: number,
): Promise<Approved> {
  const awarded = await publishPost(db, user, { item, rule, firstReviewerId }, now);
  return {
    reply: {
      state: 'approved',
      second: false,
      points: rule?.points ?? 0,
      transferId: awarded?.transferId ?? null,
    },
    decision: 'approve',
    after: 'approved',
    terms: rule && awardTermsOf(rule),
    messages: [await approvedMessage(db, item, rule, awarded?.spendableAt ?? null, now)],
  };
}

/** The first of two reviewers has approved: the post waits on, for somebody else, with what was agreed to in its row. */
async function handOn(
  db: Db,
  user: StaffUser,
  item: Reviewed,
  rule: ScoringRule,
  now: number,
): Promise<Approved> {
  await db.run(
    sql`UPDATE posts SET first_reviewer_id = ${user.id}, first_rule_code = ${rule.code}, first_rule_version = ${rule.version}, first_points = ${rule.points}, locked_by = NULL,
        locked_until = 0 WHERE id = ${item.id}`,
  );
  await recordReview(db, user, item.id, { decision: 'second', rule, now });
  return {
    reply: { state: 'pending', second: true, points: 0, transferId: null },
    decision: 'second',
    after: 'pending',
    terms: awardTermsOf(rule),
    messages: [],
  };
}

/** Sends a post back to its author with a reason; nothing is counted. */
export const rejectPost = (
  db: Db,
  user: StaffUser,
  input: Input<'review.reject'>,
  now: number,
): Promise<Reply<'review.reject'>> =>
  decideCase(db, postKind, user, input.postId, now, async (item) => {
    assertTaken(item, user, input.version, now);
    await db.run(
      sql`UPDATE posts SET state = 'rejected', decided_at = ${now}, decided_unit_id = ${user.scope.id}, locked_by = NULL, locked_until = 0,
          first_reviewer_id = NULL, first_rule_code = NULL, first_rule_version = NULL, first_points = NULL WHERE id = ${item.id}`,
    );
    const { reason, note } = input;
    await recordReview(db, user, item.id, { decision: 'reject', rule: null, now, reason, note });
    return {
      reply: { state: 'rejected' as const },
      decision: 'reject',
      after: 'rejected',
      note: note ? `${reason} ${note}` : reason,
      messages: [await rejectedMessage(db, item, { reason, note }, now)],
    };
  });
