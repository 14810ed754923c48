import type { PhotoStore } from '../photos';
import type { Routes } from '../kernel/route';
import { confirmFundUse, refuseFundUse } from './decide';
import { giveToFund } from './give';
import { fundPage, fundGifts, listFunds, fundUseQueue, usesOfFund } from './lists';
import { closeFund, openFund } from './open';
import { proposeFundUse } from './propose';

export function fundRoutes({ photos }: { photos: PhotoStore }): Routes<'fund'> {
  return {
    'fund.open': ({ db, user, input, now }) => openFund(db, photos, user, input, now),
    'fund.list': ({ db, user, input, now }) => listFunds(db, photos, user, input, now),
    'fund.get': ({ db, user, input, now }) => fundPage(db, photos, user, input, now),
    'fund.give': ({ db, user, input, now }) => giveToFund(db, photos, user, input, now),
    'fund.gifts': ({ db, input }) => fundGifts(db, input),
    'fund.uses': ({ db, input, now }) => usesOfFund(db, photos, input, now),
    'fund.use': ({ db, user, input, now }) => proposeFundUse(db, photos, user, input, now),
    'fund.confirm': ({ db, user, input, now }) => confirmFundUse(db, photos, user, input, now),
    'fund.refuse': ({ db, user, input, now }) => refuseFundUse(db, photos, user, input, now),
    'fund.queue': ({ db, user, input, now }) => fundUseQueue(db, photos, user, input, now),
    'fund.close': ({ db, user, input, now }) => closeFund(db, photos, user, input.fundId, now),
  };
}
