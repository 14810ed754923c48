import { sql } from '../kernel/sql';
import type { CheckedKind } from '../safety';
import { isPublicPhoto, type PhotoOwner } from './photo-store';

/** Pictures: people see them before they are public. One that is taken away is served to nobody any more, whatever shows it. */
export const checkedPictures = (owners: readonly PhotoOwner[]): CheckedKind => ({
  kind: 'photo',
  scene: 3,
  isPublic: (db, { photoId }) => isPublicPhoto(db, owners, photoId ?? ''),
  remove: async (db, { photoId }) => {
    await db.run(sql`UPDATE photos SET blocked = 1 WHERE id = ${photoId}`);
  },
});
