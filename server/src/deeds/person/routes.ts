import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { postsOfAuthor } from './posts';
import { profileOf } from './profile';

export function personRoutes({
  photos,
}: {
  photos: PhotoStore;
}): Pick<Routes<'resident' | 'post'>, 'resident.profile' | 'post.ofAuthor'> {
  return {
    'resident.profile': ({ db, user, input, now }) => profileOf(db, user, input.userId, now),
    'post.ofAuthor': ({ db, user, input, now }) => postsOfAuthor(db, photos, user, input, now),
  };
}
