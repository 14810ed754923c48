import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { id, instant, machineMade, pageInput, pageOf, requiredText, scanned } from './fields';

/** What somebody can show at a counter. */
export const presentedKind = z.enum(['voucher', 'card', 'order']);

/** What a clerk needs before the one tap. */
const presented = z.object({
  kind: presentedKind,
  id,
  title: z.string(),
  /** Shortened: 王*兰. */
  holder: z.string(),
  /** Fen to take in the shop now; null when the price is worked out from the bill (a card). */
  price: z.int().nullable(),
  /** Fen without the offer; null where there is no such price. */
  listPrice: z.int().nullable(),
  /** Points that the shop is given when it settles. */
  points: z.int(),
  /** What else the clerk reads, line by line ('8 折，还剩 3 次'). */
  lines: z.array(z.string()),
  expiresAt: instant.nullable(),
});

const settled = z.object({
  kind: presentedKind,
  id,
  title: z.string(),
  holder: z.string(),
  price: z.int().nullable(),
  points: z.int(),
  at: instant,
  clerk: z.string(),
  /** Until when it can be undone; null when it cannot, or was. */
  undoUntil: instant.nullable(),
  undone: z.boolean(),
});

/** The text of a scanned code, or the eight digits that were read out. */
const shown = scanned('码');
const ticket = machineMade(
  /^[a-z]{4,10}\.\d{1,15}\.\d{13}\.[\w-]{43}$/,
  '核对已失效，请重新扫码',
  `voucher.1.1763800000000.${'A'.repeat(43)}`,
);

export const counterCalls = {
  'counter.check': defineCall({
    summary:
      'What a scanned code, or a number that was read out, is good for at my counter, and a ticket to settle it. Wrong ones are counted, and slow the shop down.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ merchantId: id, code: shown }),
    reply: presented.extend({ ticket: z.string(), ticketUntil: instant }),
  }),
  'counter.settle': defineCall({
    summary:
      'The one tap: settles what was checked. Sending again, with the same key or not, tells what has happened.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ merchantId: id, ticket }),
    reply: settled,
  }),
  'counter.undo': defineCall({
    summary: 'Undo a settlement within minutes, with a reason; points go back to the lots they came from.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      merchantId: id,
      kind: presentedKind,
      id,
      reason: requiredText('撤销原因', LIMITS.reasonChars),
    }),
    reply: settled,
  }),
  'counter.recent': defineCall({
    summary: 'What was settled at my counter, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id, kind: presentedKind, ...pageInput }),
    reply: pageOf(settled),
  }),
};

/** Codes of one thing for the next minutes, each good for half a minute, so that a phone without network still shows a fresh one. */
export const rollingCodes = z.object({
  /** The server's clock, for a phone whose own is wrong. */
  now: instant,
  codes: z.array(
    z.object({
      from: instant,
      until: instant,
      /** A PNG of the QR code, as a data URL. */
      image: z.string(),
      /** '4827 1960' */
      number: z.string(),
    }),
  ),
});
