import { createHash, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Reply } from '@jishan/shared/api';
import type { Config } from '../../config';
import type { Db } from '../../kernel/database';
import type { Refusal } from '../../kernel/errors';
import type { User } from '../../kernel/identity';
import { photoEntity } from './entities';
import { photoFiles, type PhotoFiles } from './files';
import { makeGate } from './gate';
import { drawAnew, type PhotoSize } from './image';
import { photoLost } from './own';
import { signer, type Signer } from './sign';

type PhotoView = Reply<'photo.upload'>;

/** What a post keeps of its photos, so that a feed needs no second query. */
export interface PostPhoto {
  id: string;
  width: number;
  height: number;
}

/** A photo whose files lie on disk, but that no row names yet. */
export interface TakenPhoto extends PostPhoto {
  sha256: Buffer;
}

export interface PhotoStore {
  files: PhotoFiles;
  signer: Signer;
  /** Where both sizes are to be had: plain addresses of public photos, signed ones that expire of all others. */
  view: (photo: PostPhoto, isPublic: boolean, now: number) => PhotoView;
  /** Draws a file anew in both sizes and writes them to disk; refuses what is not a photo we take. */
  take: (bytes: Buffer) => Promise<TakenPhoto>;
  /** Gives a taken photo to its owner. */
  add: (db: Db, ownerId: number, photo: TakenPhoto, now: number) => Promise<PostPhoto>;
  /**
   * Gives a post exactly these photos of its author's, in this order: claims new ones, frees dropped ones, and returns the
   * value of posts.photos. PHOTO_NOT_YOURS, at the photo ('photos.2'), when it is not there, is somebody else's or stands in another post.
   */
  attach: (db: Db, user: Pick<User, 'id'>, ids: readonly string[], postId: number) => Promise<string>;
  /** Gives a new appeal these photos of its author's, and returns the value of appeals.photos. PHOTO_NOT_YOURS as above. */
  attachToAppeal: (
    db: Db,
    user: Pick<User, 'id'>,
    ids: readonly string[],
    appealId: number,
  ) => Promise<string>;
  /**
   * Lets something of a shop ('shop:7') use these photos: the caller's own that nothing uses, or those it uses already.
   * Gives them as they are kept. Nobody sees them until `show`. PHOTO_NOT_YOURS as above, at `field`.
   */
  use: (
    db: Db,
    user: Pick<User, 'id'>,
    ids: readonly string[],
    usedBy: string,
    field?: string,
  ) => Promise<string>;
  /** Shows to everybody exactly these of the photos that something uses, and frees its others. */
  show: (db: Db, ids: readonly string[], usedBy: string) => Promise<void>;
  /** Reads a value of posts.photos, appeals.photos or merchants.photos. */
  parse: (text: string) => PostPhoto[];
}

/**
 * A decoded photo may take 200 MB, so few are decoded at a time; what waits is bounded by its bytes. Three at most, because
 * they run on Node's four worker threads, which read files and look names up as well.
 */
export const AT_ONCE = Math.min(3, availableParallelism());
const WAITING_BYTES = 256 * 1024 * 1024;

export function photoStore({ APP_SECRET, DATA_DIR }: Pick<Config, 'APP_SECRET' | 'DATA_DIR'>): PhotoStore {
  const files = photoFiles(DATA_DIR);
  const urls = signer(APP_SECRET);
  const gate = makeGate({ atOnce: AT_ONCE, waitingBytes: WAITING_BYTES });
  return {
    files,
    signer: urls,
    view: ({ id, width, height }, isPublic, now) => {
      const address = (size: PhotoSize) =>
        `/photos/${id}/${size}.jpg${isPublic ? '' : urls.query(id, size, now)}`;
      return { id, thumb: address('thumb'), screen: address('screen'), width, height };
    },
    take: async (bytes) => {
      const pictures = await gate(bytes.length, () => drawAnew(bytes));
      const id = randomBytes(16).toString('hex');
      await files.write(id, pictures);
      const sha256 = createHash('sha256').update(bytes).digest();
      return { id, width: pictures.width, height: pictures.height, sha256 };
    },
    add: async (db, ownerId, photo, now) => {
      await db.manager.insert(photoEntity, { ...photo, ownerId, createdAt: now });
      return photo;
    },
    attach,
    attachToAppeal,
    use,
    show,
    parse: (text) => JSON.parse(text) as PostPhoto[],
  };
}

async function attach(
  db: Db,
  user: Pick<User, 'id'>,
  ids: readonly string[],
  postId: number,
): Promise<string> {
  // An empty IN () is not SQL; no photo has an empty id.
  const wanted = ids.length ? ids : [''];
  await db.run('UPDATE photos SET post_id = NULL WHERE post_id = ? AND id NOT IN (?)', [postId, wanted]);
  const claimed = await db.run(
    `UPDATE photos SET post_id = ?
      WHERE id IN (?) AND owner_id = ? AND appeal_id IS NULL AND used_by IS NULL AND (post_id IS NULL OR post_id = ?)`,
    [postId, wanted, user.id, postId],
  );
  if (claimed.affectedRows !== ids.length) throw await lostOf(db, ids, 'post_id', postId, 'photos');
  return kept(db, ids);
}

async function attachToAppeal(
  db: Db,
  user: Pick<User, 'id'>,
  ids: readonly string[],
  appealId: number,
): Promise<string> {
  if (ids.length === 0) return '[]';
  const claimed = await db.run(
    'UPDATE photos SET appeal_id = ? WHERE id IN (?) AND owner_id = ? AND appeal_id IS NULL AND post_id IS NULL AND used_by IS NULL',
    [appealId, ids, user.id],
  );
  if (claimed.affectedRows !== ids.length) throw await lostOf(db, ids, 'appeal_id', appealId, 'photos');
  return kept(db, ids);
}

async function use(
  db: Db,
  user: Pick<User, 'id'>,
  ids: readonly string[],
  usedBy: string,
  field = 'photos',
): Promise<string> {
  if (ids.length === 0) return '[]';
  const { affectedRows } = await db.run(
    `UPDATE photos SET used_by = ? WHERE id IN (?) AND post_id IS NULL AND appeal_id IS NULL
      AND (used_by = ? OR (used_by IS NULL AND owner_id = ?))`,
    [usedBy, ids, usedBy, user.id],
  );
  if (affectedRows !== ids.length) throw await lostOf(db, ids, 'used_by', usedBy, field);
  return kept(db, ids);
}

/** Which of the photos that something wanted it has not got. */
async function lostOf(
  db: Db,
  ids: readonly string[],
  column: 'post_id' | 'appeal_id' | 'used_by',
  owner: number | string,
  field: string,
): Promise<Refusal> {
  const claimed = await db.rows<{ id: string }>(`SELECT id FROM photos WHERE id IN (?) AND ${column} = ?`, [
    ids,
    owner,
  ]);
  return photoLost(ids, claimed, field);
}

async function show(db: Db, ids: readonly string[], usedBy: string): Promise<void> {
  const wanted = ids.length ? ids : [''];
  await db.run('UPDATE photos SET shown = 1 WHERE used_by = ? AND id IN (?)', [usedBy, wanted]);
  await db.run('UPDATE photos SET used_by = NULL, shown = 0 WHERE used_by = ? AND id NOT IN (?)', [
    usedBy,
    wanted,
  ]);
}

/** Photos as a post or an appeal keeps them, in the order given. */
async function kept(db: Db, ids: readonly string[]): Promise<string> {
  if (ids.length === 0) return '[]';
  const rows = await db.rows<PostPhoto>('SELECT id, width, height FROM photos WHERE id IN (?)', [ids]);
  const found = new Map(rows.map((row) => [row.id, row]));
  return JSON.stringify(ids.map((id) => found.get(id)));
}

/** Whether a post or a shop that everybody may see shows the photo. */
export async function isPublicPhoto(db: Db, id: string): Promise<boolean> {
  const row = await db.row<{ shown: 0 | 1; state: string | null }>(
    'SELECT f.shown, p.state FROM photos f LEFT JOIN posts p ON p.id = f.post_id WHERE f.id = ?',
    [id],
  );
  return row?.shown === 1 || row?.state === 'approved';
}

/** Forgets photos that nothing has claimed since before an instant; gives the ids whose files may go. */
export async function forgetUnused(db: Db, before: number, atMost: number): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(
    'SELECT id FROM photos WHERE post_id IS NULL AND appeal_id IS NULL AND used_by IS NULL AND created_at < ? LIMIT ?',
    [before, atMost],
  );
  const forgotten: string[] = [];
  for (const { id } of rows) {
    // It may be claimed between the two statements: then it stays.
    const gone = await db.run(
      'DELETE FROM photos WHERE id = ? AND post_id IS NULL AND appeal_id IS NULL AND used_by IS NULL AND created_at < ?',
      [id, before],
    );
    if (gone.affectedRows) forgotten.push(id);
  }
  return forgotten;
}

/** Those of the ids that no row names. */
export async function unknownPhotos(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.rows<{ id: string }>('SELECT id FROM photos WHERE id IN (?)', [ids]);
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}
