import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { decideSubmission, withdrawSubmission } from './decide';
import { ownSubmissions, submissionQueue, submissionView } from './lists';
import { reviewablesByKind } from './reviewables';
import type { Reviewable } from './submission';

/** `list` is what can be submitted, in app.ts. */
export function submissionRoutes(
  { photos }: { photos: PhotoStore },
  list: readonly Reviewable[],
): Routes<'submission'> {
  const reviewables = reviewablesByKind(list);
  return {
    'submission.queue': ({ db, user, input, now }) =>
      submissionQueue(db, photos, reviewables, user, input, now),
    'submission.decide': async ({ db, user, input, now }) =>
      submissionView(db, photos, reviewables, await decideSubmission(db, reviewables, user, input, now), now),
    'submission.mine': ({ db, user, input, now }) =>
      ownSubmissions(db, photos, reviewables, user, input, now),
    'submission.withdraw': async ({ db, user, input, now }) => {
      await withdrawSubmission(db, reviewables, user, input.submissionId, now);
      return { ok: true };
    },
  };
}
