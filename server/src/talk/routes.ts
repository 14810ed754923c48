import { LIMITS } from '@jishan/shared/limits';
import { Refusal } from '../kernel/errors';
import { covers } from '../kernel/identity';
import { keyset } from '../kernel/keyset';
import type { Routes } from '../kernel/route';
import { empty, raw, sql } from '../kernel/sql';
import { blockRoutes } from './blocks';
import {
  COMMENT_COLUMNS,
  commentJoins,
  commentSubject,
  commentView,
  countReply,
  lockComment,
  type CommentRow,
} from './comment';
import { sayTo } from './say';
import { moveCounter, type Subject } from './subject';
import { untellOfTalk } from './telling';

/** Comments and likes, on each of the subjects alike; likes on comments too. */
export function talkRoutes(subjects: readonly Subject[]): Routes<'comment' | 'like' | 'block'> {
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
            AND (m.reply_count > 0 OR NOT (m.removed_at IS NOT NULL ${unheard})) ${page.inOrder}`,
      );
      return page.of(
        rows,
        (row) => commentView(row, user, coversAll),
        (row) => [row.thread, row.id],
      );
    },

    'comment.create': ({ db, user, input, now }) =>
      sayTo(db, subjectOf(input.subject.kind), user, input, now),

    'comment.edit': async ({ db, user, input: { id, body }, now }) => {
      const { affectedRows } = await db.run(
        sql`UPDATE comments SET edited_at = IF(body = ${body}, edited_at, ${now}), body = ${body}
          WHERE id = ${id} AND author_id = ${user.id} AND removed_at IS NULL AND created_at > ${now - LIMITS.commentEditMs}`,
      );
      const comment = await db.row<{
        author: number;
        kind: string;
        subject: number;
        editedAt: number | null;
      }>(
        sql`SELECT author_id AS author, subject_kind AS kind, subject_id AS subject, edited_at AS editedAt
          FROM comments WHERE id = ${id} AND removed_at IS NULL`,
      );
      const found = comment && (await subjectOf(comment.kind).find(db, user, comment.subject));
      if (!comment || !found?.readable) throw new Refusal('NOT_FOUND');
      if (comment.author !== user.id) throw new Refusal('FORBIDDEN');
      if (affectedRows === 0) throw new Refusal('COMMENT_EDIT_LATE');
      return { body, edited: comment.editedAt !== null };
    },

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
      const author = (await about.find(db, user, comment.subject))?.authorId ?? null;
      await untellOfTalk(db, { author, answered: comment.answered }, id);
      if (comment.thread !== id) await countReply(db, comment.thread, -1);
      // Also when the subject is hidden by now: the count is of what stands there.
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
