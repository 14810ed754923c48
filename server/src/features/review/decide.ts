import type { Input, Reply } from '@jishan/shared/api';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { award } from '../points/service';
import { ruleInForce } from '../rule/service';
import { assertDecidable, lockItem, type Item } from './item';

/**
 * Approves a post. The decision, the points, the resident's honour and the history row stand in the caller's transaction:
 * all of them happen or none. The post's row is locked first, so of two reviewers one wins and the other is told; the
 * transfer's key is the post's, so no race or retry can make it earn twice.
 */
export async function approve(
  db: Db,
  user: StaffUser,
  input: Input<'review.approve'>,
  now: number,
): Promise<Reply<'review.approve'>> {
  const item = await lockItem(db, input.postId);
  assertDecidable(item, user, input.version, now);
  const rule = input.ruleCode === null ? null : await claimable(db, item, input.ruleCode);
  if (rule && rule.review > 1 && item.firstReviewerId === null) return handOn(db, user, item, rule, now);

  const reviewers = item.firstReviewerId === null ? 1 : 2;
  const transferId = rule ? await earn(db, user, item, rule, reviewers, now) : null;
  await db.run(
    `UPDATE posts SET state = 'approved', listed_at = ?, decided_at = ?, decided_unit_id = ?, locked_by = NULL, locked_until = 0,
        award_title = ?, award_seal = ?, award_points = ?, transfer_id = ? WHERE id = ?`,
    [
      now,
      now,
      user.scope.id,
      rule?.title ?? null,
      rule?.seal ?? null,
      rule?.points ?? null,
      transferId,
      item.id,
    ],
  );
  await record(db, user, item, { decision: 'approve', rule, now });
  return { state: 'approved', second: false, points: rule?.points ?? 0, transferId };
}

/** A reviewer may put another rule in the claim's place, but only one that posts can earn. */
async function claimable(db: Db, item: Item, code: string): Promise<ScoringRule> {
  const rule = await ruleInForce(db, item.townId, code);
  if (rule.source !== 'post') throw new Refusal('RULE_NOT_CLAIMABLE', 'ruleCode');
  return rule;
}

/** The first of two reviewers has approved: the post waits on, for somebody else. */
async function handOn(db: Db, user: StaffUser, item: Item, rule: ScoringRule, now: number) {
  await db.run(
    'UPDATE posts SET first_reviewer_id = ?, first_rule_code = ?, locked_by = NULL, locked_until = 0 WHERE id = ?',
    [user.id, rule.code, item.id],
  );
  await record(db, user, item, { decision: 'second', rule, now });
  return { state: 'pending' as const, second: true, points: 0, transferId: null };
}

function earn(
  db: Db,
  user: StaffUser,
  item: Item,
  rule: ScoringRule,
  reviewers: number,
  now: number,
): Promise<number> {
  return award(db, {
    key: `post:${item.id}`,
    townId: item.townId,
    communityId: item.communityId,
    residentId: item.authorId,
    rule,
    postId: item.id,
    unitId: user.scope.id,
    reviewers,
    occurredAt: item.sentAt,
    now,
  });
}

/** Sends a post back to its author with a reason; nothing is counted. */
export async function reject(
  db: Db,
  user: StaffUser,
  input: Input<'review.reject'>,
  now: number,
): Promise<Reply<'review.reject'>> {
  const item = await lockItem(db, input.postId);
  assertDecidable(item, user, input.version, now);
  await db.run(
    `UPDATE posts SET state = 'rejected', decided_at = ?, decided_unit_id = ?, locked_by = NULL, locked_until = 0,
        first_reviewer_id = NULL, first_rule_code = NULL WHERE id = ?`,
    [now, user.scope.id, item.id],
  );
  await record(db, user, item, {
    decision: 'reject',
    rule: null,
    now,
    reason: input.reason,
    note: input.note,
  });
  return { state: 'rejected' };
}

interface Decision {
  decision: 'approve' | 'second' | 'reject';
  rule: ScoringRule | null;
  now: number;
  reason?: string;
  note?: string;
}

/** A decision is kept for ever. */
async function record(
  db: Db,
  user: StaffUser,
  item: Item,
  { decision, rule, now, reason, note }: Decision,
): Promise<void> {
  await db.run(
    `INSERT INTO reviews (post_id, reviewer_id, unit_id, decision, rule_code, rule_version, reason, note, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      item.id,
      user.id,
      user.scope.id,
      decision,
      rule?.code ?? null,
      rule?.version ?? null,
      reason ?? null,
      note ?? '',
      now,
    ],
  );
}
