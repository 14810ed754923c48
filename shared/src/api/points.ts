import { z } from 'zod';
import { defineCall } from './define';
import { id, instant, month, pageInput, pageOf } from './fields';
import { objectionView } from './notice';
import { photo, ruleView } from './views';

export const lineView = z.object({
  /** The transfer this line shows. */
  id,
  amount: z.int(),
  title: z.string(),
  seal: z.string(),
  note: z.string(),
  at: instant,
  /** notice: not spendable before `endsAt`; voided: taken back after an objection, the award and the line that took it. */
  state: z.enum(['done', 'notice', 'voided']),
  endsAt: instant.nullable(),
});

export const pointsCalls = {
  'points.summary': defineCall({
    summary: 'My balance, what came today and my honour per period.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      balance: z.int(),
      /** In public notice: mine, but not spendable yet. */
      inNotice: z.int(),
      /** Set aside for something being bought. */
      setAside: z.int(),
      /** What expires next, if that is within a year. */
      expiring: z.object({ points: z.int(), at: instant }).nullable(),
      /** What a deduction could not take; points to come repay it. */
      owed: z.int(),
      today: z.int(),
      honour: z.object({ day: z.int(), week: z.int(), month: z.int(), year: z.int() }),
    }),
  }),
  'points.month': defineCall({
    summary: 'One month of mine: gained, used and the days on which something was earned.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({
      month: month.optional(),
    }),
    reply: z.object({ month: z.string(), gained: z.int(), used: z.int(), days: z.array(z.int()) }),
  }),
  'points.lines': defineCall({
    summary: 'Lines of my account, newest first; of one month or all.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({
      month: month.optional(),
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
      /** What it was set aside for by oneself, at which shop: no office decided. */
      bought: z.object({ kind: z.enum(['voucher', 'order']), id, shop: z.string() }).nullable(),
      unit: z.string(),
      reviewers: z.int(),
      /** The balance after it; null while it is not on the balance. */
      balanceAfter: z.int().nullable(),
      kind: z.string(),
      title: z.string(),
      seal: z.string(),
      note: z.string().nullable(),
      notice: z.object({ state: z.enum(['pending', 'posted', 'voided']), endsAt: instant }).nullable(),
      objections: z.array(objectionView),
    }),
  }),
  'points.notices': defineCall({
    summary: 'My awards in public notice, soonest to end first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      z.object({
        transferId: id,
        title: z.string(),
        seal: z.string(),
        points: z.int(),
        awardedAt: instant,
        endsAt: instant,
        objections: z.int(),
      }),
    ),
  }),
  'points.statement': defineCall({
    summary: 'One month of my balance: opening and closing, and every movement between.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ month, ...pageInput }),
    reply: z.object({
      month: z.string(),
      opening: z.int(),
      closing: z.int(),
      gained: z.int(),
      used: z.int(),
      items: z.array(
        z.object({ id, at: instant, title: z.string(), note: z.string(), amount: z.int(), balance: z.int() }),
      ),
      next: z.string().nullable(),
    }),
  }),
  'points.statementFile': defineCall({
    summary: 'An address, good for ten minutes, of the month’s statement as a spreadsheet.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ month }),
    reply: z.object({ path: z.string(), name: z.string() }),
  }),
};
