import type { PhotoStore } from './photo-store';
import { Refusal } from '../kernel/errors';
import { withPrepared, type Routes } from '../kernel/route';
import { checkPicture } from '../safety';
import { ownPhotos } from './own-photos';
import { assertQuota } from './quota';

export function photoRoutes({ photos }: { photos: PhotoStore }): Routes<'photo'> {
  return {
    // The files are written before the row: a row never names a photo that is not there. Files without a row are swept.
    'photo.upload': withPrepared(
      async ({ file, db, user, now }) => {
        if (!file) throw new Refusal('PHOTO_MISSING', 'file');
        await assertQuota(db, user.id, file.bytes, now);
        return photos.take(file);
      },
      async ({ db, user, prepared, now }) => {
        const photo = await photos.add(db, user.id, prepared, now);
        await checkPicture(db, user, photo.id, now);
        return photos.view(photo, false, now);
      },
    ),

    'photo.view': async ({ db, user, input, now }) => {
      const own = await ownPhotos(db, user.id, input.photos);
      return { photos: own.map((photo) => photos.view(photo, false, now)) };
    },
  };
}
