import { z } from 'zod';
import { defineCall } from './define';
import { boardCode, postCard, ruleView } from './views';
import { rankedView } from './ranking';

export const homeCalls = {
  'home.summary': defineCall({
    summary: 'All that the first screen shows, in one call.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      /** Lunar day and, on its day, the solar term: '十月初三', '小雪' or null. */
      lunar: z.object({ day: z.string(), term: z.string().nullable() }),
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
      /** Posts waiting in my region, for staff; else null. */
      waiting: z.int().nullable(),
    }),
  }),
};
