import type { PhotoStore } from '../photos';
import { merchantRoutes } from './merchant/routes';
import type { Reviewable } from './submission/submission';
import { submissionRoutes } from './submission/routes';

/** `reviewables`: every kind of thing that is looked at before the public sees it. */
export const shopsRoutes = (given: { photos: PhotoStore }, reviewables: readonly Reviewable[]) => ({
  ...merchantRoutes(given),
  ...submissionRoutes(given, reviewables),
});
