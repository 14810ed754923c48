import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { handPhotosOver, type PhotoStore, type PostPhoto } from '../../photos';
import { ofPost } from './photos';
import type { PostRow } from './post';

/*
 * A change of a public post is a post of its own that `revises` it: it waits, is sent back and sent again as any other, and
 * what is public stays as it is until it is approved. Then its content goes over and it is gone. It asks for no points.
 */

/** The change of a post that has not been approved. */
export const revisionOf = async (db: Db, postId: number): Promise<number | null> =>
  (await db.row<{ id: number }>(sql`SELECT id FROM posts WHERE revises = ${postId}`))?.id ?? null;

/** The photos of a change: those that the public post shows stay its own, the others are the change's. */
export async function keepRevisionPhotos(
  db: Db,
  photos: PhotoStore,
  author: SettledUser,
  ids: readonly string[],
  { id, revises }: { id: number; revises: number },
): Promise<string> {
  const shown = await db.row<{ photos: string }>(sql`SELECT photos FROM posts WHERE id = ${revises}`);
  const known = new Map(photos.parse(shown?.photos ?? '[]').map((photo) => [photo.id, photo]));
  const added = ids.filter((photo) => !known.has(photo));
  for (const photo of photos.parse(await photos.claim(db, author, added, ofPost(id))))
    known.set(photo.id, photo);
  await photos.show(db, added, ofPost(id));
  return JSON.stringify(ids.map((photo) => known.get(photo)));
}

/** A change of a public post that has none yet; POST_REVISED. Gives its id. */
export async function openRevision(
  db: Db,
  user: SettledUser,
  post: PostRow,
  { body, board, place }: Pick<Input<'post.edit'>, 'body' | 'board' | 'place'>,
  standing: { state: string; sent_at: number | null; listed_at: number },
  now: number,
): Promise<number> {
  // The public post is locked: two changes at once are one behind the other.
  if ((await revisionOf(db, post.id)) !== null) throw new Refusal('POST_REVISED');
  const { state, sent_at, listed_at } = standing;
  const { insertId } = await db.run(
    sql`INSERT INTO posts (town_id, community_id, grid_id, author_id, merchant_id, revises, body, photos, board, place, state, created_at, sent_at, listed_at)
      VALUES (${[post.town_id, post.community_id, post.grid_id, user.id, post.merchant_id, post.id, body, '[]', board, place || null]},
        ${state}, ${now}, ${sent_at}, ${listed_at})`,
  );
  return insertId;
}

/** What was approved goes over to the public post, which keeps its place, its points and what was said to it. Gives its id. */
export async function applyRevision(db: Db, revision: { id: number; revises: number }): Promise<number> {
  const { id, revises } = revision;
  await db.row(sql`SELECT id FROM posts WHERE id = ${revises} FOR UPDATE`);
  const change = await db.row<{ photos: string }>(sql`SELECT photos FROM posts WHERE id = ${id}`);
  await db.run(
    sql`UPDATE posts p JOIN posts c ON c.id = ${id} SET p.body = c.body, p.photos = c.photos, p.board = c.board, p.place = c.place,
      p.version = p.version + 1 WHERE p.id = ${revises}`,
  );
  const ids = (JSON.parse(change?.photos ?? '[]') as PostPhoto[]).map((photo) => photo.id);
  await handPhotosOver(db, ofPost(id), ofPost(revises), ids);
  // What was decided about the change belongs to the post's history.
  await db.run(sql`UPDATE reviews SET post_id = ${revises} WHERE post_id = ${id}`);
  await db.run(sql`DELETE FROM posts WHERE id = ${id}`);
  return revises;
}
