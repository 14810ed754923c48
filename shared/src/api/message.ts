import { z } from 'zod';
import { MESSAGE_KINDS } from '../messages';
import { defineCall } from './define';
import { done, id, instant, kindName, pageInput, pageOf, whole } from './fields';

const minute = (what: string) => whole(what, 0, 24 * 60 - 1);

/** From when to when nothing buzzes, minutes of the day. */
const quiet = z.strictObject({ from: minute('开始时间'), to: minute('结束时间') });

/** My newest message that I have not read, in short. */
export const newsLine = z.object({ kind: kindName, title: z.string() });

export const messageCalls = {
  'message.list': defineCall({
    summary: 'What I should know, newest first: what came of my deeds, who spoke to me, what waits for me.',
    access: 'user',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      z.object({
        id,
        kind: kindName,
        /** The news in a few words; null: it has only its text. */
        title: z.string().nullable(),
        text: z.string(),
        /** The neighbour whom it comes from. */
        from: z.object({ name: z.string(), avatar: z.string() }).nullable(),
        /** The rule whose points it tells of. */
        seal: z.object({ text: z.string(), points: z.int() }).nullable(),
        /** What the subject is, where the kind does not say it: of talk. */
        subjectKind: kindName.nullable(),
        subjectId: id.nullable(),
        at: instant,
        unread: z.boolean(),
      }),
    ),
  }),
  'message.unread': defineCall({
    summary: 'How many messages I have not read; more than a hundred are counted as a hundred.',
    access: 'user',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({ unread: z.int() }),
  }),
  'message.open': defineCall({
    summary: 'Mark one message as read: I have opened it.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({ id }),
    reply: done,
  }),
  'message.read': defineCall({
    summary: 'Mark messages up to one as read.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({ upTo: id }),
    reply: done,
  }),
  'message.settings': defineCall({
    summary: 'Which kinds of messages I have switched off, and from when to when nothing should buzz.',
    access: 'user',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      off: z.array(kindName),
      /** Minutes of the day; null: anything may buzz at any time. */
      quiet: z.object({ from: z.int(), to: z.int() }).nullable(),
    }),
  }),
  'message.switch': defineCall({
    summary:
      'Switch a kind of message off or on. Decisions about me stand in the inbox even so, but count and buzz no more.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({
      kind: z.enum(MESSAGE_KINDS, { error: '没有这一类消息' }),
      on: z.boolean(),
    }),
    reply: done,
  }),
  'message.quiet': defineCall({
    summary: 'Say from when to when nothing should buzz; null: never.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({ quiet: quiet.nullable() }),
    reply: done,
  }),
};
