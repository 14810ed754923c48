import { z } from 'zod';
import { defineCall } from './define';
import { done, id, instant, pageInput, pageOf } from './fields';

export const messageCalls = {
  'message.list': defineCall({
    summary:
      'What I should know: points about to expire, answers to my objections and appeals, newest first.',
    access: 'user',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      z.object({
        id,
        kind: z.enum([
          ...['expiry', 'objection', 'appeal', 'deduction', 'adjustment', 'household'],
          /** About my shop, and about orders in it: the subject is the shop. */
          ...['shop', 'shop_order'],
          /** About a voucher, an order, a love card, a fund: the subject is that. */
          ...['voucher', 'order', 'card', 'fund'],
        ] as const),
        text: z.string(),
        subjectId: id.nullable(),
        at: instant,
        unread: z.boolean(),
      }),
    ),
  }),
  'message.unread': defineCall({
    summary: 'How many messages I have not read.',
    access: 'user',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({ unread: z.int() }),
  }),
  'message.read': defineCall({
    summary: 'Mark messages up to one as read.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({ upTo: id }),
    reply: done,
  }),
};
