import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { givenInstant, id, instant, pageInput, pageOf, photoIds, requiredText, ruleCode } from './fields';
import { agreement, person, photo, ruleView } from './views';

export const appealKind = z.enum(['rejection', 'deduction', 'missed']);
export const appealState = z.enum(['open', 'upheld', 'dismissed']);

const appealView = z.object({
  id,
  kind: appealKind,
  /** The post (rejection), the adjustment (deduction), or 0 (missed). */
  subjectId: z.int(),
  body: z.string(),
  photos: z.array(photo),
  rule: ruleView.nullable(),
  state: appealState,
  answer: z.string().nullable(),
  unit: z.string().nullable(),
  transferId: id.nullable(),
  createdAt: instant,
  /** Until when the office answers. */
  deadlineAt: instant,
  decidedAt: instant.nullable(),
});

export const appealCalls = {
  'appeal.create': defineCall({
    summary: 'Appeal, once, against a rejection, a deduction or a missed award, in words and photos.',
    access: 'settled',
    kind: 'create',
    input: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('rejection'),
        postId: id,
        body: requiredText('申诉理由', LIMITS.caseChars),
        photos: photoIds(LIMITS.postPhotos),
      }),
      z.strictObject({
        kind: z.literal('deduction'),
        adjustmentId: id,
        body: requiredText('申诉理由', LIMITS.caseChars),
        photos: photoIds(LIMITS.postPhotos),
      }),
      z.strictObject({
        kind: z.literal('missed'),
        ruleCode,
        /** When the deed was done; at most 30 days ago. */
        occurredAt: givenInstant('做好事的时间'),
        body: requiredText('申诉理由', LIMITS.caseChars),
        photos: photoIds(LIMITS.postPhotos),
      }),
    ]),
    reply: appealView,
  }),
  'appeal.mine': defineCall({
    summary: 'My appeals, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(appealView),
  }),
  'appeal.queue': defineCall({
    summary: 'Open appeals of my region, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      appealView.extend({
        appellant: person,
        /** What the decision before was, in words. */
        before: z.string(),
        /** Who decided it: '何静（梧桐里社区）'; null when nobody did. */
        beforeBy: z.string().nullable(),
        /** The appellant's region: from how many points on two people decide, and how long points stand in notice. */
        twoReviewersFrom: z.int(),
        noticeDays: z.int(),
        /** One colleague has agreed; another one has to confirm. */
        firstAgreed: z.boolean(),
        agreed: agreement.nullable(),
        mayDecide: z.boolean(),
      }),
    ),
  }),
  'appeal.decide': defineCall({
    summary: 'Decide an appeal, as somebody who did not decide before. Upheld posts its own transfer.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      id,
      uphold: z.boolean(),
      answer: requiredText('答复', LIMITS.caseChars),
      /** For a rejection or a missed award: the rule to award; null publishes without points. */
      ruleCode: ruleCode.nullable(),
    }),
    reply: z.object({ state: appealState, transferId: id.nullable(), points: z.int() }),
  }),
};
