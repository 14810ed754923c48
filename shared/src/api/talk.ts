import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { done, id, instant, kindName, pageInput, pageOf, requiredText } from './fields';
import { person } from './views';

/** What is talked about: which kinds there are, the server's subjects say (server/src/app.ts). */
const subject = z.strictObject({ kind: kindName, id });

const comment = z.object({
  id,
  /** The comment that it stands under; its own number when it stands by itself. */
  thread: id,
  /** Whom a reply answers, by name. */
  answers: z.string().nullable(),
  /** Why nothing is read here but the replies below: it was removed, or the viewer has blocked its author. */
  gone: z.enum(['removed', 'blocked']).nullable(),
  /** Null when it is gone, and its words empty. */
  author: person.nullable(),
  body: z.string(),
  at: instant,
  edited: z.boolean(),
  /** Only its author reads it so far. */
  held: z.boolean(),
  likes: z.int(),
  liked: z.boolean(),
  /** Its author, and the staff of the subject's region. */
  canRemove: z.boolean(),
  /** Until when its author may put it right; null to all others. */
  editUntil: instant.nullable(),
});

export const talkCalls = {
  'comment.list': defineCall({
    summary: 'Comments on a subject that I may read, oldest first, each with its replies behind it.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ subject, ...pageInput }),
    reply: pageOf(comment),
  }),
  'comment.create': defineCall({
    summary: 'Comment on a subject that is public in my town, or answer a comment on it.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      subject,
      body: requiredText('评论', LIMITS.commentChars),
      /** The comment that is answered. */
      answers: id.optional(),
    }),
    reply: comment,
  }),
  'comment.edit': defineCall({
    summary: 'Put one’s own comment right, within five minutes; it then says so.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ id, body: requiredText('评论', LIMITS.commentChars) }),
    reply: z.object({ body: z.string(), edited: z.boolean(), held: z.boolean() }),
  }),
  'comment.remove': defineCall({
    summary: 'Remove one’s own comment, or as staff one in one’s region; replies below it stay.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ id }),
    reply: done,
  }),
  'like.set': defineCall({
    summary: 'Like a subject or a comment (kind "comment") in my town, or take the like back; twice is once.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ subject, liked: z.boolean() }),
    reply: z.object({ liked: z.boolean(), likes: z.int() }),
  }),
  'block.set': defineCall({
    summary:
      'Block somebody: I no longer see what they say and post, and they no longer comment on what is mine; or undo it. Nobody is told.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ userId: id, blocked: z.boolean() }),
    reply: done,
  }),
  'block.list': defineCall({
    summary: 'Whom I have blocked, the latest first.',
    access: 'user',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(z.object({ person, at: instant })),
  }),
};
