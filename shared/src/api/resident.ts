import { z } from 'zod';
import { AVATARS } from '../avatars';
import { defineCall } from './define';
import { id, pageInput, pageOf, personName } from './fields';
import { me, person } from './views';

export const residentCalls = {
  'region.list': defineCall({
    summary: 'The regions right under `parent`; without it, the towns.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ parentId: id.optional(), ...pageInput }),
    reply: pageOf(z.object({ id, kind: z.enum(['town', 'community', 'grid']), name: z.string() })),
  }),
  'resident.settle': defineCall({
    summary: 'Choose one’s community (and grid) and name after the first sign-in; once.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({
      communityId: id,
      gridId: id.optional(),
      name: personName('称呼'),
      avatar: z.enum(AVATARS).optional(),
    }),
    reply: me,
  }),
  'resident.update': defineCall({
    summary: 'Change one’s name or avatar, or leave and rejoin the rankings.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({
      name: personName('称呼').optional(),
      avatar: z.enum(AVATARS).optional(),
      ranked: z.boolean().optional(),
    }),
    reply: me,
  }),
  'resident.profile': defineCall({
    summary: 'What everybody of the town may know of somebody in it, and no more.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ userId: id }),
    reply: person.extend({
      community: z.string(),
      /** null: they do not stand in the rankings, and want it not to be told. */
      honour: z.object({ month: z.int(), year: z.int(), ever: z.int() }).nullable(),
      /** Their posts that everybody may read. */
      deeds: z.int(),
    }),
  }),
};
