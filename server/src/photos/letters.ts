import { z } from 'zod';
import { letterKind, type Handlers } from '../kernel/outbox';
import type { PhotoStore } from './photo-store';

/** A photo that no row names any more: its files go. Its id is never given out again, so this may happen twice. */
export const photoRemoval = letterKind(
  'photo.remove',
  z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) }),
);

export const photoLetters = ({ files }: PhotoStore): Handlers =>
  photoRemoval.handledBy(({ payload }) => files.remove(payload.id));
