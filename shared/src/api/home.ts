import { z } from 'zod';
import { instant, id } from './fields';
import { defineCall } from './define';
import { boardCode, postCard, ruleView } from './views';
import { newsLine } from './message';
import { rankedView } from './ranking';

/** What waits for a member of staff in their region, and how they are getting on. */
const desk = z.object({
  /** Posts. */
  waiting: z.int(),
  /** Since when the first of them waits. */
  oldestAt: instant.nullable(),
  decidedToday: z.int(),
  decidedYesterday: z.int(),
  objections: z.int(),
  appeals: z.int(),
  /** What shops want to show. */
  submissions: z.int(),
  /** Adjustments of points that wait for a second person. */
  adjustments: z.int(),
});

/** A shop where the caller works, as its day goes. */
const ownShop = z.object({
  id,
  name: z.string(),
  /** Who came because of the platform since midnight, with voucher, card or order. */
  visits: z.int(),
  /** Of them who had never come before. */
  newcomers: z.int(),
  points: z.int(),
  /** Orders to be packed, and orders to be fetched. */
  placed: z.int(),
  ready: z.int(),
});

export const homeCalls = {
  'home.summary': defineCall({
    summary: 'All that the first screen shows, in one call.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      /** Lunar day and, on its day, the solar term: '十月初三', '小雪' or null. */
      lunar: z.object({ day: z.string(), term: z.string().nullable() }),
      /** The newest message that I have not read, and how many there are (at most a hundred); null: none. */
      news: newsLine.extend({ unread: z.int() }).nullable(),
      balance: z.int(),
      /** In public notice: mine, but not spendable yet. */
      inNotice: z.int(),
      today: z.int(),
      honourMonth: z.int(),
      /** What the four rings' rules still leave for today, in points. */
      canEarn: z.int(),
      rings: z.array(ruleView),
      boards: z.array(z.object({ code: boardCode, today: z.int() })),
      postsToday: z.int(),
      top: z.array(rankedView),
      mine: z.object({
        rank: z.int().nullable(),
        points: z.int(),
        ahead: z.object({ name: z.string(), gap: z.int() }).nullable(),
      }),
      latest: z.array(postCard),
      /** Nothing written and nothing earned yet: the first step is still to be taken. */
      isNew: z.boolean(),
      /** For staff; else null. */
      desk: desk.nullable(),
      /** For those who work in a shop that takes vouchers. */
      shops: z.array(ownShop),
    }),
  }),
  'home.mine': defineCall({
    summary: 'The numbers that matter on the page 我的, in one call.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      unread: z.int(),
      balance: z.int(),
      inNotice: z.int(),
      posts: z.object({ pending: z.int(), rejected: z.int() }),
      /** Vouchers and orders that are still open. */
      vouchers: z.int(),
      orders: z.int(),
      /** Love cards that still hold, and such as can be claimed now. */
      cards: z.object({ held: z.int(), claimable: z.int() }),
      /** How many we are, and who asks to join mine; null: in no family. */
      household: z.object({ members: z.int(), asking: z.int() }).nullable(),
      /** The shops where I work, with their orders that wait to be packed. */
      shops: z.array(ownShop.pick({ id: true, name: true, placed: true })),
      /** Posts that wait in my region, for staff; else null. */
      waiting: z.int().nullable(),
    }),
  }),
};
