import { z } from 'zod';
import { defineCall } from './define';
import { id, instant, pageInput, pageOf } from './fields';
import { photo, ruleView } from './views';

export const lineView = z.object({
  /** The transfer this line shows. */
  id,
  amount: z.int(),
  title: z.string(),
  seal: z.string(),
  note: z.string(),
  at: instant,
});

export const pointsCalls = {
  'points.summary': defineCall({
    summary: 'My balance, what came today and my honour per period.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      balance: z.int(),
      today: z.int(),
      honour: z.object({ day: z.int(), week: z.int(), month: z.int(), year: z.int() }),
    }),
  }),
  'points.month': defineCall({
    summary: 'One month of mine: gained, used and the days on which something was earned.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({
      month: z
        .string()
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
        .optional(),
    }),
    reply: z.object({ month: z.string(), gained: z.int(), used: z.int(), days: z.array(z.int()) }),
  }),
  'points.lines': defineCall({
    summary: 'Lines of my account, newest first; of one month or all.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({
      month: z
        .string()
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
        .optional(),
      ...pageInput,
    }),
    reply: pageOf(lineView),
  }),
  'points.reason': defineCall({
    summary: 'Why one line of my account is there: rule and version, post, unit, time, what is left.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ transferId: id }),
    reply: z.object({
      id,
      amount: z.int(),
      at: instant,
      /** A number to read out on the phone. */
      number: z.string(),
      rule: ruleView.nullable(),
      post: z
        .object({
          id,
          sentAt: instant,
          photos: z.int(),
          place: z.string().nullable(),
          cover: photo.nullable(),
          excerpt: z.string(),
        })
        .nullable(),
      unit: z.string(),
      reviewers: z.int(),
      balanceAfter: z.int(),
    }),
  }),
};
