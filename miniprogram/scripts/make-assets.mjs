/**
 * Makes src/theme/generated/: the icons that the sources use, the seals' masks and the serif subset.
 * Run before each build; does nothing when neither sources nor drawings changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeArt } from './assets/art.mjs';
import { makeFonts, serifCharacters } from './assets/fonts.mjs';
import { iconNames, makeIcons } from './assets/icons.mjs';
import { readSources } from './assets/sources.mjs';
import { makeSeals } from './assets/seals.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '..');
const out = path.join(root, 'src/theme/generated');
const stamp = path.join(out, 'stamp');

const asset = (name) => readFileSync(path.join(root, 'assets', name), 'utf8');
const drawings = asset('icons.svg');
const seals = asset('seals.css');
const art = { board: asset('art/board.svg'), kite: asset('art/kite.svg') };
const tokens = readFileSync(path.join(root, 'src/theme/tokens.scss'), 'utf8');
const sources = readSources([path.join(root, 'src'), path.resolve(root, '../shared/src/rules')]);
const names = iconNames(drawings);
const used = names.filter((name) => new RegExp(`['"\`]${name}['"\`]`).test(sources));
const characters = serifCharacters(sources);

const hash = createHash('sha256');
const makers = [
  'make-assets.mjs',
  'assets/fonts.mjs',
  'assets/icons.mjs',
  'assets/seals.mjs',
  'assets/art.mjs',
];
for (const part of [drawings, seals, art.board, art.kite, tokens, used.join(), characters]) hash.update(part);
for (const name of makers) hash.update(readFileSync(path.join(here, name)));
const wanted = hash.digest('hex');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  console.log('assets: up to date');
} else {
  mkdirSync(out, { recursive: true });
  const fonts = await makeFonts(characters);
  const files = {
    'icons.scss': makeIcons(drawings, used),
    'icon-name.ts': `export type IconName =\n${names.map((name) => `  | '${name}'`).join('\n')};\n`,
    'seals.scss': makeSeals(seals),
    'art.scss': makeArt(art, tokens),
    'fonts.scss': fonts.scss,
    'serif.woff2': fonts.serif,
    stamp: wanted,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(out, name), content);
  console.log(
    `assets: ${used.length} of ${names.length} icons, serif subset of ${characters.length} characters in ${Math.round(fonts.serif.length / 1024)} KB`,
  );
}
