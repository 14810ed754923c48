import type { PhotoStore } from '../../photos';
import type { Config } from '../../kernel/config';
import { writtenOnce } from '../../kernel/reply';
import type { Routes } from '../../kernel/route';
import { postsOfMerchant } from '../../deeds';
import { shopList } from './list';
import { rankShops } from './ranking';
import { readShown, shopPage } from './shop';
import { listThanks, removeThanks, thankShop } from './thanks';

export function directoryRoutes({
  photos,
  config,
}: {
  photos: PhotoStore;
  config: Pick<Config, 'CONTENT_CHECK'>;
}): Routes<'alliance'> {
  const shops = shopList(photos);
  return {
    'alliance.list': async ({ db, user, input, now }) =>
      writtenOnce('alliance.list', await shops(db, user, input, now)),
    'alliance.ranking': ({ db, user, input, now }) => rankShops(db, user, input, now),
    'alliance.get': ({ db, user, input, now }) => shopPage(db, photos, user, input.merchantId, now),
    'alliance.deeds': async ({ db, user, input, now }) => {
      await readShown(db, input.merchantId);
      return postsOfMerchant(photos, db, user, input, now);
    },
    'alliance.thanks': ({ db, user, input }) => listThanks(db, user, input),
    'alliance.thank': ({ db, user, input, now }) => thankShop(db, user, input, config.CONTENT_CHECK, now),
    'alliance.removeThanks': async ({ db, user, input, now }) => {
      await removeThanks(db, user, input.thanksId, now);
      return { ok: true };
    },
  };
}
