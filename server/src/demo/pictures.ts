import { createHash, randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PhotoStore, type TakenPhoto, SIZES, type PhotoSize } from '../photos';
import { inMemory } from '../kernel/spool';
import { PICTURES, type Picture } from './texts';

/** Beside the sources when they run themselves, one level up from the bundle. */
const FOLDER = [join(__dirname, '../../demo/photos'), join(__dirname, '../demo/photos')];
const sizes = Object.keys(SIZES) as PhotoSize[];

/** Hands out the drawn pictures as photos, as if each had been uploaded anew. */
export interface Album {
  next: (picture: Picture) => Promise<TakenPhoto>;
}

/**
 * Each picture goes through the photo store's whole processing once. Every post owns its photos, so later uses get a name
 * of their own over the same files. What a killed run leaves here is swept like every file that no row names.
 */
export async function openAlbum(store: PhotoStore): Promise<Album> {
  const folder = FOLDER.find((path) => existsSync(path));
  if (!folder) throw new Error(`The demo photos are not there: ${FOLDER.join(' or ')}`);
  const taken = new Map(
    await Promise.all(
      PICTURES.map(
        async (picture) =>
          [picture, await store.take(inMemory(await readFile(join(folder, `${picture}.jpg`))))] as const,
      ),
    ),
  );
  const uses = new Map<Picture, number>();
  return {
    next: async (picture) => {
      const first = taken.get(picture);
      if (!first) throw new Error(`no picture ${picture}`);
      const use = (uses.get(picture) ?? 0) + 1;
      uses.set(picture, use);
      return use === 1 ? first : anotherOf(store, first, use);
    },
  };
}

/** Two phones never send the same bytes, so each use counts as another file: reviewers are warned of true repeats only. */
async function anotherOf({ files }: PhotoStore, first: TakenPhoto, use: number): Promise<TakenPhoto> {
  const id = randomBytes(16).toString('hex');
  for (const size of sizes) {
    const path = files.pathOf(id, size);
    await mkdir(dirname(path), { recursive: true });
    const original = files.pathOf(first.id, size);
    await link(original, path).catch(() => copyFile(original, path));
  }
  return { ...first, id, sha256: createHash('sha256').update(first.sha256).update(String(use)).digest() };
}
