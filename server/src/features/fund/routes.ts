import type { Deps } from '../../deps';
import type { Routes } from '../../kernel/route';
import { confirm, refuse } from './decide';
import { give } from './give';
import { get, gifts, list, queue, uses } from './lists';
import { close, open } from './open';
import { propose } from './propose';

export function fundRoutes({ photos }: Pick<Deps, 'photos'>): Routes<'fund'> {
  return {
    'fund.open': ({ db, user, input, now }) => open(db, photos, user, input, now),
    'fund.list': ({ db, user, input, now }) => list(db, photos, user, input, now),
    'fund.get': ({ db, user, input, now }) => get(db, photos, user, input, now),
    'fund.give': ({ db, user, input, now }) => give(db, photos, user, input, now),
    'fund.gifts': ({ db, input }) => gifts(db, input),
    'fund.uses': ({ db, input, now }) => uses(db, photos, input, now),
    'fund.use': ({ db, user, input, now }) => propose(db, photos, user, input, now),
    'fund.confirm': ({ db, user, input, now }) => confirm(db, photos, user, input, now),
    'fund.refuse': ({ db, user, input, now }) => refuse(db, photos, user, input, now),
    'fund.queue': ({ db, user, input, now }) => queue(db, photos, user, input, now),
    'fund.close': ({ db, user, input, now }) => close(db, photos, user, input.fundId, now),
  };
}
