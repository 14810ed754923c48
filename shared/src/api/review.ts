import { z } from 'zod';
import { LIMITS } from '../limits';
import { REJECT_REASONS } from '../reasons';
import { defineCall } from './define';
import { done, id, instant, pageInput, pageOf, ruleCode, text, version } from './fields';
import { agreement, allowanceView, boardCode, person, photo, postState, ruleView } from './views';

const queueItem = z.object({
  id,
  author: person,
  community: z.string(),
  body: z.string(),
  cover: photo.nullable(),
  photos: z.int(),
  board: boardCode,
  claim: z.object({ title: z.string(), points: z.int(), seal: z.string() }).nullable(),
  sentAt: instant,
  /** The colleague who is looking at it right now, else null. */
  takenBy: z.string().nullable(),
  /** One colleague has approved; a second one is needed. */
  second: z.boolean(),
  /** It changes a post that is public. */
  revision: z.boolean(),
  /** I have a part in it (wrote it, family, shop), or agreed to it first: a colleague decides. */
  mine: z.boolean(),
});

export const reviewCalls = {
  'review.queue': defineCall({
    summary: 'Posts of my region that wait for a decision, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(queueItem),
  }),
  'review.count': defineCall({
    summary:
      'How much of my region waits for a decision: posts, cases, things of shops and kindness; and how many posts I decided today.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      waiting: z.int(),
      decidedToday: z.int(),
      objections: z.int(),
      appeals: z.int(),
      /** Adjustments of points that wait for a second person. */
      adjustments: z.int(),
      /** What shops want to show. */
      submissions: z.int(),
      /** Appeals of suspended shops. */
      merchantAppeals: z.int(),
      /** Uses of funds that wait for a second person. */
      fundUses: z.int(),
      /** Cards of shops for which people can still be named. */
      cardsToGrant: z.int(),
      /** Words and pictures that were held, or found bad after others could see them. */
      checks: z.int(),
    }),
  }),
  'review.take': defineCall({
    summary:
      'Lock one item to me for some minutes and see all that a decision needs. Taking it again renews the lock.',
    access: 'staff',
    kind: 'write',
    input: z.strictObject({ postId: id }),
    reply: z.object({
      id,
      version: z.int(),
      author: person,
      community: z.string(),
      grid: z.string().nullable(),
      body: z.string(),
      photos: z.array(photo),
      board: boardCode,
      place: z.string().nullable(),
      /** What is public now, of a post that this one changes. */
      was: z
        .object({
          id,
          body: z.string(),
          photos: z.array(photo),
          board: boardCode,
          place: z.string().nullable(),
        })
        .nullable(),
      sentAt: instant,
      lockedUntil: instant,
      claim: ruleView.nullable(),
      /** What was looked at by the machine: enough photos, photo not used before, points and reviewers. */
      checks: z.array(z.object({ ok: z.boolean(), text: z.string() })),
      /** WeChat, or the town's list of words, found something bad: only who says to have seen it can approve. */
      risky: z.boolean(),
      record: z.object({ approved: z.int(), rejected: z.int(), lastSameRuleAt: instant.nullable() }),
      firstReviewer: z.string().nullable(),
      agreed: agreement.nullable(),
      /** From how many points on this region wants two reviewers, whatever the rule says. */
      twoReviewersFrom: z.int(),
      /** How many days the points will stand in public notice; 0: they count at once. */
      noticeDays: z.int(),
      waiting: z.int(),
      /** The next item to look at after this one, else null. */
      nextId: id.nullable(),
    }),
  }),
  'review.release': defineCall({
    summary: 'Give a taken item back to the queue.',
    access: 'staff',
    kind: 'write',
    input: z.strictObject({ postId: id }),
    reply: done,
  }),
  'review.approve': defineCall({
    summary:
      'Approve with the claimed rule, another one, or none (null: published without points). Where two must agree, a second one who wants another rule starts over at one. The decision, the points and the history are one transaction.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      postId: id,
      version,
      ruleCode: ruleCode.nullable(),
      /** I have seen that it was found risky, and publish it all the same. */
      riskSeen: z.boolean().optional(),
    }),
    reply: z.object({
      state: postState,
      /** True when a second reviewer is still needed. */
      second: z.boolean(),
      points: z.int(),
      transferId: id.nullable(),
    }),
  }),
  'review.reject': defineCall({
    summary: 'Send a post back to its author with a reason.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      postId: id,
      version,
      reason: z.enum(REJECT_REASONS),
      note: text('说明', LIMITS.reasonChars),
    }),
    reply: z.object({ state: postState }),
  }),
  'review.allowance': defineCall({
    summary: 'What one rule leaves to the author of a post I am reviewing, for choosing another rule.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({ postId: id, ruleCode }),
    reply: allowanceView,
  }),
};
