import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { merchantRef, readMerchant } from '../../shops';
import { type Awarded, awardPoints } from '../../book';
import { ruleInForce } from '../../rules';
import type { ReviewItem } from './review-item';

export interface Publication {
  /** With its row locked. */
  item: ReviewItem;
  /** What it earns; null publishes it without points. */
  rule: ScoringRule | null;
  /** Who agreed before, where two must. */
  firstReviewerId: number | null;
  note?: string;
}

/**
 * Makes a post public, with the points it earned. The decision, the points, the resident's honour and the history row stand
 * in the caller's transaction: all of them happen or none. The transfer's key is the post's, so no race or retry can make
 * it earn twice. Gives the award, or null without points.
 */
export async function publishPost(
  db: Db,
  user: StaffUser,
  { item, rule, firstReviewerId, note }: Publication,
  now: number,
): Promise<Awarded | null> {
  const awarded =
    rule &&
    (await awardPoints(db, {
      key: `post:${item.id}`,
      townId: item.townId,
      communityId: item.communityId,
      residentId: item.authorId,
      rule,
      postId: item.id,
      merchant: item.merchantId === null ? null : merchantRef(await readMerchant(db, item.merchantId)),
      unitId: user.scope.id,
      reviewers: firstReviewerId === null ? 1 : 2,
      actorId: firstReviewerId ?? user.id,
      secondActorId: firstReviewerId === null ? null : user.id,
      occurredAt: item.sentAt,
      now,
    }));
  await db.run(
    sql`UPDATE posts SET state = 'approved', listed_at = ${now}, decided_at = ${now}, decided_unit_id = ${user.scope.id}, locked_by = NULL, locked_until = 0,
        award_title = ${rule?.title ?? null}, award_seal = ${rule?.seal ?? null}, award_points = ${rule?.points ?? null}, transfer_id = ${awarded?.transferId ?? null} WHERE id = ${item.id}`,
  );
  await recordReview(db, user, item.id, { decision: 'approve', rule, now, note });
  return awarded;
}

/** A reviewer may put another rule in the claim's place, but only one that posts can earn. */
export async function claimableRule(db: Db, townId: number, code: string): Promise<ScoringRule> {
  const rule = await ruleInForce(db, townId, code);
  if (rule.source !== 'post') throw new Refusal('RULE_NOT_CLAIMABLE', 'ruleCode');
  return rule;
}

/** A post's points were taken back: it stays public, without its seal, and its history says why. */
export async function takeSeal(
  db: Db,
  user: StaffUser,
  postId: number,
  note: string,
  now: number,
): Promise<void> {
  await db.run(
    sql`UPDATE posts SET award_title = NULL, award_seal = NULL, award_points = NULL, version = version + 1 WHERE id = ${postId}`,
  );
  await recordReview(db, user, postId, { decision: 'recall', rule: null, now, note });
}

interface Decision {
  decision: 'approve' | 'second' | 'reject' | 'recall';
  rule: ScoringRule | null;
  now: number;
  reason?: string;
  note?: string | undefined;
}

/** A decision is kept for ever. */
export async function recordReview(
  db: Db,
  user: StaffUser,
  postId: number,
  { decision, rule, now, reason, note }: Decision,
): Promise<void> {
  await db.run(
    sql`INSERT INTO reviews (post_id, reviewer_id, unit_id, decision, rule_code, rule_version, reason, note, created_at)
      VALUES (${postId}, ${user.id}, ${user.scope.id}, ${decision}, ${rule?.code ?? null}, ${rule?.version ?? null}, ${reason ?? null}, ${note ?? ''}, ${now})`,
  );
}
