import { z } from 'zod';
import { defineCall } from './define';
import { done, id, instant, kindName, pageInput, pageOf } from './fields';

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
        kind: kindName,
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
