import { z } from 'zod';
import { rollingCodes } from './counter';
import { defineCall } from './define';
import { hours, id, instant, pageInput, pageOf, version } from './fields';

/** open → used | cancelled (by its holder) | expired | returned (the shop was suspended); used → undone. */
export const voucherState = z.enum(['open', 'used', 'cancelled', 'expired', 'returned', 'undone']);

export const voucherView = z.object({
  id,
  offerId: id,
  merchantId: id,
  title: z.string(),
  shop: z.string(),
  address: z.string(),
  listPrice: z.int(),
  price: z.int(),
  points: z.int(),
  hours,
  state: voucherState,
  at: instant,
  expiresAt: instant,
  /** When it left `open`, or was undone. */
  closedAt: instant.nullable(),
  /** Why it was undone. */
  note: z.string(),
});

export const voucherCalls = {
  'voucher.redeem': defineCall({
    summary: 'Redeem an offer: its points are set aside, and a voucher is mine.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      offerId: id,
      /** As it was read: nobody pays a price that they have not seen. */
      version,
    }),
    reply: voucherView,
  }),
  'voucher.mine': defineCall({
    summary: 'My vouchers, newest first: those that I can use, or those that are closed.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ open: z.boolean(), ...pageInput }),
    reply: pageOf(voucherView),
  }),
  'voucher.get': defineCall({
    summary: 'One of my vouchers.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ voucherId: id }),
    reply: voucherView,
  }),
  'voucher.show': defineCall({
    summary:
      'Codes of one of my vouchers for the next minutes; while they are shown its number can be read out.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ voucherId: id }),
    reply: rollingCodes,
  }),
  'voucher.cancel': defineCall({
    summary: 'Give a voucher back before it is used: its points return to the lots they came from.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ voucherId: id }),
    reply: voucherView,
  }),
};
