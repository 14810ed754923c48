import { Db, type DataSource } from '../kernel/database';
import { allFailed, sweepEach, type Failed } from '../kernel/sweep';
import { inTransaction } from '../kernel/transaction';
import { photoRemoval } from './letters';
import { forgetPhoto, unknownPhotos, unusedPhotos, type PhotoStore, type UnusedPhoto } from './photo-store';

/** Files younger than this may be of a photo whose row is just being written. */
const WRITING_MS = 24 * 3_600_000;
const BATCH = 500;

/**
 * Forgets photos that nothing claims and whose time is over, with a letter that removes their files, and removes files that no row has
 * ever named. Several servers may do it at once.
 */
export async function sweepPhotos(
  source: DataSource,
  { files }: PhotoStore,
  now: number,
  signal?: AbortSignal,
): Promise<{ unused: number; strays: number; failed?: Failed }> {
  const db = new Db(source.manager);
  const before = now - WRITING_MS;
  const unused = await sweepEach<UnusedPhoto>({
    page: (after) => unusedPhotos(db, now, after, BATCH),
    each: ({ id }) =>
      inTransaction(source, async (own) => {
        if (!(await forgetPhoto(own, id, now))) return false;
        await photoRemoval.put(own, [{ id }], now);
        return true;
      }),
    name: ({ id }) => `photo ${id}`,
    signal,
  });
  const shelves = files.olderThan(before);
  const strays = await sweepEach<string>({
    page: async () => {
      for (;;) {
        const shelf = await shelves.next();
        if (shelf.done) return [];
        const unknown = await unknownPhotos(db, shelf.value);
        if (unknown.length) return unknown;
      }
    },
    each: async (id) => {
      await files.remove(id);
      return true;
    },
    name: (id) => `files of ${id}`,
    signal,
  });
  await files.removeHalfWritten(before);
  return { unused: unused.done, strays: strays.done, ...allFailed(unused, strays) };
}
