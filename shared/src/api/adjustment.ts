import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { id, instant, pageInput, pageOf, requiredLine, requiredText, text, whole } from './fields';
import { person } from './views';

export const adjustmentKind = z.enum(['deduct', 'correct', 'compensate', 'bonus']);
const points = whole('积分', 1, LIMITS.adjustPoints, '分');

export const adjustmentView = z.object({
  id,
  kind: adjustmentKind,
  state: z.enum(['proposed', 'posted', 'refused']),
  resident: person,
  community: z.string(),
  points: z.int(),
  reason: z.string(),
  proposedBy: z.string(),
  decidedBy: z.string().nullable(),
  answer: z.string().nullable(),
  transferId: id.nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  mayDecide: z.boolean(),
});

export const adjustmentCalls = {
  'adjustment.propose': defineCall({
    summary:
      'Deduct, correct, compensate or give a bonus from the community’s pool, with a reason. A deduction, and anything above the limit, waits for a second person.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      kind: adjustmentKind,
      residentId: id,
      points,
      reason: requiredText('理由', LIMITS.caseChars),
    }),
    reply: adjustmentView,
  }),
  'adjustment.queue': defineCall({
    summary: 'Adjustments of my region that wait for a second person, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(adjustmentView),
  }),
  'adjustment.decide': defineCall({
    summary: 'Agree to or refuse somebody else’s proposal.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ id, agree: z.boolean(), answer: text('说明', LIMITS.caseChars) }),
    reply: adjustmentView,
  }),
  'adjustment.mine': defineCall({
    summary: 'Deductions of my own points, newest first, with the reason, so that I can appeal.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      z.object({
        id,
        points: z.int(),
        reason: z.string(),
        unit: z.string(),
        transferId: id.nullable(),
        owed: z.int(),
        at: instant,
        canAppeal: z.boolean(),
      }),
    ),
  }),
  'pool.get': defineCall({
    summary: 'The bonus pools of my region and what is left in them.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(z.object({ communityId: id, community: z.string(), left: z.int(), given: z.int() })),
  }),
  'pool.grant': defineCall({
    summary: 'The town fills a community’s bonus pool.',
    access: 'admin',
    kind: 'create',
    input: z.strictObject({
      communityId: id,
      points: whole('积分', 1, LIMITS.poolPoints, '分'),
      reason: requiredText('理由', LIMITS.caseChars),
    }),
    reply: z.object({ left: z.int() }),
  }),
  'resident.search': defineCall({
    summary: 'Residents of my region by the beginning of their name.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({ name: requiredLine('姓名', LIMITS.nameChars), ...pageInput }),
    reply: pageOf(
      person.extend({
        community: z.string(),
        grid: z.string().nullable(),
        balance: z.int(),
        /** What the community's bonus pool has left. */
        poolLeft: z.int(),
        /** Up to how many points I may still give them alone: what I gave alone in the last 30 days is counted. */
        aloneUpTo: z.int(),
      }),
    ),
  }),
};
