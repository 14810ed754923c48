import type { Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import { Refusal } from '../../kernel/errors';
import { covers, isStaff } from '../../kernel/identity';
import type { Routes } from '../../kernel/route';
import {
  assertReadable,
  AUTHOR_COLUMNS,
  authorJoins,
  authorOf,
  isReadable,
  moveCounter,
  placeOf,
  type AuthorRow,
  type PostRow,
} from '../post/service';
import { commentEntity, type CommentRow } from './entities';

type ListedRow = AuthorRow & Pick<CommentRow, 'id' | 'body' | 'created_at'>;

export function commentRoutes(): Routes<'comment'> {
  return {
    'comment.list': async ({ db, user, input }) => {
      await assertReadable(db, user, input.postId);
      const [after] = input.cursor ? decodeCursor(input.cursor, 1) : [0];
      const size = pageSize(input.size);
      const rows = await db.rows<ListedRow>(
        `SELECT STRAIGHT_JOIN m.id, m.body, m.created_at, ${AUTHOR_COLUMNS}
          FROM comments m FORCE INDEX (post) ${authorJoins('m')}
          WHERE m.post_id = ? AND m.id > ? AND m.removed_at IS NULL ORDER BY m.id LIMIT ?`,
        [input.postId, after, size + 1],
      );
      const view = (row: ListedRow): Reply<'comment.create'> => ({
        id: row.id,
        author: authorOf(row),
        body: row.body,
        at: row.created_at,
        mine: row.author_id === user?.id,
      });
      return pageOf(rows, size, view, (row) => [row.id]);
    },

    'comment.create': async ({ db, user, input, now }) => {
      const { identifiers } = await db.manager.insert(commentEntity, {
        post_id: input.postId,
        author_id: user.id,
        body: input.body,
        created_at: now,
      });
      await moveCounter(db, 'comment_count', user, input.postId, 1);
      return {
        id: Number(identifiers[0]?.['id']),
        author: {
          id: user.id,
          name: user.name,
          avatar: user.avatar,
          unit: isStaff(user) ? user.scope.unit : null,
        },
        body: input.body,
        at: now,
        mine: true,
      };
    },

    'comment.remove': async ({ db, user, input, now }) => {
      // A locking read: what it sees is what the update will find, and no older snapshot is opened.
      const row = await db.row<Removable>(
        `SELECT m.author_id, m.post_id, m.removed_at, p.author_id AS post_author_id, p.state, p.town_id, p.community_id, p.grid_id
          FROM comments m JOIN posts p ON p.id = m.post_id WHERE m.id = ? FOR UPDATE`,
        [input.id],
      );
      if (!row) throw new Refusal('NOT_FOUND');
      if (row.author_id !== user.id && !covers(user, placeOf(row))) {
        // Only who can read it is told that it is there.
        const isSeen = row.removed_at === null && isReadable(user, { ...row, author_id: row.post_author_id });
        throw new Refusal(isSeen ? 'FORBIDDEN' : 'NOT_FOUND');
      }
      const removed = await db.run(
        'UPDATE comments SET removed_at = ?, removed_by = ? WHERE id = ? AND removed_at IS NULL',
        [now, user.id, input.id],
      );
      if (removed.affectedRows === 1)
        await db.run('UPDATE posts SET comment_count = comment_count - 1 WHERE id = ?', [row.post_id]);
      return { ok: true };
    },
  };
}

type Removable = Pick<CommentRow, 'author_id' | 'post_id' | 'removed_at'> &
  Pick<PostRow, 'state' | 'town_id' | 'community_id' | 'grid_id'> & { post_author_id: number };
