import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { NAME_CHARACTERS } from './names.mjs';

const DIGITS = '0123456789+-−–,./%¥ ';
const PUNCTUATION = '，。、：；！？“”‘’（）《》·—…「」';
const source = createRequire(import.meta.url).resolve(
  '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff2',
);

const hanOf = (text) => text.match(/\p{Script=Han}/gu) ?? [];

/**
 * The characters that are set in the serif, each in one part: those of the first pages with digits and punctuation, those of all
 * other pages, and those of common names alone.
 */
export function serifCharacters(mainSources, sources) {
  const known = new Set();
  const part = (characters) => {
    const own = [...new Set(characters)].filter((one) => !known.has(one));
    own.forEach((one) => known.add(one));
    return own.sort().join('');
  };
  return {
    main: part([...DIGITS, ...PUNCTUATION, ...hanOf(mainSources)]),
    rest: part(hanOf(sources)),
    names: part(NAME_CHARACTERS),
  };
}

const rangeOf = (characters) => [...characters].map((one) => `U+${one.codePointAt(0).toString(16)}`).join();

/**
 * Subsets of the bold serif. Digits are so small that they are part of the styles: numbers never jump. The rest are files, so
 * that no text waits for them: the web build takes each part when its text is there, WeChat takes them in one by wx.loadFontFace.
 */
export async function makeFonts(parts) {
  const font = readFileSync(source);
  const subset = (characters) => subsetFont(font, characters, { targetFormat: 'woff2' });
  const digits = await subset(DIGITS);
  const scss = `@font-face {
  font-family: 'Jishan Num';
  font-weight: 700;
  src: url('data:font/woff2;base64,${digits.toString('base64')}') format('woff2');
}
`;
  const files = { 'fonts.scss': scss, 'serif.woff2': await subset(Object.values(parts).join('')) };
  for (const [name, characters] of Object.entries(parts))
    files[`serif-${name}.woff2`] = await subset(characters);
  const listed = Object.entries(parts).map(
    ([name, characters]) => `  { name: '${name}', unicodeRange: '${rangeOf(characters)}' },\n`,
  );
  files['serif.ts'] = `export const SERIF = [\n${listed.join('')}];\n`;
  return files;
}
