import { countGraphemes, splitGraphemes } from 'unicode-segmenter/grapheme';

/*
 * What a person types, as it is kept: one normal form, nothing that cannot be seen, counted as people count. Pure functions
 * for phone and server alike. No look-behind and no Intl.Segmenter: phones of 2020 have neither.
 */

/** How a text is read. */
export interface TextForm {
  /** Whether line breaks are part of it. A single line folds them into spaces. */
  lines: boolean;
  /** At most so many characters, as people count them. */
  max: number;
  /** Something must be there. */
  required: boolean;
  /** It stands for a person or a family, and must not look like an office. */
  person?: boolean;
}

/** What is wrong with a text; `flawText` says it. */
export type TextFlaw = 'empty' | 'broken' | 'direction' | 'long' | 'heavy' | 'office';

/**
 * A family emoji has seven code points and counts as one character. Columns hold so many code points a character: a single
 * line can be all families, in a long text there are words between them.
 */
const CODE_POINTS_A_CHARACTER = { line: 8, lines: 2 };
export const codePointsOf = ({ lines, max }: Pick<TextForm, 'lines' | 'max'>): number =>
  max * CODE_POINTS_A_CHARACTER[lines ? 'lines' : 'line'];

const classOf = (...ranges: string[]) => `[${ranges.join('')}]`;
// Built from their names, because a control character in a pattern is forbidden, and invisible in a source as well.
const NO_TEXT = classOf(
  ...['\\u0000-\\u0008', '\\u000b', '\\u000c', '\\u000e-\\u001f', '\\u007f-\\u0084', '\\u0086-\\u009f'],
  // Halves of surrogate pairs, what Unicode keeps for itself (XML forbids it), and marks given up long ago.
  ...['\\p{Surrogate}', '\\p{Noncharacter_Code_Point}', '\\u206a-\\u206f'],
);
const BROKEN = new RegExp(NO_TEXT, 'u');
/** What a file can hold of a text that was kept before such characters were refused. */
export const fileText = (text: string): string => text.replace(new RegExp(NO_TEXT, 'gu'), '');

/** They turn the words around them, those of other people as well. */
const DIRECTION = new RegExp(classOf('\\u202a-\\u202e', '\\u2066-\\u2069'), 'u');
/** Marks that only writing from right to left needs. */
const TURN_MARKS = /[\u200e\u200f\u061c]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** They look like a space and are none: fillers of Korean, the empty Braille cell. */
const BLANKS = /[\u115f\u1160\u2800\u3164\uffa0]/gu;
/** Never seen, and never missed: what pages and phones leave in what is copied. */
const UNSEEN =
  /[\u034f\u17b4\u17b5\u00ad\u200b\u2060-\u2065\ufeff\ufff0-\ufffc\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]/gu;
/** Joiners stay inside an emoji and in the scripts that are shaped by them. */
const JOINERS =
  /([\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]\u200d)(?=\p{Extended_Pictographic})|([\p{Script=Arabic}\p{Script=Mongolian}\p{M}][\u200c\u200d])(?=[\p{L}\p{M}])|[\u200c\u200d]/gu;
/** Selectors of a form stay after an emoji, and in Mongolian. */
const SELECTORS =
  /(\p{Emoji}[\ufe0e\ufe0f])|(\p{Script=Mongolian}[\u180b-\u180f])|[\ufe00-\ufe0f\u180b-\u180f\u{e0100}-\u{e01ef}]/gu;
/** Tags stay in the flags that are made of them. */
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007f}]+)|[\u{e0000}-\u{e007f}]/gu;
/** Marks heaped on one letter run over the lines above and below. */
const HEAPS = /(\p{M}{4})\p{M}+/gu;

const LINE_BREAKS = /\r\n|[\r\u0085\u2028\u2029]/gu;
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether there is anything to see. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Characters as people see them: a letter with its marks, a flag, a family. */
export const charactersOf = (text: string): string[] => [...splitGraphemes(text)];
export const countCharacters = (text: string): number => countGraphemes(text);

/** The first `most` characters, never a part of one; with `codePoints`, as many of them as a column of that size holds. */
export function cutText(text: string, most: number, codePoints = Infinity): string {
  let [cut, count, points] = ['', 0, 0];
  for (const character of splitGraphemes(text)) {
    count += 1;
    points += [...character].length;
    if (count > most || points > codePoints) break;
    cut += character;
  }
  return cut;
}

/** Without what cannot be seen, in one normal form. */
function visiblePart(typed: string): string {
  const seen = typed.replace(LINE_BREAKS, '\n').replace(BLANKS, ' ').replace(UNSEEN, '');
  return (RIGHT_TO_LEFT.test(seen) ? seen : seen.replace(TURN_MARKS, ''))
    .replace(TAGS, '$1')
    .replace(SELECTORS, '$1$2')
    .replace(JOINERS, '$1$2')
    .normalize('NFC')
    .replace(HEAPS, '$1');
}

/** As it is kept: a single line has single spaces only, several lines at most one empty one between them. */
export function normalText(typed: string, lines: boolean): string {
  const seen = visiblePart(typed);
  const text = lines
    ? seen.replace(/[^\S\n]+\n/gu, '\n').replace(/\n{3,}/gu, '\n\n')
    : seen.replace(/\s+/gu, ' ');
  return isVisible(text) ? text.trim() : '';
}

/** Words by which an office is known. Staff need none: the app writes their unit beside their name. */
const OFFICE =
  /居委|村委|居民委员会|村民委员会|街道办|办事处|人民政府|镇政府|区政府|党委|党支部|派出所|公安局|民政局|工作人员|管理员|官方|客服/u;
/** However it is spaced or spelt: （居 委 会）, 居·委·会. */
const looksLikeOffice = (name: string) => OFFICE.test(name.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''));

/** Reads what was typed: the text as it is kept, or what is wrong with it. */
export function readText(
  typed: string,
  form: TextForm,
): { text: string; flaw?: undefined } | { flaw: TextFlaw } {
  if (BROKEN.test(typed)) return { flaw: 'broken' };
  if (DIRECTION.test(typed)) return { flaw: 'direction' };
  const text = normalText(typed, form.lines);
  if (text === '' && form.required) return { flaw: 'empty' };
  if (countCharacters(text) > form.max) return { flaw: 'long' };
  if ([...text].length > codePointsOf(form)) return { flaw: 'heavy' };
  if (form.person && looksLikeOffice(text)) return { flaw: 'office' };
  return { text };
}

/** The sentence of a flaw, as it stands at the field. */
export function flawText(flaw: TextFlaw, what: string, max: number): string {
  switch (flaw) {
    case 'empty':
      return `请填写${what}`;
    case 'broken':
      return `${what}里有无法识别的字符，请重新输入`;
    case 'direction':
      return `${what}里有改变文字方向的符号，请重新输入`;
    case 'long':
      return `${what}最多 ${max} 字`;
    case 'heavy':
      return `${what}里的表情太多，请删掉一些`;
    case 'office':
      return `${what}不能写成单位或工作人员的样子，请换一个`;
  }
}

/** Dashes of every kind, also those that a Chinese keyboard makes. */
const DASHES = /[\p{Pd}\u2212\u30fc]/gu;

/**
 * A code or a number that was typed or read out, as it was meant: full-width letters and digits, spaces, dashes, what stands
 * around it ('“ａｂｃ２ － ｄｅｆ３”。') are how keyboards write. ABC2DEF3.
 */
export function codeOf(typed: string): string {
  return visiblePart(typed)
    .normalize('NFKC')
    .replace(DASHES, '')
    .replace(/\s+/gu, '')
    .replace(/^\p{P}+|\p{P}+$/gu, '')
    .toUpperCase();
}

/** What a person wrote, as a sentence among others: with one full stop, whether they set it or not. */
export const asSentence = (text: string): string => (/[。！？!?…；;.]$/.test(text) ? text : `${text}。`);
