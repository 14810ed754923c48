import type { Routes } from '../../kernel/route';
import { moveCounter } from './service';

/*
 * The like's own row comes first and the post's row last: two people who like one post share nothing but the post's row, and
 * each holds it only for the commit. Taking it first would make them wait for each other's whole transaction.
 */
export function likeRoutes(): Pick<Routes<'post'>, 'post.like' | 'post.unlike'> {
  return {
    'post.like': async ({ db, user, input, now }) => {
      const { affectedRows } = await db.run(
        'INSERT IGNORE INTO likes (post_id, user_id, created_at) VALUES (?, ?, ?)',
        [input.id, user.id, now],
      );
      return { liked: true, likes: await moveCounter(db, 'like_count', user, input.id, affectedRows) };
    },
    'post.unlike': async ({ db, user, input }) => {
      const { affectedRows } = await db.run('DELETE FROM likes WHERE post_id = ? AND user_id = ?', [
        input.id,
        user.id,
      ]);
      return { liked: false, likes: await moveCounter(db, 'like_count', user, input.id, -affectedRows) };
    },
  };
}
