import type { Input } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import type { StaffUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { type CaseKind, decideCase, type DeskCase, partSql } from '../desk';
import { type CheckedKinds, type CheckRow, lockCheck } from '../safety';
import { CHECK_PARTIES } from './queue';
import { words } from './words';

type Case = DeskCase & CheckRow & { queueAt: number | null };

const checkKind = (now: number): CaseKind<Case> => ({
  kind: 'check',
  field: 'checkId',
  lock: lockCheck,
  read: async (db, id, circle) => {
    const row = await db.row<Case>(
      sql`SELECT k.id, k.kind, k.subject_id AS subjectId, k.photo_id AS photoId, k.author_id AS authorId, k.words, k.state, k.shown,
          k.is_open AS isOpen, k.queue_at AS queueAt, k.town_id AS townId, k.community_id AS communityId, k.grid_id AS gridId,
          ${partSql(circle, CHECK_PARTIES)} AS part FROM content_checks k WHERE k.id = ${id}`,
    );
    // What has never waited for people is not there for them.
    return row && row.queueAt !== null && row.queueAt <= now ? row : undefined;
  },
  assertOpen: ({ isOpen }) => {
    if (isOpen === null) throw new Refusal('CHECK_DONE', 'checkId');
  },
});

/**
 * Staff have looked: others may see it, or nobody. Whatever WeChat says of these words after that changes nothing. The author
 * of what was taken away is told why.
 */
export const decideCheck = (
  db: Db,
  kinds: CheckedKinds,
  user: StaffUser,
  { checkId, release, answer }: Input<'check.decide'>,
  now: number,
): Promise<void> =>
  decideCase(db, checkKind(now), user, checkId, now, async (check) => {
    const kind = kinds.of(check.kind);
    if (!release && answer === '') throw new Refusal('BAD_INPUT', 'answer', '请写明原因，作者会看到');
    if (!release && !kind.remove) throw new Refusal('CHECK_ELSEWHERE', 'checkId');
    if (!release) await kind.remove?.(db, check, user, now);
    else if (check.shown === 0) await kind.show?.(db, check, now);
    const decision = release ? 'release' : 'remove';
    await db.run(
      sql`UPDATE content_checks SET is_open = NULL, closed_as = ${decision}, closed_at = ${now}, words = '' WHERE id = ${checkId}`,
    );
    return {
      reply: undefined,
      decision,
      after: decision,
      note: answer,
      messages: release
        ? []
        : [
            {
              ...{ userId: check.authorId, cause: `check:${checkId}`, kind: 'check' },
              ...{ text: words.removed(check.kind, check.words, answer), subjectId: null, now },
            },
          ],
    };
  });
