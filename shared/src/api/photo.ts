import { z } from 'zod';
import { defineCall } from './define';
import { photo } from './views';

export const photoCalls = {
  'photo.upload': defineCall({
    summary:
      'Upload one photo (JPEG, PNG or WebP, ≤ 10 MB); it is re-encoded without its metadata and belongs to me until a post uses it.',
    access: 'user',
    kind: 'create',
    limit: 'upload',
    upload: true,
    input: z.strictObject({}),
    reply: photo,
  }),
};
