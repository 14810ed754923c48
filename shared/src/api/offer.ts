import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import {
  fen,
  givenInstant,
  hours,
  id,
  instant,
  pageInput,
  pageOf,
  photoIds,
  requiredLine,
  text,
  version,
  whole,
} from './fields';
import { submissionState } from './submission';
import { photo } from './views';

export const offerState = z.enum(['waiting', 'open', 'paused', 'ended', 'refused']);
/** In what period the stock and what one person may take are counted anew; `none`: once and for all. */
export const offerPeriod = z.enum(['none', 'day', 'week', 'month']);

/** What a shop gives for points; the discount is the shop's own gift. */
const terms = {
  title: requiredLine('名称', LIMITS.nameChars),
  detail: text('说明', LIMITS.introChars),
  /** Fen, as anybody else pays. */
  listPrice: fen('原价', 1),
  /** Fen to pay in the shop; 0: for points alone. */
  price: fen('到店付'),
  points: whole('积分', 1, LIMITS.offerPoints),
  period: offerPeriod,
  stock: whole('数量', 1, LIMITS.offerStock).nullable(),
  personLimit: whole('每人限换', 1, 100).nullable(),
  /** How long a voucher can be used. */
  validDays: whole('有效天数', 1, 365),
  /** When it can be used. */
  hours,
  /** A special of a limited time; null: from now on, without end. */
  startsAt: givenInstant('开始时间').nullable(),
  endsAt: givenInstant('结束时间').nullable(),
};

const price = z.object({ listPrice: z.int(), price: z.int(), points: z.int(), since: instant });

/** An offer as it stands in a list. */
export const offerView = z.object({
  id,
  merchantId: id,
  title: z.string(),
  detail: z.string(),
  photos: z.array(photo),
  listPrice: z.int(),
  price: z.int(),
  points: z.int(),
  period: offerPeriod,
  /** How many are left in the running period; null: as many as wanted. */
  left: z.int().nullable(),
  personLimit: z.int().nullable(),
  validDays: z.int(),
  hours,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  state: offerState,
  version: z.int(),
});

/** Why I cannot redeem it now. */
export const offerBlock = z.enum([
  'guest',
  'short',
  'limit',
  'stock',
  'own',
  'town',
  'paused',
  'early',
  'over',
]);

const shopBrief = z.object({
  id,
  name: z.string(),
  address: z.string(),
  lat: z.number(),
  lng: z.number(),
  giving: z.string(),
  photos: z.array(photo),
});

const forShop = offerView.extend({
  stock: z.int().nullable(),
  /** How far the last change of it is. */
  submission: z.object({ id, state: submissionState, answer: z.string(), at: instant }).nullable(),
  /** Vouchers that are out, and that were used. */
  open: z.int(),
  used: z.int(),
});

const mine = { merchantId: id, offerId: id };

export const offerCalls = {
  'offer.ofShop': defineCall({
    summary: 'What a shop gives for points now, newest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(offerView),
  }),
  'offer.get': defineCall({
    summary: 'One offer: its shop, what it has cost since when, and what I could do with it.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ offerId: id }),
    reply: z.object({
      offer: offerView,
      shop: shopBrief,
      /** Newest first; the first is in force. */
      prices: z.array(price),
      /** What I have to spend; null for a guest. */
      balance: z.int().nullable(),
      /** How many I may still take in the running period; null: no limit. */
      mineLeft: z.int().nullable(),
      block: offerBlock.nullable(),
    }),
  }),
  'offer.manage': defineCall({
    summary: 'All offers of one of my shops, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(forShop),
  }),
  'offer.submit': defineCall({
    summary: 'As owner, propose an offer or new terms of one; staff review it before it is shown.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      merchantId: id,
      /** Null for a new one. */
      offerId: id.nullable(),
      /** As it was read; null for a new one. */
      version: version.nullable(),
      ...terms,
      photos: photoIds(LIMITS.merchantPhotos),
    }),
    reply: forShop,
  }),
  'offer.pause': defineCall({
    summary: 'As owner, stop giving it for a while; vouchers that are out stay good.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject(mine),
    reply: forShop,
  }),
  'offer.resume': defineCall({
    summary: 'As owner, give a paused one again.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject(mine),
    reply: forShop,
  }),
  'offer.end': defineCall({
    summary: 'As owner, give it no more; vouchers that are out stay good.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject(mine),
    reply: forShop,
  }),
};
