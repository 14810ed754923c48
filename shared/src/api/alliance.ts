import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { degrees, done, hours, id, instant, pageInput, pageOf, requiredLine, requiredText } from './fields';
import { merchantKind } from './merchant';
import { person, photo, postCard } from './views';

const bestOffer = z.object({ title: z.string(), listPrice: z.int(), price: z.int(), points: z.int() });

/** A shop as it stands in a list. */
const shopCard = z.object({
  id,
  name: z.string(),
  kind: merchantKind,
  cover: photo.nullable(),
  giving: z.string(),
  address: z.string(),
  /** Metres from where I said I was; null when I did not. */
  distance: z.int().nullable(),
  redeemed: z.int(),
  offer: bestOffer.nullable(),
});

const thanks = z.object({
  id,
  author: person,
  text: z.string(),
  at: instant,
  /** Only who wrote it reads it so far. */
  held: z.boolean(),
  /** I may take it away: I wrote it, or answer for the region. */
  mayRemove: z.boolean(),
});

export const allianceCalls = {
  'alliance.list': defineCall({
    summary: 'Open shops of my town: the nearest, the newest, or where most was redeemed.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({
      order: z.enum(['near', 'newest', 'busiest']),
      kind: merchantKind.optional(),
      /** Part of a name. */
      name: requiredLine('店名', LIMITS.nameChars).optional(),
      /** Where I am; `near` needs it, and all orders tell distances by it. */
      at: z.strictObject({ lat: degrees('纬度', 90), lng: degrees('经度', 180) }).optional(),
      ...pageInput,
    }),
    reply: pageOf(shopCard).extend({ total: z.int() }),
  }),
  'alliance.ranking': defineCall({
    summary:
      'Shops of my town by the honour of their own deeds, or by the points that residents spent there, in the running month or year. Equal points, equal place.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({
      by: z.enum(['honour', 'taken']),
      period: z.enum(['month', 'year']),
      ...pageInput,
    }),
    reply: pageOf(
      z.object({
        rank: z.int(),
        merchantId: id,
        name: z.string(),
        kind: merchantKind,
        community: z.string(),
        points: z.int(),
        /** I work there. */
        mine: z.boolean(),
      }),
    ),
  }),
  'alliance.get': defineCall({
    summary: 'One shop with what it shows to everybody.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ merchantId: id }),
    reply: z.object({
      id,
      name: z.string(),
      kind: merchantKind,
      intro: z.string(),
      giving: z.string(),
      address: z.string(),
      lat: z.number(),
      lng: z.number(),
      hours,
      photos: z.array(photo),
      community: z.string(),
      state: z.enum(['open', 'paused', 'left']),
      joinedAt: instant,
      redeemed: z.int(),
      thanks: z.int(),
      /** Honour that its own deeds brought, this year. */
      honour: z.int(),
      /** I work there. */
      mine: z.boolean(),
      /** I may thank it now: once a day, and not my own. */
      mayThank: z.boolean(),
    }),
  }),
  'alliance.deeds': defineCall({
    summary: 'Good deeds that were posted in a shop’s name, newest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(postCard),
  }),
  'alliance.thanks': defineCall({
    summary: 'What residents thanked a shop for, newest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(thanks),
  }),
  'alliance.thank': defineCall({
    summary: 'Thank a shop in public, once a day.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ merchantId: id, text: requiredText('感谢的话', LIMITS.reasonChars) }),
    reply: thanks,
  }),
  'alliance.removeThanks': defineCall({
    summary: 'Take thanks away: one’s own, or as staff of the region.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ thanksId: id }),
    reply: done,
  }),
};
