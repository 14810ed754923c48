import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { hidingRoutes } from './hiding';
import { listRoutes } from './lists';
import { readPost } from './detail';
import { writingRoutes } from './writing';

export function postRoutes({ photos }: { photos: PhotoStore }): Omit<Routes<'post'>, 'post.ofAuthor'> {
  return {
    ...writingRoutes(photos),
    ...listRoutes(photos),
    ...hidingRoutes(),
    'post.get': ({ db, user, input, now }) => readPost(db, photos, user, input.id, now),
  };
}
