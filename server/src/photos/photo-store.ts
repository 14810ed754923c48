import { createHash, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Reply } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import type { Config } from '../kernel/config';
import type { Db } from '../kernel/database';
import type { User } from '../kernel/identity';
import type { SentFile } from '../kernel/spool';
import { empty, sql } from '../kernel/sql';
import { photoEntity, type PostPhoto } from './photo';
import { photoFiles, type PhotoFiles } from './files';
import { makeGate } from './gate';
import { drawAnew, type PhotoSize } from './image';
import { photoLost } from './own-photos';
import { signer, type Signer } from './sign';

type PhotoView = Reply<'photo.upload'>;

/** A photo whose files lie on disk, but that no row names yet. */
export interface TakenPhoto extends PostPhoto {
  sha256: Buffer;
  /** Of the file as it was sent. */
  bytes: number;
}

export interface PhotoStore {
  files: PhotoFiles;
  signer: Signer;
  /** Where both sizes are to be had: plain addresses of public photos, signed ones that expire of all others. */
  view: (photo: PostPhoto, isPublic: boolean, now: number) => PhotoView;
  /** Where a photo can be fetched for an hour at least by who is told, public or not. */
  signedAddress: (id: string, now: number) => string;
  /** Draws a file anew in both sizes and writes them to disk; refuses what is not a photo we take. */
  take: (file: Pick<SentFile, 'bytes' | 'read'>) => Promise<TakenPhoto>;
  /** Gives a taken photo to its owner. */
  add: (db: Db, ownerId: number, photo: TakenPhoto, now: number) => Promise<PostPhoto>;
  /**
   * Lets one thing ('post:12', 'licence:7') have these photos: the caller's own that nothing has, or those it has already.
   * Gives them as they are kept, in this order. Nobody but holders of a signed address sees them until `show`.
   * PHOTO_NOT_YOURS, at the photo ('photos.2'), when one is not there, is somebody else's or belongs to something else.
   */
  claim: (
    db: Db,
    user: Pick<User, 'id'>,
    ids: readonly string[],
    owner: string,
    field?: string,
  ) => Promise<string>;
  /** Of a thing's photos, exactly these are seen by whoever may see the thing; its others are released. */
  show: (db: Db, ids: readonly string[], owner: string) => Promise<void>;
  /**
   * Frees a thing's photos, but for those to `keep`: the sweep removes rows and files. Those of what was sent back stay until
   * then, seen by nobody, for the same thing to claim again.
   */
  release: (db: Db, owner: string, left?: { keep?: readonly string[]; until?: number }) => Promise<void>;
  /** Reads what a thing keeps of its photos, as `claim` gave it. */
  parse: (text: string) => PostPhoto[];
}

/**
 * A decoded photo may take 200 MB, so few are decoded at a time; what waits is bounded by its bytes on disk. Three at most, because
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
    signedAddress: (id, now) => `/photos/${id}/screen.jpg${urls.query(id, 'screen', now)}`,
    take: async ({ bytes, read }) => {
      // Read only when its turn has come: what waits lies on disk.
      const { pictures, sha256 } = await gate(bytes, async () => {
        const file = await read();
        return { pictures: await drawAnew(file), sha256: createHash('sha256').update(file).digest() };
      });
      const id = randomBytes(16).toString('hex');
      await files.write(id, pictures);
      return { id, width: pictures.width, height: pictures.height, sha256, bytes };
    },
    add: async (db, ownerId, photo, now) => {
      await db.insert(photoEntity, {
        ...photo,
        ownerId,
        createdAt: now,
        unusedUntil: now + LIMITS.draftPhotoMs,
      });
      return photo;
    },
    claim: claimPhotos,
    show: showPhotos,
    release: releasePhotos,
    parse: (text) => JSON.parse(text) as PostPhoto[],
  };
}

/** For so long what was sent back or withdrawn can be sent again with the photos it had. */
export const SENT_BACK_MS = 30 * DAY;

async function claimPhotos(
  db: Db,
  user: Pick<User, 'id'>,
  ids: readonly string[],
  owner: string,
  field = 'photos',
): Promise<string> {
  if (ids.length === 0) return '[]';
  const { affectedRows } = await db.run(
    sql`UPDATE photos SET used_by = ${owner}, unused_until = NULL WHERE id IN (${ids}) AND (used_by = ${owner} OR (used_by IS NULL AND owner_id = ${user.id}))`,
  );
  if (affectedRows !== ids.length) {
    const claimed = await db.rows<{ id: string }>(
      sql`SELECT id FROM photos WHERE id IN (${ids}) AND used_by = ${owner}`,
    );
    throw photoLost(ids, claimed, field);
  }
  return kept(db, ids);
}

async function showPhotos(db: Db, ids: readonly string[], owner: string): Promise<void> {
  if (ids.length > 0)
    await db.run(sql`UPDATE photos SET shown = 1 WHERE used_by = ${owner} AND id IN (${ids})`);
  await releasePhotos(db, owner, { keep: ids });
}

/** What one thing has goes over to another, of whose photos then exactly these are seen. */
export async function handPhotosOver(
  db: Db,
  from: string,
  to: string,
  ids: readonly string[],
): Promise<void> {
  await db.run(sql`UPDATE photos SET used_by = ${to} WHERE used_by = ${from}`);
  await showPhotos(db, ids, to);
}

async function releasePhotos(
  db: Db,
  owner: string,
  { keep = [], until }: { keep?: readonly string[]; until?: number } = {},
): Promise<void> {
  await db.run(
    sql`UPDATE photos SET ${until === undefined ? sql`used_by = NULL, ` : empty}shown = 0, unused_until = ${until ?? 0}
      WHERE used_by = ${owner} AND id NOT IN (${keep.length ? keep : ['']})${until === undefined ? empty : sql` AND unused_until IS NULL`}`,
  );
}

/** Photos as a thing keeps them, in the order given. */
async function kept(db: Db, ids: readonly string[]): Promise<string> {
  if (ids.length === 0) return '[]';
  const rows = await db.rows<PostPhoto>(sql`SELECT id, width, height FROM photos WHERE id IN (${ids})`);
  const found = new Map(rows.map((row) => [row.id, row]));
  return JSON.stringify(ids.map((id) => found.get(id)));
}

/** What a kind of thing says of its photos; given in app.ts. Photos of a kind that is not there are never public. */
export interface PhotoOwner {
  /** What stands before the colon in `used_by`. */
  kind: string;
  /** Whether everybody may see the thing now. */
  isPublic: (db: Db, id: number) => Promise<boolean>;
  /** What `isPublic` reads: its answer is kept for a moment, until one of these is written to. */
  tables: readonly string[];
}

/** Whether something that everybody may see shows the photo. */
export async function isPublicPhoto(db: Db, owners: readonly PhotoOwner[], id: string): Promise<boolean> {
  const row = await db.row<{ owner: string }>(
    sql`SELECT used_by AS owner FROM photos WHERE id = ${id} AND shown = 1 AND blocked = 0 AND used_by IS NOT NULL`,
  );
  const [kind, thing] = row?.owner.split(':') ?? [];
  const owner = owners.find((one) => one.kind === kind);
  return owner !== undefined && owner.isPublic(db, Number(thing));
}

export interface UnusedPhoto {
  id: string;
  until: number;
}

/** Photos that nothing claims and whose time is over, the longest over first, behind the one given. */
export const unusedPhotos = (
  db: Db,
  now: number,
  after: UnusedPhoto = { id: '', until: 0 },
  atMost: number,
): Promise<UnusedPhoto[]> =>
  db.rows(
    sql`SELECT id, unused_until AS until FROM photos FORCE INDEX (unused) WHERE unused_until <= ${now}
      AND unused_until >= ${after.until} AND (unused_until, id) > (${after.until}, ${after.id}) ORDER BY unused_until, id LIMIT ${atMost}`,
  );

/** Forgets a photo; false when it was claimed since it was found. Its files are left to the caller. */
export async function forgetPhoto(db: Db, id: string, now: number): Promise<boolean> {
  const gone = await db.run(sql`DELETE FROM photos WHERE id = ${id} AND unused_until <= ${now}`);
  return gone.affectedRows === 1;
}

/** Those of the ids that no row names. */
export async function unknownPhotos(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.rows<{ id: string }>(sql`SELECT id FROM photos WHERE id IN (${ids})`);
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}
