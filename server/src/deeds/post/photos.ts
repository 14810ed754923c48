import type { Db } from '../../kernel/database';
import type { User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import type { PhotoOwner, PhotoStore } from '../../photos';

export const ofPost = (postId: number) => `post:${postId}`;

/** A post has exactly these photos of its author's, in this order; those it had before are released. Gives posts.photos. */
export async function keepPhotos(
  db: Db,
  photos: PhotoStore,
  author: Pick<User, 'id'>,
  ids: readonly string[],
  postId: number,
): Promise<string> {
  const kept = await photos.claim(db, author, ids, ofPost(postId));
  await photos.show(db, ids, ofPost(postId));
  return kept;
}

/** A post's photos are seen by everybody while the post is. */
export const postPhotos: PhotoOwner = {
  kind: 'post',
  tables: ['posts'],
  isPublic: async (db, id) =>
    (await db.row(sql`SELECT id FROM posts WHERE id = ${id} AND state = 'approved'`)) !== undefined,
};
