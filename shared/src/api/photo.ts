import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { photoIds } from './fields';
import { photo } from './views';

export const photoCalls = {
  'photo.upload': defineCall({
    summary:
      'Upload one photo (JPEG, PNG or WebP, ≤ 10 MB); it is re-encoded without its metadata and belongs to me until a post uses it, for a week at most.',
    access: 'user',
    kind: 'create',
    limit: 'upload',
    upload: true,
    input: z.strictObject({}),
    reply: photo,
  }),
  'photo.view': defineCall({
    summary:
      'Addresses, good for an hour, of photos that I uploaded, for a draft that is opened again; those that are gone are left out.',
    access: 'user',
    kind: 'read',
    input: z.strictObject({ photos: photoIds(LIMITS.postPhotos) }),
    reply: z.object({ photos: z.array(photo) }),
  }),
};
