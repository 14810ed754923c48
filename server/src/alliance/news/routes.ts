import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { manageNews, newsForShop, newsOfShop, shownNews } from './lists';
import { removeNews } from './remove';
import { newsRotation } from './rotation';
import { submitNews } from './submit';

export function newsRoutes({ photos }: { photos: PhotoStore }): Routes<'news'> {
  return {
    'news.ofShop': ({ db, input, now }) => newsOfShop(db, photos, input, now),
    'news.get': ({ db, user, input, now }) => shownNews(db, photos, user, input.newsId, now),
    'news.rotation': ({ db, user, now }) => newsRotation(db, photos, user, now),
    'news.manage': ({ db, user, input, now }) => manageNews(db, photos, user, input, now),
    'news.submit': async ({ db, user, input, now }) =>
      newsForShop(db, photos, await submitNews(db, photos, user, input, now), now),
    'news.remove': async ({ db, user, input, now }) => {
      await removeNews(db, photos, user, input, now);
      return { ok: true };
    },
  };
}
