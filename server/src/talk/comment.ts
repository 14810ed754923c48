import type { Reply } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { covers, type SettledUser, type User } from '../kernel/identity';
import { raw, sql } from '../kernel/sql';
import { AUTHOR_COLUMNS, authorJoins, authorOf, type AuthorRow } from '../people';
import { talkJoin, type Found, type Subject } from './subject';

export type CommentView = Reply<'comment.create'>;

/** A comment as a joined row gives it. */
export type CommentRow = AuthorRow & {
  id: number;
  thread: number;
  body: string;
  at: number;
  editedAt: number | null;
  removed: 0 | 1;
  held: 0 | 1;
  answers: string | null;
  likes: number;
  liked: 0 | 1;
};

/** Columns and joins for CommentRow, of comments as `m`, for a viewer. */
export const COMMENT_COLUMNS = sql`m.id, m.thread_id AS thread, m.body, m.created_at AS at, m.edited_at AS editedAt,
  m.removed_at IS NOT NULL AS removed, m.held, w.name AS answers, m.like_count AS likes, mine.user_id IS NOT NULL AS liked, ${AUTHOR_COLUMNS}`;
export const commentJoins = (viewer: User | null) => sql`${authorJoins('m')}
  LEFT JOIN comments a FORCE INDEX (PRIMARY) ON a.id = m.answers_id
  LEFT JOIN users w FORCE INDEX (PRIMARY) ON w.id = a.author_id
  ${talkJoin('comment', 'm', viewer)}`;

/** A row as this viewer reads it; of what is gone only that it was there. */
export function commentView(row: CommentRow, viewer: User | null, coversAll: boolean): CommentView {
  const own = row.author_id === viewer?.id;
  const gone = goneOf(row, viewer, coversAll);
  const { id, thread, at } = row;
  if (gone !== null)
    return {
      ...{
        id,
        thread,
        gone,
        at,
        answers: null,
        author: null,
        body: '',
        edited: false,
        held: false,
        likes: 0,
        liked: false,
      },
      ...{ canRemove: false, editUntil: null },
    };
  return {
    ...{ id, thread, gone, at, answers: row.answers, author: authorOf(row), body: row.body },
    ...{ edited: row.editedAt !== null, held: row.held === 1, likes: row.likes, liked: row.liked === 1 },
    canRemove: coversAll || own,
    editUntil: own ? at + LIMITS.commentEditMs : null,
  };
}

/** Why this viewer reads nothing of it. One that nobody else reads yet is as good as gone to them: it stands there for its replies. */
function goneOf(row: CommentRow, viewer: User | null, coversAll: boolean): CommentView['gone'] {
  if (row.removed === 1 || (row.held === 1 && row.author_id !== viewer?.id)) return 'removed';
  return !coversAll && isBlocked(viewer, row.author_id) ? 'blocked' : null;
}

export const isBlocked = (viewer: User | null, authorId: number) =>
  viewer !== null && viewer.blocks.includes(authorId);

/** A comment's own row, locked. */
export interface Locked {
  author: number;
  kind: string;
  subject: number;
  thread: number;
  /** Who wrote what it answers. */
  answered: number | null;
  removed: 0 | 1;
  /** Only its author reads it so far. */
  held: 0 | 1;
}

export const lockComment = (db: Db, id: number): Promise<Locked | undefined> =>
  db.row<Locked>(
    sql`SELECT author_id AS author, subject_kind AS kind, subject_id AS subject, thread_id AS thread, removed_at IS NOT NULL AS removed, held,
        (SELECT a.author_id FROM comments a WHERE a.id = comments.answers_id) AS answered
      FROM comments WHERE id = ${id} FOR UPDATE`,
  );

/** One that is held is there for its author alone. */
export const isForEyesOf = (viewer: User | null, { held, author }: Pick<Locked, 'held' | 'author'>) =>
  held === 0 || author === viewer?.id;

/** Counts the living replies of a comment, on its own row. */
export const countReply = (db: Db, thread: number, by: 1 | -1) =>
  db.run(sql`UPDATE comments SET reply_count = reply_count + ${by} WHERE id = ${thread}`);

/**
 * Comments as something to like and to find again, but not to be commented on: they are answered where they stand. One is open
 * to whom its subject is open to.
 */
export function commentSubject(kinds: ReadonlyMap<string, Subject>): Subject {
  const isOpen = (user: SettledUser) =>
    [...kinds.values()].reduce(
      (some, { kind, table, openTo }) => sql`${some} OR (subject_kind = ${kind}
        AND EXISTS (SELECT 1 FROM ${raw(table)} s WHERE s.id = comments.subject_id AND ${openTo(user)}))`,
      sql`FALSE`,
    );
  return {
    kind: 'comment',
    table: 'comments',
    openTo: (user) => sql`removed_at IS NULL AND (held = 0 OR author_id = ${user.id}) AND (${isOpen(user)})`,
    closed: 'TALK_CLOSED',
    find: async (db, viewer, id) => {
      const row = await db.row<Pick<Locked, 'kind' | 'subject' | 'author' | 'removed' | 'held'>>(
        sql`SELECT subject_kind AS kind, subject_id AS subject, author_id AS author, removed_at IS NOT NULL AS removed, held
          FROM comments WHERE id = ${id}`,
      );
      const under = row && (await kinds.get(row.kind)?.find(db, viewer, row.subject));
      if (!row || !under) return null;
      return {
        place: under.place,
        readable: under.readable && row.removed === 0 && isForEyesOf(viewer, row),
        authorId: row.author,
      } satisfies Found;
    },
  };
}

/** Refuses to speak to somebody who has blocked one; who answers for the place is heard all the same. COMMENT_BLOCKED. */
export async function assertHeard(
  db: Db,
  user: SettledUser,
  { place }: Found,
  people: readonly (number | null)[],
): Promise<void> {
  const others = people.flatMap((id) => (id === null || id === user.id ? [] : id));
  if (others.length === 0 || covers(user, place)) return;
  const row = await db.row(
    sql`SELECT 1 FROM blocks WHERE user_id IN (${others}) AND blocked_id = ${user.id} LIMIT 1`,
  );
  if (row) throw new Refusal('COMMENT_BLOCKED');
}
