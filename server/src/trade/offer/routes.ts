import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { offerDetail } from './detail';
import { manageOffers, offerForShop, offersOfShop } from './lists';
import { turnOffer } from './states';
import { submitOffer } from './submit';

export function offerRoutes({ photos }: { photos: PhotoStore }): Routes<'offer'> {
  return {
    'offer.ofShop': ({ db, input, now }) => offersOfShop(db, photos, input, now),
    'offer.get': ({ db, user, input, now }) => offerDetail(db, photos, user, input.offerId, now),
    'offer.manage': ({ db, user, input, now }) => manageOffers(db, photos, user, input, now),
    'offer.submit': async ({ db, user, input, now }) =>
      offerForShop(db, photos, await submitOffer(db, photos, user, input, now), now),
    'offer.pause': async ({ db, user, input, now }) =>
      offerForShop(db, photos, await turnOffer(db, user, input, ['open'], 'paused'), now),
    'offer.resume': async ({ db, user, input, now }) =>
      offerForShop(db, photos, await turnOffer(db, user, input, ['paused'], 'open'), now),
    'offer.end': async ({ db, user, input, now }) =>
      offerForShop(
        db,
        photos,
        await turnOffer(db, user, input, ['waiting', 'refused', 'open', 'paused'], 'ended'),
        now,
      ),
  };
}
