import { z } from 'zod';
import { LIMITS } from '../limits';
import { rollingCodes } from './counter';
import { defineCall } from './define';
import { id, instant, pageInput, pageOf, requiredText, text, version, whole } from './fields';

/** placed → ready; both → collected | cancelled (by the buyer before it is ready, or by the shop) | expired; collected → undone. */
export const orderState = z.enum(['placed', 'ready', 'collected', 'cancelled', 'expired', 'undone']);
/** due → paid → refunded; due → void. */
export const paymentState = z.enum(['due', 'paid', 'refunded', 'void']);

const item = z.object({
  productId: id,
  name: z.string(),
  unit: z.string(),
  /** Fen for one, as it was when the order was placed. */
  price: z.int(),
  quantity: z.int(),
  /** Points that cover a part of this item, and the fen that they take off. */
  points: z.int(),
  pointsFen: z.int(),
});

export const orderView = z.object({
  id,
  merchantId: id,
  shop: z.string(),
  address: z.string(),
  /** Shortened: 王*兰. */
  buyer: z.string(),
  items: z.array(item),
  /** Fen without points. */
  listTotal: z.int(),
  /** Fen to pay. */
  total: z.int(),
  points: z.int(),
  note: z.string(),
  state: orderState,
  payment: z.object({ provider: z.enum(['in_shop']), state: paymentState, amount: z.int() }),
  at: instant,
  readyAt: instant.nullable(),
  /** Until when it can be collected. */
  deadlineAt: instant,
  collectedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Why the shop has refused or undone it; empty when the buyer cancelled. */
  reason: z.string(),
  /** It is mine, and I may still cancel it. */
  mayCancel: z.boolean(),
});

const quantity = whole('数量', 1, LIMITS.orderQuantity);
const one = z.strictObject({ orderId: id });

export const orderCalls = {
  'order.place': defineCall({
    summary: 'Order from one shop, to collect and pay there; points can cover a part and are set aside.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      merchantId: id,
      items: z
        .array(
          z.strictObject({
            productId: id,
            /** As it was read: nobody orders at a price that they have not seen. */
            version,
            quantity,
          }),
        )
        .min(1, { error: '请选好要买的东西' })
        .max(LIMITS.orderItems, { error: `一单最多 ${LIMITS.orderItems} 种` })
        .refine((items) => new Set(items.map(({ productId }) => productId)).size === items.length, {
          error: '同一种商品只能列一次',
        }),
      usePoints: z.boolean(),
      note: text('备注', LIMITS.orderNoteChars),
    }),
    reply: orderView,
  }),
  'order.mine': defineCall({
    summary: 'My orders, newest first: those that wait for me or the shop, or those that are closed.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ open: z.boolean(), ...pageInput }),
    reply: pageOf(orderView),
  }),
  'order.get': defineCall({
    summary: 'One order, for its buyer and the people of its shop.',
    access: 'settled',
    kind: 'read',
    input: one,
    reply: orderView,
  }),
  'order.cancel': defineCall({
    summary: 'As its buyer, cancel an order before it is ready; points and goods go back.',
    access: 'settled',
    kind: 'write',
    input: one,
    reply: orderView,
  }),
  'order.show': defineCall({
    summary:
      'Codes of one of my orders for the next minutes; while they are shown its number can be read out.',
    access: 'settled',
    kind: 'write',
    input: one,
    reply: rollingCodes,
  }),
  'order.ofShop': defineCall({
    summary:
      'Orders at one of my shops in one state: what is to be done oldest first, what is over newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id, state: orderState, ...pageInput }),
    reply: pageOf(orderView),
  }),
  'order.ready': defineCall({
    summary: 'As one who works there, say that an order can be collected; its buyer is told.',
    access: 'settled',
    kind: 'write',
    input: one,
    reply: orderView,
  }),
  'order.refuse': defineCall({
    summary: 'As one who works there, cancel an order with a reason that its buyer reads.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ orderId: id, reason: requiredText('原因', LIMITS.reasonChars) }),
    reply: orderView,
  }),
};
