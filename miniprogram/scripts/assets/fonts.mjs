import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { NAME_CHARACTERS } from './names.mjs';

const DIGITS = '0123456789+-−–,./%¥ ';
const PUNCTUATION = '，。、：；！？“”‘’（）《》·—…「」';
const source = createRequire(import.meta.url).resolve(
  '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff2',
);

/** Every Chinese character of the sources and of common names, with digits and punctuation. */
export function serifCharacters(sources) {
  const han = sources.match(/\p{Script=Han}/gu) ?? [];
  return [...new Set([...DIGITS, ...PUNCTUATION, ...han, ...NAME_CHARACTERS])].sort().join('');
}

/**
 * Two subsets of the bold serif. Digits are so small that they are part of the styles: numbers never jump.
 * The rest is a file: the web build loads it by
 * @font-face, the WeChat build by wx.loadFontFace, so the main package does not carry it.
 */
export async function makeFonts(characters) {
  const font = readFileSync(source);
  const [digits, serif] = await Promise.all([
    subsetFont(font, DIGITS, { targetFormat: 'woff2' }),
    subsetFont(font, characters, { targetFormat: 'woff2' }),
  ]);
  const scss = `@font-face {
  font-family: 'Jishan Num';
  font-weight: 700;
  src: url('data:font/woff2;base64,${digits.toString('base64')}') format('woff2');
}
`;
  return { scss, serif };
}
