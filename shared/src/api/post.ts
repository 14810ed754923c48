import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import {
  done,
  id,
  instant,
  line,
  pageInput,
  pageOf,
  photoIds,
  requiredText,
  ruleCode,
  text,
  version,
} from './fields';
import { boardCode, postCard, postState, ruleView, scope } from './views';

const content = {
  body: text('内容', LIMITS.postChars),
  photos: photoIds(LIMITS.postPhotos),
  board: boardCode,
  /** The rule the author claims, or null for a post that asks for no points. */
  ruleCode: ruleCode.nullable(),
  place: line('地点', LIMITS.placeChars).nullable(),
  /** false keeps it as a draft; true sends it to review. */
  submit: z.boolean(),
};

const decision = z.object({
  decision: z.enum(['approve', 'second', 'reject', 'hide', 'restore', 'recall']),
  unit: z.string(),
  reason: z.string().nullable(),
  at: instant,
});

export const postDetail = postCard.extend({
  createdAt: instant,
  version: z.int(),
  /** The public post that this one would change, once it is approved. */
  revises: id.nullable(),
  /** For the author and the staff of the region: the change of this post that has not been approved. */
  revision: id.nullable(),
  /** What this viewer may do now. */
  can: z.object({
    edit: z.boolean(),
    withdraw: z.boolean(),
    review: z.boolean(),
    /** Hide it while it is approved, restore it while it is hidden. */
    hide: z.boolean(),
  }),
  /** Which unit decided and when; on a public post, for everybody. */
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** For the author and the staff of the region only, else null. */
  claim: ruleView.omit({ allowance: true }).nullable(),
  history: z.array(decision).nullable(),
  transferId: id.nullable(),
  /** The public notice of its award, for everybody. */
  notice: z
    .object({
      transferId: id,
      endsAt: instant,
      state: z.enum(['pending', 'posted', 'voided']),
      objections: z.int(),
      canObject: z.boolean(),
    })
    .nullable(),
});

export const postCalls = {
  'post.create': defineCall({
    summary:
      'Write a post: a draft, or sent to review at once; in the name of a shop where I work, it counts for the shop too.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ ...content, merchantId: id.optional() }),
    reply: z.object({ id, state: postState, version: z.int() }),
  }),
  'post.edit': defineCall({
    summary:
      'Change one’s own draft, rejected, withdrawn or still waiting post; of a public one the change waits as another post, whose id is the reply’s, and what is public stays until it is approved.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ id, version, ...content }),
    reply: z.object({ id, state: postState, version: z.int() }),
  }),
  'post.withdraw': defineCall({
    summary: 'Take one’s own waiting post back.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ id }),
    reply: done,
  }),
  'post.get': defineCall({
    summary:
      'One post. A guest reads a public post; its author reads it in any state, the staff of its region in any but a draft.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({ id }),
    reply: postDetail,
  }),
  'post.feed': defineCall({
    summary: 'Approved posts of my town or community, newest first, of one board or all.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ scope: scope.optional(), board: boardCode.optional(), ...pageInput }),
    reply: pageOf(postCard),
  }),
  'post.mine': defineCall({
    summary: 'My own posts, newest first, in one state or all, with the reason of a rejection.',
    access: 'user',
    kind: 'read',
    input: z.strictObject({ state: postState.optional(), ...pageInput }),
    reply: pageOf(
      postCard.extend({ version: z.int(), reason: z.string().nullable(), claimTitle: z.string().nullable() }),
    ),
  }),
  'post.ofAuthor': defineCall({
    summary: 'Public posts of somebody of my town, the one written last first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ userId: id, ...pageInput }),
    reply: pageOf(postCard),
  }),
  'post.hide': defineCall({
    summary: 'Staff take a public post of their region out of sight, with a reason its author can read.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ id, reason: requiredText('理由', LIMITS.reasonChars) }),
    reply: done,
  }),
  'post.restore': defineCall({
    summary: 'Staff put a hidden post back.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ id }),
    reply: done,
  }),
};
