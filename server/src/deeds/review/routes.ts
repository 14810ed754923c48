import { allowanceOf, emptyUsage } from '@jishan/shared/rules';
import type { PhotoStore } from '../../photos';
import { Refusal } from '../../kernel/errors';
import type { Routes } from '../../kernel/route';
import { sql } from '../../kernel/sql';
import { lookAt, countAll, type Waitings } from '../../desk';
import { usagesOf } from '../../book';
import { ruleInForce } from '../../rules';
import { approvePost, rejectPost } from './decide';
import { takePost } from './desk';
import { decidedBy } from './progress';
import { postKind } from './review-item';
import { reviewQueue } from './queue';

/** `waitings` are the queues of all features, in app.ts. */
export function reviewRoutes(deps: { photos: PhotoStore }, waitings: Waitings): Routes<'review'> {
  return {
    'review.queue': ({ db, user, input, now }) => reviewQueue(db, deps.photos, user, input, now),
    'review.count': async ({ db, user, now }) => {
      const { today } = await decidedBy(db, user.id, now);
      return { decidedToday: today, ...(await countAll(db, waitings, user, now)) };
    },
    'review.take': ({ db, user, input, now }) => takePost(db, deps.photos, user, input.postId, now),
    'review.release': async ({ db, user, input }) => {
      await db.run(
        sql`UPDATE posts SET locked_by = NULL, locked_until = 0 WHERE id = ${input.postId} AND locked_by = ${user.id}`,
      );
      return { ok: true };
    },
    'review.approve': ({ db, user, input, now }) => approvePost(db, user, input, now),
    'review.reject': async ({ db, user, input, now }) => {
      // "Other" says nothing by itself: the author must be able to read what was meant.
      if (input.reason === 'other' && input.note === '')
        throw new Refusal('BAD_INPUT', 'note', '请写明退回的原因');
      return rejectPost(db, user, input, now);
    },
    'review.allowance': async ({ db, user, input, now }) => {
      const item = await lookAt(db, postKind, user, input.postId, now);
      const rule = await ruleInForce(db, item.townId, input.ruleCode);
      const usage = await usagesOf(db, item.authorId, [rule.code], item.sentAt);
      return allowanceOf(rule, usage.get(rule.code) ?? emptyUsage, item.sentAt);
    },
  };
}
