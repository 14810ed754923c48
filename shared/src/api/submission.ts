import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { done, id, instant, kindName, pageInput, pageOf, text } from './fields';
import { photo } from './views';

export const submissionState = z.enum(['pending', 'approved', 'rejected', 'withdrawn']);

/** Something that a shop wants to show, as staff read it. */
const submissionView = z.object({
  id,
  kind: kindName,
  merchantId: id,
  merchant: z.string(),
  community: z.string(),
  title: z.string(),
  /** What would be shown, line by line; `before` is what stands there now, where that differs. */
  facts: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      before: z.string().nullable(),
      /** A place, to be looked at on a map. */
      spot: z.object({ lat: z.number(), lng: z.number() }).optional(),
    }),
  ),
  photos: z.array(photo),
  submitter: z.string(),
  state: submissionState,
  answer: z.string(),
  at: instant,
  decidedAt: instant.nullable(),
});

export const submissionCalls = {
  'submission.queue': defineCall({
    summary: 'What shops of my region want to show and nobody has decided, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      submissionView.extend({
        mayDecide: z.boolean(),
        /** What WeChat and the town's list of words say of it and its photos. */
        checks: z.array(z.object({ ok: z.boolean(), text: z.string() })),
        /** They found something bad: only who says to have seen it can approve. */
        risky: z.boolean(),
      }),
    ),
  }),
  'submission.decide': defineCall({
    summary:
      'Approve it, and it is shown at once; or send it back with a reason. Nobody decides for their own shop.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      submissionId: id,
      approve: z.boolean(),
      answer: text('说明', LIMITS.reasonChars),
      /** I have seen that it was found risky, and show it all the same. */
      riskSeen: z.boolean().optional(),
    }),
    reply: submissionView,
  }),
  'submission.mine': defineCall({
    summary: 'What one of my shops has submitted, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(submissionView),
  }),
  'submission.withdraw': defineCall({
    summary: 'Take back what waits.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ submissionId: id }),
    reply: done,
  }),
};
