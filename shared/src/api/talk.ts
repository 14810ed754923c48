import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { done, id, instant, kindName, pageInput, pageOf, requiredText } from './fields';
import { person } from './views';

/** What is talked about: which kinds there are, the server's subjects say (server/src/app.ts). */
const subject = z.strictObject({ kind: kindName, id });

/** `canRemove`: its author, and the staff of the subject's region. `held`: only its author reads it so far. */
const comment = z.object({
  id,
  author: person,
  body: z.string(),
  at: instant,
  held: z.boolean(),
  canRemove: z.boolean(),
});

export const talkCalls = {
  'comment.list': defineCall({
    summary: 'Comments on a subject that I may read, oldest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ subject, ...pageInput }),
    reply: pageOf(comment),
  }),
  'comment.create': defineCall({
    summary: 'Comment on a subject that is public in my town.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ subject, body: requiredText('评论', LIMITS.commentChars) }),
    reply: comment,
  }),
  'comment.remove': defineCall({
    summary: 'Remove one’s own comment, or as staff one in one’s region.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ id }),
    reply: done,
  }),
  'like.set': defineCall({
    summary: 'Like a subject that is public in my town, or take the like back; twice is once.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ subject, liked: z.boolean() }),
    reply: z.object({ liked: z.boolean(), likes: z.int() }),
  }),
};
