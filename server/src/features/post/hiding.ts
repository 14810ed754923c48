import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type StaffUser } from '../../kernel/identity';
import type { Routes } from '../../kernel/route';
import { lockPost, placeOf, type PostState } from './service';

/*
 * Hiding is about what is seen, not about what was earned: the points stay. Whether a deed earned them was decided by a
 * review; taking them back is a correction in the points book that the resident can object to, never a side effect.
 */
export function hidingRoutes(): Pick<Routes<'post'>, 'post.hide' | 'post.restore'> {
  return {
    'post.hide': async ({ db, user, input, now }) => {
      await turn(db, user, input.id, { from: 'approved', to: 'hidden', otherwise: 'POST_NOT_PUBLIC' });
      await record(db, user, input.id, 'hide', input.reason, now);
      return { ok: true };
    },
    'post.restore': async ({ db, user, input, now }) => {
      await turn(db, user, input.id, { from: 'hidden', to: 'approved', otherwise: 'POST_NOT_EDITABLE' });
      await record(db, user, input.id, 'restore', '', now);
      return { ok: true };
    },
  };
}

interface Turn {
  from: PostState;
  to: PostState;
  otherwise: 'POST_NOT_PUBLIC' | 'POST_NOT_EDITABLE';
}

/** `listed_at` stays: a post that comes back stands where it stood. */
async function turn(db: Db, user: StaffUser, id: number, { from, to, otherwise }: Turn): Promise<void> {
  const post = await lockPost(db, id);
  if (!covers(user, placeOf(post)))
    throw new Refusal(post.state === 'approved' ? 'OUT_OF_SCOPE' : 'NOT_FOUND');
  if (post.author_id === user.id) throw new Refusal('REVIEW_OWN');
  if (post.state !== from) throw new Refusal(otherwise);
  await db.run('UPDATE posts SET state = ?, version = version + 1 WHERE id = ? AND state = ?', [
    to,
    id,
    from,
  ]);
}

async function record(
  db: Db,
  user: StaffUser,
  postId: number,
  decision: 'hide' | 'restore',
  note: string,
  now: number,
): Promise<void> {
  await db.run(
    'INSERT INTO reviews (post_id, reviewer_id, unit_id, decision, note, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    [postId, user.id, user.scope.id, decision, note, now],
  );
}
