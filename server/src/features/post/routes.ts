import type { Deps } from '../../deps';
import type { Routes } from '../../kernel/route';
import { hidingRoutes } from './hiding';
import { listRoutes } from './lists';
import { readPost } from './detail';
import { writingRoutes } from './writing';

export function postRoutes(deps: Deps): Routes<'post'> {
  return {
    ...writingRoutes(deps.photos),
    ...listRoutes(deps.photos),
    ...hidingRoutes(),
    'post.get': ({ db, user, input, now }) => readPost(db, deps.photos, user, input.id, now),
  };
}
