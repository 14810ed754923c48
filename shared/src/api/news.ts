import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { done, id, instant, pageInput, pageOf, photoIds, requiredLine, requiredText, text } from './fields';
import { submissionState } from './submission';
import { photo } from './views';

/** waiting → shown | refused (which can be submitted again); all → removed. */
export const newsState = z.enum(['waiting', 'shown', 'refused', 'removed']);

/** What a shop tells its neighbours. */
const newsView = z.object({
  id,
  merchantId: id,
  shop: z.string(),
  title: z.string(),
  text: z.string(),
  photos: z.array(photo),
  /** When it came to be shown; before that, when it was written. */
  at: instant,
});

const forShop = newsView.extend({
  state: newsState,
  submission: z.object({ id, state: submissionState, answer: z.string(), at: instant }).nullable(),
});

/** Something of a shop on home. */
const turn = z.object({
  kind: z.enum(['news', 'product']),
  /** Of the news or the product. */
  id,
  merchantId: id,
  shop: z.string(),
  title: z.string(),
  text: z.string(),
  cover: photo.nullable(),
  /** Fen for one `unit`; null for news. */
  price: z.int().nullable(),
  unit: z.string().nullable(),
  at: instant,
});

export const newsCalls = {
  'news.ofShop': defineCall({
    summary: 'What a shop has told its neighbours, newest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(newsView),
  }),
  'news.get': defineCall({
    summary: 'One piece of news that is shown, and whether I may take it away as staff of its region.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ newsId: id }),
    reply: newsView.extend({ mayRemove: z.boolean() }),
  }),
  'news.rotation': defineCall({
    summary:
      'Up to three fresh things, news and products, of different shops of my town, for home; every hour others, each shop as often as any other.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({ items: z.array(turn) }),
  }),
  'news.manage': defineCall({
    summary: 'All news of one of my shops, newest first, with what became of it.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(forShop),
  }),
  'news.submit': defineCall({
    summary: 'As one who works there, write news, or write anew what was sent back; staff review it first.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      merchantId: id,
      /** Null for new ones. */
      newsId: id.nullable(),
      title: requiredLine('标题', LIMITS.newsTitleChars),
      text: requiredText('内容', LIMITS.newsChars),
      photos: photoIds(LIMITS.newsPhotos),
    }),
    reply: forShop,
  }),
  'news.remove': defineCall({
    summary:
      'Take news away: its shop’s owner, or staff of the region, who say why. Doing it twice changes nothing.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ newsId: id, reason: text('原因', LIMITS.reasonChars) }),
    reply: done,
  }),
};
