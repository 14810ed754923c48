import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { done, id, instant, pageInput, pageOf, requiredText } from './fields';
import { person } from './views';

export const commentView = z.object({ id, author: person, body: z.string(), at: instant, mine: z.boolean() });

export const commentCalls = {
  'comment.list': defineCall({
    summary: 'Comments of a public post, oldest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ postId: id, ...pageInput }),
    reply: pageOf(commentView),
  }),
  'comment.create': defineCall({
    summary: 'Comment on a public post.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ postId: id, body: requiredText('评论', LIMITS.commentChars) }),
    reply: commentView,
  }),
  'comment.remove': defineCall({
    summary: 'Remove one’s own comment, or as staff one in one’s region.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ id }),
    reply: done,
  }),
};
