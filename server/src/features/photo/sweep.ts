import type { Db } from '../../kernel/database';
import { forgetUnused, unknownPhotos, type PhotoStore } from './service';

/** How long a photo may wait for the post or appeal it is meant for. */
const UNUSED_MS = 24 * 3_600_000;
const BATCH = 500;

/** Deletes photos that nothing has claimed for a day, and files that no row names. Several servers may do it at once. */
export async function sweepPhotos(
  db: Db,
  { files }: PhotoStore,
  now: number,
): Promise<{ unused: number; strays: number }> {
  const before = now - UNUSED_MS;
  let unused = 0;
  for (;;) {
    const forgotten = await forgetUnused(db, before, BATCH);
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
