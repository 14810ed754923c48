import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { checkText, type CheckedKind } from '../../safety';

/** A post is reviewed in any case; taken away later, it is hidden, and its history says so. */
export const checkedPosts: CheckedKind = {
  kind: 'post',
  scene: 3,
  isPublic: async (db, { subjectId }) =>
    (await db.row(sql`SELECT id FROM posts WHERE id = ${subjectId} AND state = 'approved' FOR UPDATE`)) !==
    undefined,
  remove: async (db, { subjectId }, by, now) => {
    const { affectedRows } = await db.run(
      sql`UPDATE posts SET state = 'hidden', version = version + 1 WHERE id = ${subjectId} AND state = 'approved'`,
    );
    if (affectedRows === 1)
      await db.run(
        sql`INSERT INTO reviews (post_id, reviewer_id, unit_id, decision, note, created_at) VALUES (${subjectId}, ${by.id}, ${by.scope.id}, 'hide', '内容核对', ${now})`,
      );
  },
};

/** Has what somebody sends to review looked at. */
export const checkPost = (
  db: Db,
  author: SettledUser,
  id: number,
  { body, place }: { body: string; place: string | null },
  now: number,
): Promise<boolean> =>
  checkText(
    db,
    {
      ...{ kind: 'post', subjectId: id, author, show: 'review' },
      words: [body, place].filter(Boolean).join('\n'),
    },
    now,
  );
