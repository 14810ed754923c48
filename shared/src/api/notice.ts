import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { id, instant, pageInput, pageOf, requiredText } from './fields';
import { scope } from './views';

/** Awarded points that stand, or stood, in public notice. Names are shortened; deductions are never here. */
export const noticeView = z.object({
  transferId: id,
  /** '王*兰' */
  name: z.string(),
  community: z.string(),
  title: z.string(),
  seal: z.string(),
  points: z.int(),
  postId: id.nullable(),
  awardedAt: instant,
  endsAt: instant,
  state: z.enum(['pending', 'posted', 'voided']),
  objections: z.int(),
  mine: z.boolean(),
});

export const objectionState = z.enum(['open', 'upheld', 'dismissed']);

/** An objection as everybody reads it: never who made it. */
export const objectionView = z.object({
  id,
  reason: z.string(),
  state: objectionState,
  answer: z.string().nullable(),
  unit: z.string().nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  mine: z.boolean(),
});

export const noticeCalls = {
  'notice.list': defineCall({
    summary:
      'Awards in public notice now (or, with `past`, closed ones) of my community or town, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ scope, past: z.boolean().optional(), ...pageInput }),
    reply: pageOf(noticeView),
  }),
  'notice.get': defineCall({
    summary: 'One award in public notice, with its objections and their answers.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ transferId: id }),
    reply: noticeView.extend({
      unit: z.string(),
      reviewers: z.int(),
      ruleText: z.string().nullable(),
      history: z.array(objectionView),
      canObject: z.boolean(),
    }),
  }),
  'notice.digests': defineCall({
    summary:
      'The closing digest of each day’s book of my town, newest first: proof that nobody has altered the past.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(z.object({ day: z.string(), digest: z.string(), transfers: z.int(), points: z.int() })),
  }),
  'objection.create': defineCall({
    summary: 'Object to an award in public notice in my community, once, with a reason.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ transferId: id, reason: requiredText('理由', LIMITS.caseChars) }),
    reply: objectionView,
  }),
  'objection.mine': defineCall({
    summary: 'My objections, newest first, with the answers.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(objectionView.extend({ notice: noticeView })),
  }),
  'objection.queue': defineCall({
    summary: 'Open objections of my region, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(objectionView.extend({ notice: noticeView, mayDecide: z.boolean() })),
  }),
  'objection.decide': defineCall({
    summary:
      'Decide an objection, as somebody who neither reviewed the award nor objected: upheld takes the award back.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ id, uphold: z.boolean(), answer: requiredText('答复', LIMITS.caseChars) }),
    reply: z.object({ state: objectionState }),
  }),
};
