import { z } from 'zod';
import { ALWAYS, areHours } from '../hours';
import { LIMITS } from '../limits';
import { EARLIEST, LARGEST_COUNT, LARGEST_ID, LATEST, MONTH } from '../numbers';
import { codeOf, codePointsOf, flawText, readText, type TextForm } from '../text';

/*
 * Every string and number of every input is built here, on the pure functions of text.ts and numbers.ts; a test walks the
 * contract and finds what is not. What a builder gives must not be changed by `.max()` and the like: that makes another
 * schema, which nobody knows. `.nullable()` and `.optional()` only wrap it.
 */

/** What a field of an input is: `form` for what people type; `code` for what is folded before it is read; else a fixed form. */
export interface Field {
  kind: 'text' | 'code' | 'token' | 'number';
  form?: TextForm;
}
export const inputFields = z.registry<Field>();

/** A string or number of an input: where it stands ('[]' for any item of a list), and what it is, if one of us built it. */
export interface Leaf {
  path: string[];
  type: string;
  field: Field | undefined;
}

/** The leaves of an input, lists and objects walked; of an input that comes in several kinds, those of all. */
export function leavesOf(schema: z.core.$ZodType, path: string[] = []): Leaf[] {
  const def = schema._zod.def as z.core.$ZodTypeDef & Record<string, unknown>;
  // `get` alone would also find what the schema was made from.
  const field = inputFields.has(schema) ? inputFields.get(schema as z.ZodType) : undefined;
  if (field) return [{ path, type: def.type, field }];
  const inside = (key: string, at = path) => leavesOf(def[key] as z.core.$ZodType, at);
  switch (def.type) {
    case 'object':
      return Object.entries(def['shape'] as Record<string, z.core.$ZodType>).flatMap(([name, one]) =>
        leavesOf(one, [...path, name]),
      );
    case 'array':
      return inside('element', [...path, '[]']);
    case 'tuple':
      return (def['items'] as z.core.$ZodType[]).flatMap((item) => leavesOf(item, [...path, '[]']));
    case 'union':
      return (def['options'] as z.core.$ZodType[]).flatMap((option) => leavesOf(option, path));
    case 'optional':
    case 'nullable':
      return inside('innerType');
    case 'boolean':
    case 'enum':
    case 'literal':
      return [];
    default:
      return [{ path, type: def.type, field: undefined }];
  }
}

const typed = (what: string, form: TextForm, example?: string) =>
  z
    .string({ error: `${what}应是文字` })
    // Two UTF-16 units a code point, and room for what is folded; what is longer is not even looked at.
    .max(codePointsOf(form) * 2 + 100, { error: flawText('long', what, form.max) })
    .meta(example === undefined ? {} : { examples: [example] })
    .transform((value, ctx) => {
      const read = readText(value, form);
      if (read.flaw === undefined) return read.text;
      ctx.issues.push({ code: 'custom', message: flawText(read.flaw, what, form.max), input: value });
      return z.NEVER;
    })
    .register(inputFields, { kind: 'text', form });

/** Several lines typed by a person, at most `max` characters; may be empty. */
export const text = (what: string, max: number) => typed(what, { lines: true, max, required: false });
/** The same, but something must be there. */
export const requiredText = (what: string, max: number) => typed(what, { lines: true, max, required: true });
/** A single line typed by a person: a place, a line of praise; may be empty. */
export const line = (what: string, max: number) => typed(what, { lines: false, max, required: false });
/** The same, but something must be there: a title, the name of a shop. */
export const requiredLine = (what: string, max: number) => typed(what, { lines: false, max, required: true });
/** What a person or a family is called: a line that does not look like an office. */
export const personName = (what: string) =>
  typed(what, { lines: false, max: LIMITS.nameChars, required: true, person: true });

/** Far more than any code has, and what a keyboard may put around it. */
const CODE_CHARS = 300;
/** A code that is typed, scanned or read out, folded by `codeOf`; whether there is such a code, the route says. */
export const code = (what: string) =>
  typed(what, { lines: false, max: CODE_CHARS, required: true })
    .transform(codeOf)
    .register(inputFields, { kind: 'code', form: { lines: false, max: CODE_CHARS, required: true } });
/** A number that was read out, or else the text of a scanned code as it is: capitals count in it. */
export const scanned = (what: string) =>
  typed(what, { lines: false, max: CODE_CHARS, required: true })
    .transform((value) => (/^\d+$/.test(codeOf(value)) ? codeOf(value) : value))
    .register(inputFields, { kind: 'code', form: { lines: false, max: CODE_CHARS, required: true } });

/** Made by a machine, in a fixed form that no person types. */
const token = (form: RegExp, error?: string) =>
  z
    .string(error === undefined ? {} : { error })
    .regex(form, error === undefined ? {} : { error })
    .register(inputFields, { kind: 'token' });
export const machineMade = (form: RegExp, error: string, example: string) =>
  z
    .string({ error })
    .regex(form, { error })
    .meta({ examples: [example] })
    .register(inputFields, { kind: 'token' });

/** The name of a kind that features add to: @jishan/shared/kinds and the server's registries say which there are. */
export const kindName = machineMade(/^[a-z_]{1,20}$/, '种类不对', 'post');
/** An opaque place in a list, as an earlier page's `next` gave it. */
export const cursor = token(/^[\w-]{1,200}$/);
/** A photo's server-made name: 128 random bits. */
export const photoId = token(/^[0-9a-f]{32}$/, '照片编号不对');
export const ruleCode = token(/^[a-z]{2,20}-\d{2}$/, '积分规则编号不对');
/** '2026-11' */
export const month = token(MONTH, '月份不对');
/** The code of wx.login. */
export const wechatCode = token(/^[\x21-\x7e]{1,128}$/);

/** A telephone number, however its digits are grouped. */
export const phone = typed('电话', { lines: false, max: 40, required: true }, '13800000000')
  .transform((value) => value.normalize('NFKC').replace(/[\s()]/gu, ''))
  .refine((value) => /^\+?\d[\d-]{5,18}$/.test(value), { error: '电话号码不对' })
  .register(inputFields, { kind: 'text', form: { lines: false, max: 40, required: true } });

function number<T extends z.ZodNumber>(schema: T): T {
  inputFields.add(schema, { kind: 'number' });
  return schema;
}

export const id = number(z.int().positive().max(LARGEST_ID));
/** Counts the changes of a thing, so that nobody overwrites or decides what they have not seen. */
export const version = number(z.int().positive().max(LARGEST_COUNT));
/** The same, of what may never have been changed. */
export const versionFromZero = number(z.int().min(0).max(LARGEST_COUNT));
/** The version of a text that somebody agrees to; `error` asks for it. */
export const agreed = (error: string) =>
  number(z.int({ error }).positive({ error }).max(LARGEST_COUNT, { error }));

/** An instant of a reply, epoch milliseconds. */
export const instant = z.int();
/** An instant that somebody gives: of this century. What it may be beside now, the route says. */
export const givenInstant = (what: string) => {
  const error = `${what}不对`;
  return number(
    z
      .int({ error })
      .min(EARLIEST, { error })
      .max(LATEST - 1, { error }),
  );
};

/** A whole number that somebody gives. `unit` stands after the bound it is told of. */
export const whole = (what: string, least: number, most: number, unit?: string) => {
  const bound = (value: number) => (unit === undefined ? `是 ${value}` : ` ${value} ${unit}`);
  return number(
    z
      .int({ error: `${what}应是整数` })
      .min(least, { error: `${what}至少${bound(least)}` })
      .max(most, { error: `${what}最多${bound(most)}` }),
  );
};

/** A whole number that is not zero, either way. */
export const wholeChange = (what: string, most: number) =>
  number(
    z
      .int({ error: `${what}应是整数` })
      .min(-most, { error: `${what}至少是 ${-most}` })
      .max(most, { error: `${what}最多是 ${most}` })
      .refine((value) => value !== 0, { error: `请填写${what}多少` }),
  );

/** Whole fen; `least` is what a price must at least be. */
export const fen = (what: string, least = 0) =>
  number(
    z
      .int({ error: `${what}应是金额` })
      .min(least, { error: `${what}不对` })
      .max(LIMITS.priceFen, { error: `${what}太大了` }),
  );

/** Degrees of latitude (at most 90) or longitude (180). */
export const degrees = (what: string, most: 90 | 180) =>
  number(
    z
      .number({ error: `${what}不对` })
      .min(-most, { error: `${what}不对` })
      .max(most, { error: `${what}不对` }),
  );

/** How many there are on a page, at most `most`. */
export const size = (most: number = LIMITS.pageSizeMax) => number(z.int().min(1).max(most));
export const pageInput = { cursor: cursor.optional(), size: size().optional() };
/** One page of a list; `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
export const done = z.object({ ok: z.literal(true) });

/** Photos in the order in which they are shown, each once. */
export const photoIds = (most: number, what = '照片') =>
  z
    .array(photoId)
    .max(most, { error: `${what}最多 ${most} 张` })
    .refine((ids) => new Set(ids).size === ids.length, { error: '同一张照片放了两次' });
/** The same, at least one. */
export const somePhotoIds = (most: number, what: string, none: string) =>
  photoIds(most, what).min(1, { error: none });

const minute = (least: number, most: number) => number(z.int().min(least).max(most));
const spans = z.array(z.tuple([minute(0, 1439), minute(1, 1440)])).max(4, { error: '一天最多四段时间' });
/** For each day from Monday, spans of minutes since midnight. */
export const hours = z
  .array(spans)
  .max(7, { error: '营业时间有误，请检查每一段的先后' })
  .refine(areHours, { error: '营业时间有误，请检查每一段的先后' })
  .meta({ examples: [ALWAYS] });
