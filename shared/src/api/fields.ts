import { z } from 'zod';
import { ALWAYS, areHours } from '../hours';
import { LIMITS } from '../limits';

/** Characters as people count them: an emoji or a rare Han character is one. */
const lengthOf = (value: string) => [...value].length;
// Line breaks and tabs are text; other control characters, and halves of surrogate pairs, are not.
// eslint cannot tell intent here, so the class is built from code points.
const CONTROL = new RegExp(
  `[${['\\u0000-\\u0008', '\\u000b', '\\u000c', '\\u000e-\\u001f', '\\u007f'].join('')}]`,
);
const wellFormed = (value: string) => value.isWellFormed() && !CONTROL.test(value);

/** Text typed by a person: trimmed, NFC, at most `max` characters as people count them; may be empty. */
export const text = (what: string, max: number) =>
  z
    .string({ error: `${what}应是文字` })
    .max(max * 8, { error: `${what}最多 ${max} 字` })
    .refine(wellFormed, { error: `${what}里有无法识别的字符` })
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => lengthOf(value) <= max, { error: `${what}最多 ${max} 字` });

/** The same, but something must be there. */
export const requiredText = (what: string, max: number) =>
  text(what, max).refine((value) => value.length > 0, { error: `请填写${what}` });

export const id = z.int().positive().max(Number.MAX_SAFE_INTEGER);
/** The name of a kind that features add to: @jishan/shared/kinds and the server's registries say which there are. */
export const kindName = z.string().regex(/^[a-z_]{1,20}$/);
/** An instant, epoch milliseconds. */
export const instant = z.int();
/** An opaque place in a list, as an earlier page's `next` gave it. */
export const cursor = z.string().regex(/^[\w-]{1,200}$/);
/** Counts the changes of a thing, so that nobody overwrites or decides what they have not seen. */
export const version = z.int().positive();
/** A photo's server-made name: 128 random bits. */
export const photoId = z.string().regex(/^[0-9a-f]{32}$/, { error: '照片编号不对' });
export const ruleCode = z.string().regex(/^[a-z]{2,20}-\d{2}$/, { error: '积分规则编号不对' });

export const pageInput = {
  cursor: cursor.optional(),
  size: z.int().min(1).max(LIMITS.pageSizeMax).optional(),
};
/** One page of a list; `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
export const done = z.object({ ok: z.literal(true) });

/** Whole fen; `least` is what a price must at least be. */
export const fen = (what: string, least = 0) =>
  z
    .int({ error: `${what}应是金额` })
    .min(least, { error: `${what}不对` })
    .max(LIMITS.priceFen, { error: `${what}太大了` });

const spans = z
  .array(z.tuple([z.int().min(0).max(1439), z.int().min(1).max(1440)]))
  .max(4, { error: '一天最多四段时间' });
/** For each day from Monday, spans of minutes since midnight. */
export const hours = z
  .array(spans)
  .refine(areHours, { error: '营业时间有误，请检查每一段的先后' })
  .meta({ examples: [ALWAYS] });
