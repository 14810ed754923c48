import type { Config } from '../kernel/config';
import { Refusal } from '../kernel/errors';
import { covers } from '../kernel/identity';
import { keyset } from '../kernel/keyset';
import type { Routes } from '../kernel/route';
import { empty, sql } from '../kernel/sql';
import { closeChecks } from '../safety';
import { blockRoutes } from './blocks';
import {
  COMMENT_COLUMNS,
  commentJoins,
  commentSubject,
  commentView,
  lockComment,
  type CommentRow,
} from './comment';
import { editComment } from './edit';
import { sayTo } from './say';
import { moveCounter, type Subject } from './subject';
import { unreach } from './standing';

/** Comments and likes, on each of the subjects alike; likes on comments too. */
export function talkRoutes(
  { CONTENT_CHECK: show }: Pick<Config, 'CONTENT_CHECK'>,
  subjects: readonly Subject[],
): Routes<'comment' | 'like' | 'block'> {
  const kinds = new Map(subjects.map((subject) => [subject.kind, subject]));
  const comments = commentSubject(kinds);
  const subjectOf = (kind: string): Subject => {
    const subject = kinds.get(kind);
    if (!subject) throw new Refusal('NOT_FOUND', 'subject.kind');
    return subject;
  };

  return {
    ...blockRoutes(),

    'comment.list': async ({ db, user, input }) => {
      const { kind, id } = input.subject;
      const found = await subjectOf(kind).find(db, user, id);
      // What is not public does not even show that it exists.
      if (!found?.readable) throw new Refusal('NOT_FOUND');
      const coversAll = covers(user, found.place);
      // Who answers for the place reads all, whomever they have blocked.
      const unheard = coversAll || !user?.blocks.length ? empty : sql`OR m.author_id IN (${user.blocks})`;
      const page = keyset(input, { by: ['m.thread_id', 'm.id'] });
      const rows = await db.rows<CommentRow>(
        sql`SELECT STRAIGHT_JOIN ${COMMENT_COLUMNS} FROM comments m FORCE INDEX (subject) ${commentJoins(user)}
          WHERE m.subject_kind = ${kind} AND m.subject_id = ${id} AND ${page.after}
            AND (m.reply_count > 0 OR NOT (m.removed_at IS NOT NULL OR (m.held = 1 AND m.author_id <> ${user?.id ?? 0}) ${unheard}))
            ${page.inOrder}`,
      );
      return page.of(
        rows,
        (row) => commentView(row, user, coversAll),
        (row) => [row.thread, row.id],
      );
    },

    'comment.create': ({ db, user, input, now }) =>
      sayTo(db, subjectOf(input.subject.kind), user, input, { show, now }),

    'comment.edit': ({ db, user, input, now }) => editComment(db, subjectOf, user, input, { show, now }),

    'comment.remove': async ({ db, user, input: { id }, now }) => {
      const comment = await lockComment(db, id);
      if (!comment) throw new Refusal('NOT_FOUND');
      const about = subjectOf(comment.kind);
      if (comment.author !== user.id) {
        const found = await about.find(db, user, comment.subject);
        // Only who can read it is told that it is there.
        if (!found || !covers(user, found.place))
          throw new Refusal(found?.readable && comment.removed === 0 ? 'FORBIDDEN' : 'NOT_FOUND');
      }
      const { affectedRows } = await db.run(
        sql`UPDATE comments SET removed_at = ${now}, removed_by = ${user.id} WHERE id = ${id} AND removed_at IS NULL`,
      );
      if (affectedRows === 0) return { ok: true };
      await closeChecks(db, 'comment', id, 'gone', now);
      if (comment.held === 0) await unreach(db, about, { id, ...comment });
      return { ok: true };
    },

    /*
     * The like's own row comes first and the subject's row last: two people who like one thing share nothing but its row, and
     * each holds it only for the commit. Taking it first would make them wait for each other's whole transaction.
     */
    'like.set': async ({ db, user, input: { subject, liked }, now }) => {
      const about = subject.kind === comments.kind ? comments : subjectOf(subject.kind);
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
