import type { Routes } from '../kernel/route';
import type { PhotoStore } from '../photos';
import type { CheckedKinds } from '../safety';
import { decideCheck } from './decide';
import { checkQueue } from './queue';
import { changeTownList, readTownList } from './town-list';

export function checkRoutes({ photos }: { photos: PhotoStore }, kinds: CheckedKinds): Routes<'check'> {
  return {
    'check.queue': ({ db, user, input, now }) => checkQueue(db, photos, kinds, user, input, now),
    'check.decide': async ({ db, user, input, now }) => {
      await decideCheck(db, kinds, user, input, now);
      return { ok: true };
    },
    'check.words': ({ db, user }) => readTownList(db, user),
    'check.setWords': ({ db, user, input, now }) => changeTownList(db, user, input, now),
  };
}
