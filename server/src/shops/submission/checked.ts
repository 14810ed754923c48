import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { checkText, type CheckedKind } from '../../safety';
import type { Merchant } from '../merchant/merchant';

/** What shops want to show is reviewed in any case; what was shown is changed or taken down where it stands. */
export const checkedSubmissions: CheckedKind = {
  kind: 'submission',
  scene: 4,
  isPublic: async (db, { subjectId }) =>
    (await db.row(sql`SELECT id FROM submissions WHERE id = ${subjectId} AND state = 'approved'`)) !==
    undefined,
};

/** Everything that is written in a form, line by line. */
export function wordsIn(content: unknown): string[] {
  if (typeof content === 'string') return content === '' ? [] : [content];
  if (typeof content !== 'object' || content === null) return [];
  return Object.values(content).flatMap(wordsIn);
}

/** Has the words of a submission looked at; the staff of where the shop stands look at them, if somebody must. */
export const checkSubmission = (
  db: Db,
  { townId, communityId }: Pick<Merchant, 'townId' | 'communityId'>,
  given: { id: number; by: number; title: string; content: object },
  now: number,
): Promise<boolean> =>
  checkText(
    db,
    {
      ...{ kind: 'submission', subjectId: given.id, show: 'review' },
      author: { id: given.by, townId, communityId, gridId: null },
      words: [...new Set([given.title, ...wordsIn(given.content)])].join('\n'),
    },
    now,
  );
