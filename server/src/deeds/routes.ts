import type { PhotoStore } from '../photos';
import { adjustmentRoutes } from './adjustment/routes';
import { appealRoutes } from './appeal/routes';
import { noticeRoutes } from './notice/routes';
import { postRoutes } from './post/routes';
import type { Waitings } from '../desk';
import { personRoutes } from './person/routes';
import { reviewRoutes } from './review/routes';

/** `waitings`: how much of each kind waits for a member of staff, also of other modules. */
export const deedsRoutes = (given: { photos: PhotoStore }, waitings: Waitings) => ({
  ...postRoutes(given),
  ...reviewRoutes(given, waitings),
  ...noticeRoutes(),
  ...appealRoutes(given),
  ...adjustmentRoutes(),
  ...personRoutes(given),
});
