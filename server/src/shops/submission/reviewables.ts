import { Refusal } from '../../kernel/errors';
import type { Reviewable, SubmissionKind } from './submission';

/** What can be submitted, by kind. */
export interface Reviewables {
  /** UNKNOWN_CALL for a kind that this version does not know: then another version of the server wrote it. */
  of: (kind: SubmissionKind) => Reviewable;
}

export function reviewablesByKind(list: readonly Reviewable[]): Reviewables {
  const byKind = new Map(list.map((reviewable) => [reviewable.kind, reviewable]));
  return {
    of: (kind) => {
      const reviewable = byKind.get(kind);
      if (!reviewable) throw new Refusal('UNKNOWN_CALL');
      return reviewable;
    },
  };
}
