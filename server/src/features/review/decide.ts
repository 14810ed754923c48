import type { Input, Reply } from '@jishan/shared/api';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import type { StaffUser } from '../../kernel/identity';
import { reviewersOf, settingsOf } from '../points/service';
import { assertDecidable, assertNotOwnShop, lockItem, type Item } from './item';
import { claimable, publish, record } from './publish';

/** Approves a post. Its row is locked first, so of two reviewers one wins and the other is told. */
export async function approve(
  db: Db,
  user: StaffUser,
  input: Input<'review.approve'>,
  now: number,
): Promise<Reply<'review.approve'>> {
  const item = await lockItem(db, input.postId);
  assertDecidable(item, user, input.version, now);
  await assertNotOwnShop(db, item, user);
  const rule = input.ruleCode === null ? null : await claimable(db, item.townId, input.ruleCode);
  const { firstReviewerId } = item;
  if (rule && firstReviewerId === null) {
    const settings = await settingsOf(db, item.townId, item.communityId);
    if (reviewersOf(rule, settings) > 1) return handOn(db, user, item, rule, now);
  }
  const transferId = await publish(db, user, { item, rule, firstReviewerId }, now);
  return { state: 'approved', second: false, points: rule?.points ?? 0, transferId };
}

/** The first of two reviewers has approved: the post waits on, for somebody else. */
async function handOn(db: Db, user: StaffUser, item: Item, rule: ScoringRule, now: number) {
  await db.run(
    'UPDATE posts SET first_reviewer_id = ?, first_rule_code = ?, locked_by = NULL, locked_until = 0 WHERE id = ?',
    [user.id, rule.code, item.id],
  );
  await record(db, user, item.id, { decision: 'second', rule, now });
  return { state: 'pending' as const, second: true, points: 0, transferId: null };
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
  await assertNotOwnShop(db, item, user);
  await db.run(
    `UPDATE posts SET state = 'rejected', decided_at = ?, decided_unit_id = ?, locked_by = NULL, locked_until = 0,
        first_reviewer_id = NULL, first_rule_code = NULL WHERE id = ?`,
    [now, user.scope.id, item.id],
  );
  const { reason, note } = input;
  await record(db, user, item.id, { decision: 'reject', rule: null, now, reason, note });
  return { state: 'rejected' };
}
