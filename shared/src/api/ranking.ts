import { z } from 'zod';
import { defineCall } from './define';
import { id, pageInput, pageOf } from './fields';
import { period, scope } from './views';

export const rankedView = z.object({
  rank: z.int(),
  userId: id,
  name: z.string(),
  avatar: z.string(),
  community: z.string(),
  points: z.int(),
});

export const rankingCalls = {
  'ranking.list': defineCall({
    summary:
      'Residents by honour earned in the running day, week, month or year, in my town or community. Equal honour, equal place.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ period, scope, ...pageInput }),
    reply: pageOf(rankedView),
  }),
  'ranking.mine': defineCall({
    summary: 'My own place and whom I would reach next.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ period, scope }),
    reply: z.object({
      /** null: not ranked (staff, opted out, or nothing earned yet). */
      rank: z.int().nullable(),
      points: z.int(),
      ranked: z.boolean(),
      ahead: z.object({ name: z.string(), gap: z.int() }).nullable(),
    }),
  }),
};
