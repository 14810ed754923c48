import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import {
  fen,
  id,
  instant,
  pageInput,
  pageOf,
  photoIds,
  requiredLine,
  text,
  version,
  whole,
  wholeChange,
} from './fields';
import { submissionState } from './submission';
import { photo } from './views';

export const productState = z.enum(['waiting', 'open', 'paused', 'ended', 'refused']);

/** So many points take so many fen off the price of one, once in an order; the shop bears it. */
const pointsPart = z.strictObject({
  points: whole('积分', 1, LIMITS.offerPoints),
  fen: fen('积分抵的钱', 1),
});

/** What staff review. */
const terms = {
  name: requiredLine('商品名', LIMITS.nameChars),
  text: text('说明', LIMITS.introChars),
  /** Fen for one unit. */
  price: fen('价格', 1),
  unit: requiredLine('单位', LIMITS.unitChars),
  /** How many one person may have on order at a time, in one order and in all that are not collected. */
  personLimit: whole('每人限购', 1, LIMITS.orderQuantity).nullable(),
  pointsPart: pointsPart.nullable(),
  photos: photoIds(LIMITS.productPhotos),
};

/** A product as it stands in a list. */
export const productView = z.object({
  id,
  merchantId: id,
  name: z.string(),
  text: z.string(),
  photos: z.array(photo),
  price: z.int(),
  unit: z.string(),
  stock: z.int(),
  personLimit: z.int().nullable(),
  pointsPart: z.object({ points: z.int(), fen: z.int() }).nullable(),
  state: productState,
  version: z.int(),
});

const forShop = productView.extend({
  /** How far the last change of it is. */
  submission: z.object({ id, state: submissionState, answer: z.string(), at: instant }).nullable(),
});

const price = z.object({
  price: z.int(),
  unit: z.string(),
  pointsPart: z.object({ points: z.int(), fen: z.int() }).nullable(),
  since: instant,
});

const mine = { merchantId: id, productId: id };

export const productCalls = {
  'product.ofShop': defineCall({
    summary: 'What a shop sells now, newest first; sold out ones as well.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(productView),
  }),
  'product.get': defineCall({
    summary: 'One product: its shop, what it has cost since when, and whether I could order it now.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ productId: id }),
    reply: z.object({
      product: productView,
      shop: z.object({
        id,
        name: z.string(),
        address: z.string(),
        lat: z.number(),
        lng: z.number(),
        photos: z.array(photo),
      }),
      /** Newest first; the first is in force. */
      prices: z.array(price),
      /** What I have to spend; null for a guest. */
      balance: z.int().nullable(),
      /** How many more I may have on order; null: no limit. */
      mineLeft: z.int().nullable(),
      /** Why I cannot order it. */
      block: z.enum(['guest', 'town', 'paused', 'over', 'stock', 'limit']).nullable(),
      /** Why points cannot cover their part; null where they can, or where they have none. */
      pointsBlock: z.enum(['own', 'short']).nullable(),
    }),
  }),
  'product.manage': defineCall({
    summary: 'All products of one of my shops, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(forShop),
  }),
  'product.create': defineCall({
    summary: 'As owner, propose a product; staff review it before it is shown.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ merchantId: id, ...terms, stock: whole('库存', 0, LIMITS.productStock) }),
    reply: forShop,
  }),
  'product.change': defineCall({
    summary:
      'As owner, propose other terms of a product; those that are shown hold until staff have approved.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ ...mine, version, ...terms }),
    reply: forShop,
  }),
  'product.stock': defineCall({
    summary: 'As one who works there, so many more or fewer in stock; at once, and never below zero.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      ...mine,
      delta: wholeChange('增减', LIMITS.productStock),
    }),
    reply: forShop,
  }),
  'product.pause': defineCall({
    summary: 'As owner, sell no more of it for a while; orders that are placed stay good.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject(mine),
    reply: forShop,
  }),
  'product.resume': defineCall({
    summary: 'As owner, sell a paused one again.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject(mine),
    reply: forShop,
  }),
  'product.end': defineCall({
    summary: 'As owner, sell it no more; orders that are placed stay good.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject(mine),
    reply: forShop,
  }),
};
