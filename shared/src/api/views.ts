import { z } from 'zod';
import { id, instant } from './fields';

/** Shapes that several features' replies share. */

export const boardCode = z.enum([
  'patrol',
  'sanitation',
  'neighbour',
  'family',
  'policy',
  'snapshot',
  'care',
  'building',
]);
export const postState = z.enum(['draft', 'pending', 'approved', 'rejected', 'withdrawn', 'hidden']);
export const period = z.enum(['day', 'week', 'month', 'year']);
export const scope = z.enum(['town', 'community']);
export const role = z.enum(['resident', 'staff', 'admin', 'clerk']);

/** Somebody as others see them. `unit` names the office of a staff member, else null. `avatar` is a drawn avatar's name. */
export const person = z.object({ id, name: z.string(), avatar: z.string(), unit: z.string().nullable() });

/**
 * Paths are relative to the server; `thumb` is at most 480 px wide and high, `screen` 1440. A picture more than twice as high
 * as wide is kept up to 1080 px wide however high it is, and `thumb` shows its beginning.
 */
export const photo = z.object({
  id: z.string(),
  thumb: z.string(),
  screen: z.string(),
  width: z.int(),
  height: z.int(),
});

/** The stamp on a post that earned points; `wait` while they are in public notice. */
export const seal = z.object({ text: z.string(), points: z.int(), title: z.string(), wait: z.boolean() });

/** To what the first of two has agreed: the second agrees to exactly this, or starts over at one. */
export const agreement = z.object({
  ruleCode: z.string(),
  version: z.int(),
  title: z.string(),
  points: z.int(),
});

export const allowanceView = z.object({
  left: z.int().nullable(),
  caps: z.array(
    z.object({
      period: z.enum(['day', 'week', 'month', 'total']),
      cap: z.int(),
      used: z.int(),
      left: z.int(),
      resetsAt: instant.nullable(),
    }),
  ),
  blockedBy: z.enum(['day', 'week', 'month', 'total', 'cooldown', 'validity']).nullable(),
  freeAt: instant.nullable(),
});

export const ruleView = z.object({
  code: z.string(),
  version: z.int(),
  group: z.string(),
  groupTitle: z.string(),
  title: z.string(),
  seal: z.string(),
  icon: z.string(),
  description: z.string(),
  points: z.int(),
  board: boardCode,
  source: z.enum(['post', 'reading', 'activity']),
  photos: z.int(),
  caps: z.object({
    day: z.int().optional(),
    week: z.int().optional(),
    month: z.int().optional(),
    total: z.int().optional(),
  }),
  cooldownHours: z.int(),
  reviewers: z.int(),
  allowance: allowanceView.nullable(),
});

/** What a card shows of the talk about its subject, and whether the viewer likes it. */
export const talkCounts = { likes: z.int(), comments: z.int(), liked: z.boolean() };

/** A post as it stands in a list. */
export const postCard = z.object({
  id,
  author: person,
  /** The shop in whose name it was posted. */
  shop: z.object({ id, name: z.string() }).nullable(),
  community: z.string(),
  body: z.string(),
  photos: z.array(photo),
  board: boardCode,
  place: z.string().nullable(),
  state: postState,
  seal: seal.nullable(),
  ...talkCounts,
  /** When it came to stand in its list: sent while pending, published once approved. */
  at: instant,
});

export const me = z.object({
  id,
  name: z.string(),
  /** Only I read this name so far: it is being looked at. */
  nameHeld: z.boolean(),
  avatar: z.string(),
  role,
  ranked: z.boolean(),
  town: z.object({ id, name: z.string() }).nullable(),
  community: z.object({ id, name: z.string() }).nullable(),
  grid: z.object({ id, name: z.string() }).nullable(),
  /** What a staff member answers for. */
  scope: z.object({ id, name: z.string(), unit: z.string() }).nullable(),
});
