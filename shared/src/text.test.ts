import fc from 'fast-check';
import {
  charactersOf,
  asSentence,
  codeOf,
  codePointsOf,
  countCharacters,
  cutText,
  isVisible,
  normalText,
  readText,
  type TextForm,
} from './text';

const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🇨🇳';
const SCOTLAND = '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}';
const name: TextForm = { lines: false, max: 20, required: true };
const words: TextForm = { lines: true, max: 50, required: false };

describe('characters', () => {
  it.each([
    ['王秀兰', 3],
    ['𠮷田', 2],
    [FAMILY.repeat(3), 3],
    [FLAG + SCOTLAND + '❤️1️⃣👍🏽', 5],
    ['e\u0301a', 2],
    ['각', 1],
    ['', 0],
  ])('%s has %d', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  it('are cut between, never within', () => {
    expect(cutText(`${FLAG}${FAMILY}王`, 2)).toBe(FLAG + FAMILY);
    expect(cutText(`${FAMILY}${FAMILY}`, 10, 10)).toBe(FAMILY);
    expect(cutText('王秀兰', 3)).toBe('王秀兰');
  });

  // A second reading: the one that new engines bring. What people type is letters, marks, joiners, emoji and flags.
  const piece = fc.oneof(
    fc.constantFrom('王', '𠮷', 'a', ' ', '\n', '\r\n', '\u0301', '\u200d', '\ufe0f', '\u20e3', '1'),
    fc.constantFrom(
      '👨',
      '👩',
      '🏽',
      '❤',
      '🇨',
      '🇳',
      '🏴',
      '\u{e0067}',
      '\u{e007f}',
      'ᄀ',
      'ᅡ',
      'ᆨ',
      'ก',
      'ำ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.string({ unit: 'binary-ascii', maxLength: 3 }),
  );
  it('are those of Intl.Segmenter', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(charactersOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
        expect(countCharacters(text)).toBe(charactersOf(text).length);
      }),
      { numRuns: 3000 },
    );
  });
});

/** Everything that somebody could send, halves of surrogate pairs and control characters included. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '王',
        ' ',
        '\n',
        '\t',
        '\u3164',
        '\u200b',
        '\u200d',
        FAMILY,
        '\u2800',
        '\u0301',
        'é',
        '\u200f',
      ),
      {
        maxLength: 20,
      },
    )
    .map((parts) => parts.join('')),
);

/** A second reading of what XML 1.0 holds: its production `Char`, by numbers. */
const fitsXml = (text: string) =>
  [...text].every((character) => {
    const point = character.codePointAt(0) ?? 0;
    return (
      point === 9 ||
      point === 10 ||
      point === 13 ||
      (point >= 0x20 && point <= 0xd7ff) ||
      (point >= 0xe000 && point <= 0xfffd) ||
      point >= 0x10000
    );
  });

describe('whatever is typed', () => {
  it.each([name, words])('what is kept can be seen, kept in files and kept again (%j)', (form) => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { text } = { text: undefined, ...readText(typed, form) };
        if (text === undefined) return;
        expect(readText(text, form)).toEqual({ text });
        expect(text).toBe(text.normalize('NFC'));
        expect(text === '' || isVisible(text)).toBe(true);
        expect(fitsXml(text)).toBe(true);
        expect(/[\u202a-\u202e\u2066-\u2069\u200b\u3164\u2800]/u.test(text)).toBe(false);
        if (!form.lines) expect(/[\n\r\t\v\f\u2028\u2029]| {2}/u.test(text)).toBe(false);
        expect(countCharacters(text)).toBeLessThanOrEqual(form.max);
        expect([...text].length).toBeLessThanOrEqual(codePointsOf(form));
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['王\n秀\t兰', '王 秀 兰'],
  ['王\u3164\u3164秀兰\u2800', '王 秀兰'],
  ['王\u200d秀\ufe0f兰\u{e0100}', '王秀兰'],
  ['\u200e王秀兰\u200f', '王秀兰'],
  ['\ufeff王\u00ad秀\u2060兰', '王秀兰'],
  [`${FAMILY} ${SCOTLAND} ❤️ 1️⃣`, `${FAMILY} ${SCOTLAND} ❤️ 1️⃣`],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['a' + '\u0301'.repeat(50), 'á' + '\u0301'.repeat(4)],
  ['e\u0301', 'é'],
])('%j is kept as %j in a line', (typed, kept) => {
  expect(normalText(typed, false)).toBe(kept);
});

test('several lines keep their breaks, one empty line at most', () => {
  expect(normalText('  一\r\n二 \u2028三\n \n\n\n四\t五 ', true)).toBe('一\n二\n三\n\n四\t五');
});

test.each([
  ['\u3164', 'empty'],
  ['\u200b\u2060', 'empty'],
  [' \u0301 ', 'empty'],
  ['a\u0000', 'broken'],
  ['a\u0085\u0084', 'broken'],
  ['a\uffff', 'broken'],
  ['a\ufdd0', 'broken'],
  ['a\ud800', 'broken'],
  ['\udc00a', 'broken'],
  ['\u202e王秀兰', 'direction'],
  ['王\u2067秀兰', 'direction'],
  ['字'.repeat(21), 'long'],
])('%j in a name is %s', (typed, flaw) => {
  expect(readText(typed, name)).toEqual({ flaw });
});

test('a line may be all families, a long text not', () => {
  expect(readText(FAMILY.repeat(20), name)).toEqual({ text: FAMILY.repeat(20) });
  expect(readText(FAMILY.repeat(50), words)).toEqual({ flaw: 'heavy' });
});

test.each(['张三（梧桐里社区居委会）', '居 委 会', '居·委·会小李', '【官方】通知', '党 支 部'])(
  '%s looks like an office',
  (typed) => {
    expect(readText(typed, { ...name, person: true })).toEqual({ flaw: 'office' });
    expect(readText(typed, name)).toEqual({ text: typed });
  },
);
test.each(['王秀兰', '阿依古丽·买买提', '幸福社区老王', '党晓明', '李（二楼）'])('%s does not', (typed) => {
  expect(readText(typed, { ...name, person: true })).toEqual({ text: typed });
});

test.each([
  ['ａｂｃ２ｄｅｆ３', 'ABC2DEF3'],
  ['abc2 def3', 'ABC2DEF3'],
  ['ABC2-DEF3。', 'ABC2DEF3'],
  ['ABC2－DEF3．', 'ABC2DEF3'],
  ['ABC2—DEF3', 'ABC2DEF3'],
  ['“ABC2　DEF3”，', 'ABC2DEF3'],
  ['５０２０ ８１３２', '50208132'],
  ['\u200eABC2\u200bDEF3', 'ABC2DEF3'],
  ['中', '中'],
  ['😀', '😀'],
])('%j is read as the code %s', (typed, code) => {
  expect(codeOf(typed)).toBe(code);
});

test('any way of typing a code gives the code', () => {
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const code = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ23456789'),
    minLength: 8,
    maxLength: 8,
  });
  const gap = fc.constantFrom('', ' ', '　', '-', '－', '—', '\u200b', '\n');
  fc.assert(
    fc.property(
      code,
      gap,
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('', '。', '．', ' ', '，', '！'),
      (meant, between, small, full, end) => {
        const shown = small ? meant.toLowerCase() : meant;
        const typed = `${shown.slice(0, 4)}${between}${shown.slice(4)}${end}`;
        expect(codeOf(full ? wide(typed) : typed)).toBe(meant);
      },
    ),
  );
});

test.each([
  ['核实未到场', '核实未到场。'],
  ['欢迎重新拍了再发。', '欢迎重新拍了再发。'],
  ['真的吗？', '真的吗？'],
])('%s stands among sentences with one stop', (typed, sentence) => {
  expect(asSentence(typed)).toBe(sentence);
});
