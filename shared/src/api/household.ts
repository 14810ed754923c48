import { z } from 'zod';
import { defineCall } from './define';
import { code, done, id, instant, pageInput, pageOf, personName } from './fields';
import { period, scope } from './views';

const memberView = z.object({
  userId: id,
  name: z.string(),
  avatar: z.string(),
  state: z.enum(['asked', 'joined']),
  founder: z.boolean(),
  me: z.boolean(),
  /** Honour this month; null while only asked. */
  honourMonth: z.int().nullable(),
  since: instant,
});

export const householdView = z.object({
  id,
  name: z.string(),
  /** Only I read this name so far: it is being looked at. */
  nameHeld: z.boolean(),
  founder: z.boolean(),
  /** I have asked and wait for the founder. */
  waiting: z.boolean(),
  honour: z.object({ day: z.int(), week: z.int(), month: z.int(), year: z.int() }),
  members: z.array(memberView),
  /** The founder's invitation, while it holds. */
  invite: z.object({ code: z.string(), until: instant }).nullable(),
});

export const householdCalls = {
  'household.mine': defineCall({
    summary: 'My household, or null.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({ household: householdView.nullable() }),
  }),
  'household.found': defineCall({
    summary: 'Found a household.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ name: personName('家庭名称') }),
    reply: householdView,
  }),
  'household.invite': defineCall({
    summary: 'As founder, a new invitation code for some days; the one before is void.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({}),
    reply: householdView,
  }),
  'household.peek': defineCall({
    summary: 'Whose household an invitation code belongs to, before asking to join.',
    access: 'settled',
    kind: 'read',
    limit: 'guess',
    input: z.strictObject({ code: code('邀请码') }),
    reply: z.object({ name: z.string(), founder: z.string(), members: z.int() }),
  }),
  'household.ask': defineCall({
    summary: 'Ask to join with an invitation code; the founder then confirms.',
    access: 'settled',
    kind: 'write',
    limit: 'guess',
    input: z.strictObject({ code: code('邀请码') }),
    reply: householdView,
  }),
  'household.answer': defineCall({
    summary: 'As founder, confirm or decline who asked.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ userId: id, accept: z.boolean() }),
    reply: householdView,
  }),
  'household.leave': defineCall({
    summary:
      'Leave my household (the founder’s leaving hands it to the next member, or ends it), or take a request back.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({}),
    reply: done,
  }),
  'ranking.households': defineCall({
    summary: 'Families by pooled honour in the running period. Equal honour, equal place.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ period, scope, ...pageInput }),
    reply: pageOf(
      z.object({
        rank: z.int(),
        householdId: id,
        name: z.string(),
        community: z.string(),
        members: z.int(),
        points: z.int(),
        mine: z.boolean(),
      }),
    ),
  }),
};
