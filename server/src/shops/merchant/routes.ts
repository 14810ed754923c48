import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { applyToJoin, changeProfile } from './apply';
import { dossierOf } from './dossier';
import { shopsForStaff, shopsOf } from './lists';
import { inviteClerk, joinShop, removeMember, shopOfCode } from './people';
import { membersOf } from './shop-access';
import { shopAppealQueue, appealSuspension, decideShopAppeal, restoreShop, suspendShop } from './suspension';
import { LEAVE, PAUSE, RESUME, turnShop } from './states';

export function merchantRoutes({ photos }: { photos: PhotoStore }): Routes<'merchant'> {
  return {
    'merchant.apply': async ({ db, user, input, now }) => ({
      merchantId: await applyToJoin(db, photos, user, input, now),
    }),
    'merchant.mine': async ({ db, user }) => ({ shops: await shopsOf(db, user.id) }),
    'merchant.file': ({ db, user, input, now }) => dossierOf(db, photos, user, input.merchantId, now),
    'merchant.change': async ({ db, user, input, now }) => {
      await changeProfile(db, photos, user, input, now);
      return dossierOf(db, photos, user, input.merchantId, now);
    },
    'merchant.pause': async ({ db, user, input: { merchantId, note }, now }) => {
      await turnShop(db, user, merchantId, PAUSE, note, now);
      return dossierOf(db, photos, user, merchantId, now);
    },
    'merchant.resume': async ({ db, user, input: { merchantId }, now }) => {
      await turnShop(db, user, merchantId, RESUME, '', now);
      return dossierOf(db, photos, user, merchantId, now);
    },
    'merchant.leave': async ({ db, user, input: { merchantId, note }, now }) => {
      await turnShop(db, user, merchantId, LEAVE, note, now);
      return dossierOf(db, photos, user, merchantId, now);
    },
    'merchant.invite': async ({ db, user, input: { merchantId }, now }) => {
      await inviteClerk(db, user, merchantId, now);
      return dossierOf(db, photos, user, merchantId, now);
    },
    'merchant.peek': async ({ db, user, input, now }) => {
      const { id, name } = await shopOfCode(db, user, input.code, now);
      const [owner] = await membersOf(db, id);
      return { name, owner: owner?.name ?? '' };
    },
    'merchant.join': async ({ db, user, input, now }) => ({
      merchantId: await joinShop(db, user, input.code, now),
    }),
    'merchant.remove': async ({ db, user, input, now }) => {
      await removeMember(db, user, input, now);
      return { ok: true };
    },
    'merchant.appeal': async ({ db, user, input, now }) => {
      await appealSuspension(db, user, input, now);
      return dossierOf(db, photos, user, input.merchantId, now);
    },
    'merchant.list': ({ db, user, input }) => shopsForStaff(db, user, input),
    'merchant.suspend': async ({ db, user, input, now }) => {
      await suspendShop(db, user, input, now);
      return dossierOf(db, photos, user, input.merchantId, now);
    },
    'merchant.restore': async ({ db, user, input, now }) => {
      await restoreShop(db, user, input, now);
      return dossierOf(db, photos, user, input.merchantId, now);
    },
    'merchant.appeals': ({ db, user, input, now }) => shopAppealQueue(db, user, input, now),
    'merchant.decide': async ({ db, user, input, now }) => {
      await decideShopAppeal(db, user, input, now);
      return { ok: true };
    },
  };
}
