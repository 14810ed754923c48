import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { id, instant, month, pageInput, whole } from './fields';
import { merchantKind } from './merchant';

/** What came of the platform for a shop, in some span of time. */
const sums = {
  /** Vouchers used, orders collected, love cards shown. */
  redemptions: z.int(),
  orders: z.int(),
  cards: z.int(),
  points: z.int(),
  /** Fen that were taken in the shop. */
  cash: z.int(),
};

const ofMonth = { merchantId: id, month };

export const figuresCalls = {
  'figures.shop': defineCall({
    summary: 'What came of it: one month of a shop, for its people and the staff of its region.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(ofMonth),
    reply: z.object({
      /** Days on which somebody came. */
      days: z.array(z.object({ day: z.string(), ...sums })),
      ...sums,
      undone: z.int(),
      /** Fen that vouchers and orders are worth at the list price. */
      listValue: z.int(),
      /** People who came for the first time in this month, and those who had before. */
      newCustomers: z.int(),
      returning: z.int(),
      /** Against the weeks before joining; null until the owner has said how many came then. */
      uplift: z
        .object({
          /** Customers a week before joining, as the owner says. */
          before: z.int(),
          /** Visits in the last four whole weeks, and what part of `before` that is a week, in per cent. */
          lastFourWeeks: z.int(),
          percent: z.int(),
        })
        .nullable(),
      thanks: z.int(),
      /** Honour of its own deeds this year. */
      honour: z.int(),
    }),
  }),
  'figures.baseline': defineCall({
    summary: 'As owner, say how many customers a week came before joining; the shop’s history keeps it.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({
      merchantId: id,
      perWeek: whole('每周客人', 1, LIMITS.customersPerWeek),
    }),
    reply: z.object({ before: z.int() }),
  }),
  'figures.statement': defineCall({
    summary: 'A month of a shop’s account in the points book: every movement, opening and closing balance.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ ...ofMonth, ...pageInput }),
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
  'figures.statementFile': defineCall({
    summary: 'An address, good for ten minutes, of the shop’s month as a spreadsheet.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(ofMonth),
    reply: z.object({ path: z.string(), name: z.string() }),
  }),
  'figures.town': defineCall({
    summary:
      'The points of my town: in circulation, and month by month awarded and redeemed; by kind of shop.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      /** What residents have, in notice and set aside included. */
      circulating: z.int(),
      /** The last twelve months, newest first. */
      months: z.array(z.object({ month: z.string(), awarded: z.int(), redeemed: z.int() })),
      kinds: z.array(z.object({ kind: merchantKind, shops: z.int(), redemptions: z.int(), points: z.int() })),
      shops: z.int(),
      vouchers: z.object({ open: z.int(), used: z.int(), unused: z.int() }),
    }),
  }),
};
