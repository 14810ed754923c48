import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../../kernel/database';
import { forgetUnused, unknownPhotos, type PhotoStore } from './service';

/** Files younger than this may be of a photo whose row is just being written. */
const WRITING_MS = 24 * 3_600_000;
const BATCH = 500;

/** Deletes photos that nothing has claimed while a draft is kept, and files that no row names. Several servers may do it at once. */
export async function sweepPhotos(
  db: Db,
  { files }: PhotoStore,
  now: number,
): Promise<{ unused: number; strays: number }> {
  const before = now - WRITING_MS;
  let unused = 0;
  for (;;) {
    const forgotten = await forgetUnused(db, now - LIMITS.draftPhotoMs, BATCH);
    for (const id of forgotten) await files.remove(id);
    unused += forgotten.length;
    if (forgotten.length === 0) break;
  }
  let strays = 0;
  for await (const ids of files.olderThan(before)) {
    const unknown = await unknownPhotos(db, ids);
    for (const id of unknown) await files.remove(id);
    strays += unknown.length;
  }
  await files.removeHalfWritten(before);
  return { unused, strays };
}
