import type { Reply } from '@jishan/shared/api';
import type { Config } from '../kernel/config';
import { Refusal } from '../kernel/errors';
import { covers, isStaff } from '../kernel/identity';
import { keyset } from '../kernel/keyset';
import type { Routes } from '../kernel/route';
import { raw, sql } from '../kernel/sql';
import { AUTHOR_COLUMNS, authorJoins, authorOf, type AuthorRow } from '../people';
import { checkText, closeChecks } from '../safety';
import { moveCounter, type Subject } from './subject';

type CommentRow = AuthorRow & { id: number; body: string; at: number; held: 0 | 1 };

/** Comments and likes, on each of the subjects alike. */
export function talkRoutes(
  { CONTENT_CHECK: show }: Pick<Config, 'CONTENT_CHECK'>,
  subjects: readonly Subject[],
): Routes<'comment' | 'like'> {
  const kinds = new Map(subjects.map((subject) => [subject.kind, subject]));
  const subjectOf = (kind: string): Subject => {
    const subject = kinds.get(kind);
    if (!subject) throw new Refusal('NOT_FOUND', 'subject.kind');
    return subject;
  };

  return {
    'comment.list': async ({ db, user, input }) => {
      const { kind, id } = input.subject;
      const found = await subjectOf(kind).find(db, user, id);
      // What is not public does not even show that it exists.
      if (!found?.readable) throw new Refusal('NOT_FOUND');
      const page = keyset(input, { by: ['m.id'] });
      const rows = await db.rows<CommentRow>(
        sql`SELECT STRAIGHT_JOIN m.id, m.body, m.created_at AS at, m.held, ${AUTHOR_COLUMNS}
          FROM comments m FORCE INDEX (subject) ${authorJoins('m')}
          WHERE m.subject_kind = ${kind} AND m.subject_id = ${id} AND ${page.after} AND m.removed_at IS NULL
            AND (m.held = 0 OR m.author_id = ${user?.id ?? 0}) ${page.inOrder}`,
      );
      const coversAll = covers(user, found.place);
      const view = (row: CommentRow): Reply<'comment.create'> => ({
        id: row.id,
        author: authorOf(row),
        body: row.body,
        at: row.at,
        held: row.held === 1,
        canRemove: coversAll || row.author_id === user?.id,
      });
      return page.of(rows, view, (row) => [row.id]);
    },

    'comment.create': async ({ db, user, input: { subject, body }, now }) => {
      const about = subjectOf(subject.kind);
      const { insertId } = await db.run(
        sql`INSERT INTO comments (subject_kind, subject_id, author_id, body, created_at)
          VALUES (${subject.kind}, ${subject.id}, ${user.id}, ${body}, ${now})`,
      );
      const words = { kind: 'comment', subjectId: insertId, author: user, words: body, show };
      const held = await checkText(db, words, now);
      if (held) await db.run(sql`UPDATE comments SET held = 1 WHERE id = ${insertId}`);
      await moveCounter(db, about, 'comment_count', user, subject.id, held ? 0 : 1);
      const { id, name, avatar } = user;
      const author = { id, name, avatar, unit: isStaff(user) ? user.scope.unit : null };
      return { id: insertId, author, body, at: now, held, canRemove: true };
    },

    'comment.remove': async ({ db, user, input: { id }, now }) => {
      const comment = await db.row<{
        author: number;
        kind: string;
        subject: number;
        gone: 0 | 1;
        held: 0 | 1;
      }>(
        sql`SELECT author_id AS author, subject_kind AS kind, subject_id AS subject, removed_at IS NOT NULL AS gone, held
          FROM comments WHERE id = ${id} FOR UPDATE`,
      );
      if (!comment) throw new Refusal('NOT_FOUND');
      const about = subjectOf(comment.kind);
      if (comment.author !== user.id) {
        const found = await about.find(db, user, comment.subject);
        // Only who can read it is told that it is there.
        if (!found || !covers(user, found.place))
          throw new Refusal(found?.readable && comment.gone === 0 ? 'FORBIDDEN' : 'NOT_FOUND');
      }
      const { affectedRows } = await db.run(
        sql`UPDATE comments SET removed_at = ${now}, removed_by = ${user.id} WHERE id = ${id} AND removed_at IS NULL`,
      );
      // Also when the subject is hidden by now: the count is of what stands there.
      if (affectedRows === 1) await closeChecks(db, 'comment', id, 'gone', now);
      if (affectedRows === 1 && comment.held === 0)
        await db.run(
          sql`UPDATE ${raw(about.table)} SET comment_count = comment_count - 1 WHERE id = ${comment.subject}`,
        );
      return { ok: true };
    },

    /*
     * The like's own row comes first and the subject's row last: two people who like one thing share nothing but its row, and
     * each holds it only for the commit. Taking it first would make them wait for each other's whole transaction.
     */
    'like.set': async ({ db, user, input: { subject, liked }, now }) => {
      const about = subjectOf(subject.kind);
      const { affectedRows } = await db.run(
        liked
          ? sql`INSERT IGNORE INTO likes (subject_kind, subject_id, user_id, created_at)
              VALUES (${subject.kind}, ${subject.id}, ${user.id}, ${now})`
          : sql`DELETE FROM likes
              WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND user_id = ${user.id}`,
      );
      const by = liked ? affectedRows : -affectedRows;
      return { liked, likes: await moveCounter(db, about, 'like_count', user, subject.id, by) };
    },
  };
}
