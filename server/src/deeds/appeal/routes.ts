import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { fileAppeal } from './create';
import { decideAppeal } from './decide';
import { appealQueue, ownAppeals, readAppeal } from './lists';

export function appealRoutes({ photos }: { photos: PhotoStore }): Routes<'appeal'> {
  return {
    'appeal.create': async ({ db, user, input, now }) =>
      readAppeal(db, photos, await fileAppeal(db, photos, user, input, now), now),
    'appeal.mine': ({ db, user, input, now }) => ownAppeals(db, photos, user, input, now),
    'appeal.queue': ({ db, user, input, now }) => appealQueue(db, photos, user, input, now),
    'appeal.decide': ({ db, user, input, now }) => decideAppeal(db, user, input, now),
  };
}
