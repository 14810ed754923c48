import { z } from 'zod';
import { defineCall } from './define';
import { pageInput, pageOf, ruleCode, size } from './fields';
import { ruleView } from './views';

export const ruleCalls = {
  'rule.list': defineCall({
    summary:
      'The town’s rules in force, by group and code, each with what is left to me (claims waiting for review count as used).',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({
      claimable: z.boolean().optional(),
      ...pageInput,
      size: size(100).optional(),
    }),
    reply: pageOf(ruleView),
  }),
  'rule.get': defineCall({
    summary: 'One rule in force, with what is left to me.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ code: ruleCode }),
    reply: ruleView,
  }),
};
