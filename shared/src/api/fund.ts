import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import {
  givenInstant,
  id,
  instant,
  pageInput,
  pageOf,
  photoIds,
  requiredLine,
  requiredText,
  whole,
} from './fields';
import { photo } from './views';

/* Funds that points are given to for a stated cause. What is used of them, and for what, everybody can read. */

/** over: takes no more gifts, but has something left to use; closed: was ended, and nothing is left. */
export const fundState = z.enum(['running', 'over', 'closed']);
export const fundUseState = z.enum(['proposed', 'done', 'refused']);

const points = (most: number) => whole('积分', 1, most, '分');
const photos = photoIds(LIMITS.fundPhotos);

export const fundView = z.object({
  id,
  title: z.string(),
  cause: z.string(),
  /** The community it is of; null when it is the whole town's. */
  communityId: id.nullable(),
  region: z.string(),
  /** The office that answers for it. */
  unit: z.string(),
  goal: z.int().nullable(),
  until: instant.nullable(),
  photos: z.array(photo),
  state: fundState,
  received: z.int(),
  used: z.int(),
  /** What the book says is there. */
  left: z.int(),
  givers: z.int(),
  gifts: z.int(),
  at: instant,
});

/** A gift as everybody reads it: '王*兰' or '匿名'. */
const gift = z.object({ id, name: z.string(), points: z.int(), at: instant });

const use = z.object({
  id,
  fundId: id,
  points: z.int(),
  purpose: z.string(),
  /** Who is paid; null gave the points up, for something that no shop is paid for. */
  merchantId: id.nullable(),
  merchant: z.string().nullable(),
  photos: z.array(photo),
  /** The office that proposed it, and the one that confirmed it. */
  unit: z.string(),
  deciderUnit: z.string().nullable(),
  at: instant,
});

/** A use as the staff who decide about it read it. */
const proposedUse = use.extend({
  fund: z.string(),
  /** What the fund has now. */
  left: z.int(),
  state: fundUseState,
  proposer: z.string(),
  decider: z.string().nullable(),
  answer: z.string(),
  decidedAt: instant.nullable(),
  /** I proposed it, and may take it back. */
  mine: z.boolean(),
  mayDecide: z.boolean(),
});

export const fundCalls = {
  'fund.open': defineCall({
    summary: 'Open a fund of my community or town with a stated cause.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      title: requiredLine('名称', LIMITS.nameChars),
      cause: requiredText('用途', LIMITS.fundCauseChars),
      /** null: of the whole town. */
      communityId: id.nullable(),
      goal: points(LIMITS.fundPoints).nullable(),
      until: givenInstant('截止日期').nullable(),
      photos,
    }),
    reply: fundView,
  }),
  'fund.list': defineCall({
    summary: 'Funds of my town: those that are open first, each newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(fundView),
  }),
  'fund.get': defineCall({
    summary: 'One fund: what it is for, what came in, what was used, and the last gifts.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ fundId: id }),
    reply: fundView.extend({
      lastGifts: z.array(gift),
      lastUses: z.array(use),
      /** What I gave; null for a guest. */
      mine: z.int().nullable(),
    }),
  }),
  'fund.give': defineCall({
    summary: 'Give spendable points to a fund. It brings no honour, and cannot be taken back.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ fundId: id, points: points(LIMITS.giftPoints), anonymous: z.boolean() }),
    reply: z.object({ giftId: id, transferId: id, fund: fundView }),
  }),
  'fund.gifts': defineCall({
    summary: 'What was given to a fund, newest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ fundId: id, ...pageInput }),
    reply: pageOf(gift),
  }),
  'fund.uses': defineCall({
    summary: 'What was used of a fund, and for what, newest first.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ fundId: id, ...pageInput }),
    reply: pageOf(use),
  }),
  'fund.use': defineCall({
    summary:
      'Propose to use points of a fund; a colleague confirms. Nobody proposes what their own shop is paid.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      fundId: id,
      points: points(LIMITS.fundPoints),
      /** The shop that is paid; null gives the points up. */
      merchantId: id.nullable(),
      purpose: requiredText('用在哪里', LIMITS.caseChars),
      photos,
    }),
    reply: proposedUse,
  }),
  'fund.confirm': defineCall({
    summary: 'Confirm what a colleague has proposed: the points are used.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ useId: id }),
    reply: proposedUse,
  }),
  'fund.refuse': defineCall({
    summary: 'Refuse what was proposed, or take back what I proposed, with a reason.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ useId: id, answer: requiredText('原因', LIMITS.reasonChars) }),
    reply: proposedUse,
  }),
  'fund.queue': defineCall({
    summary: 'Uses of funds of my region that nobody has decided, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(proposedUse),
  }),
  'fund.close': defineCall({
    summary: 'End a fund: it takes no more gifts. What is left stays to be used, for all to see.',
    access: 'staff',
    kind: 'write',
    input: z.strictObject({ fundId: id }),
    reply: fundView,
  }),
};
