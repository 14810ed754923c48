import type { Deps } from '../../deps';
import type { Routes } from '../../kernel/route';
import { decide, withdraw } from './decide';
import { ownSubmissions, submissionQueue, submissionView } from './lists';
import { registry } from './registry';
import type { Reviewable } from './service';

/** `list` is what can be submitted, in app.ts. */
export function submissionRoutes(
  { photos }: Pick<Deps, 'photos'>,
  list: readonly Reviewable[],
): Routes<'submission'> {
  const reviewables = registry(list);
  return {
    'submission.queue': ({ db, user, input, now }) =>
      submissionQueue(db, photos, reviewables, user, input, now),
    'submission.decide': async ({ db, user, input, now }) =>
      submissionView(db, photos, reviewables, await decide(db, reviewables, user, input, now), now),
    'submission.mine': ({ db, user, input, now }) =>
      ownSubmissions(db, photos, reviewables, user, input, now),
    'submission.withdraw': async ({ db, user, input, now }) => {
      await withdraw(db, reviewables, user, input.submissionId, now);
      return { ok: true };
    },
  };
}
