import { z } from 'zod';
import { LIMITS } from '../limits';
import { defineCall } from './define';
import { done, id, instant, pageInput, pageOf, requiredLine, text, versionFromZero } from './fields';
import { person, photo } from './views';

/** What a member of staff decides on: words or a picture, whose, and why somebody must look. */
const heldItem = z.object({
  id,
  /** 'comment', 'person', 'household', 'thanks', 'post', 'photo' …: a phone shows one that it does not know in general words. */
  kind: z.string(),
  subjectId: z.int(),
  words: z.string(),
  photo: photo.nullable(),
  author: person,
  community: z.string(),
  /** asked: WeChat has not answered yet · review · risky · unsure: it will not say · word: the town's own list. */
  state: z.enum(['asked', 'pass', 'review', 'risky', 'unsure', 'word']),
  /** The word of the town's list. */
  word: z.string(),
  /** Others can see it now. */
  shown: z.boolean(),
  at: instant,
  /** I have no part in it. */
  mayDecide: z.boolean(),
  /** It can be taken away here; else where it stands. */
  mayRemove: z.boolean(),
});

export const checkCalls = {
  'check.queue': defineCall({
    summary: 'Words and pictures of my region that were held or found bad, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(heldItem),
  }),
  'check.decide': defineCall({
    summary: 'Let others see what was held, or take it away with a reason that its author is told.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ checkId: id, release: z.boolean(), answer: text('原因', LIMITS.reasonChars) }),
    reply: done,
  }),
  'check.words': defineCall({
    summary: 'My town’s own list of words that hold what they stand in, until people have looked.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      words: z.array(z.string()),
      /** 0: the town has never made one. */
      version: z.int(),
      changedBy: z.string().nullable(),
      changedAt: instant.nullable(),
      mayChange: z.boolean(),
    }),
  }),
  'check.setWords': defineCall({
    summary: 'Change the list; it counts for what is written from then on. Every version is kept.',
    access: 'admin',
    kind: 'create',
    input: z.strictObject({
      version: versionFromZero,
      words: z
        .array(requiredLine('敏感词', LIMITS.townWordChars))
        .max(LIMITS.townWords, { error: `敏感词最多 ${LIMITS.townWords} 个` }),
    }),
    reply: z.object({ version: z.int() }),
  }),
};
