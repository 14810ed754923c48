import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { id, instant, pageInput, pageOf, requiredText, versionFromZero, whole } from './fields';

const expiry = z.enum(['none', 'months', 'year_end']);

/** What a region says itself; null: as the region above says. */
const own = z.strictObject({
  /** How long awarded points stand in public notice; 0: they count at once. */
  noticeDays: whole('公示天数', 0, 30, '天').nullable(),
  /** From how many points on two people decide. */
  secondReviewFrom: whole('两人审核的分数', 1, 1000, '分').nullable(),
  expiry: expiry.nullable(),
  /** For `months`: after how many whole months points expire. */
  expiryMonths: whole('有效月数', 1, 120, '个月').nullable(),
  appealDays: whole('答复申诉的天数', 1, 60, '天').nullable(),
  /** Up to how many points one person may adjust alone. */
  adjustAloneUpTo: whole('一人可办的分数', 0, 1000, '分').nullable(),
});
const inForce = z.object({
  noticeDays: z.int(),
  secondReviewFrom: z.int(),
  expiry,
  expiryMonths: z.int(),
  appealDays: z.int(),
  adjustAloneUpTo: z.int(),
});

const regionSettings = z.object({
  regionId: id,
  region: z.string(),
  kind: z.enum(['town', 'community']),
  /** Counts the changes; 0 before the first. */
  version: z.int(),
  own,
  inForce,
  mayChange: z.boolean(),
});

export const settingsCalls = {
  'settings.list': defineCall({
    summary: 'How my town and the communities of my region keep their points: the town first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(regionSettings),
  }),
  'settings.change': defineCall({
    summary:
      'The town changes how a region keeps its points, from now on: notices that run and days of expiry that are given stay.',
    access: 'admin',
    kind: 'create',
    input: z.strictObject({
      regionId: id,
      /** As it was read: nobody overwrites what they have not seen. */
      version: versionFromZero,
      own,
      reason: requiredText('理由', LIMITS.caseChars),
    }),
    reply: regionSettings,
  }),
  'settings.history': defineCall({
    summary: 'Every change of a region’s settings, newest first: who, when, from what to what, and why.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({ regionId: id, ...pageInput }),
    reply: pageOf(
      z.object({
        id,
        before: own,
        after: own,
        reason: z.string(),
        actor: z.string(),
        unit: z.string(),
        at: instant,
      }),
    ),
  }),
};
