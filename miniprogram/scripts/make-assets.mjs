/**
 * Makes src/theme/generated/: the icons that the sources use, the seals' masks and the serif subset.
 * Run before each build; does nothing when neither sources nor drawings changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeArt } from './assets/art.mjs';
import { makeFonts, serifCharacters } from './assets/fonts.mjs';
import { makeIcons } from './assets/icons.mjs';
import { reachedFrom, readSources, sourceFiles } from './assets/sources.mjs';
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
const src = path.join(root, 'src');
const shared = path.resolve(root, '../shared/src');
const sources = readSources(sourceFiles([src, path.join(shared, 'rules')]));
/** What the pages of each package come to, with all that they import; the app itself is in the main package. */
const sourcesOf = Object.fromEntries(
  readdirSync(path.join(src, 'packages')).map((name) => {
    const folders = [
      path.join(src, 'packages', name),
      ...(name === 'main' ? [path.join(src, 'custom-tab-bar')] : []),
    ];
    const app = name === 'main' ? [path.join(src, 'app.tsx')] : [];
    return [name, readSources(reachedFrom([...sourceFiles(folders), ...app], shared))];
  }),
);
const icons = makeIcons(drawings, sourcesOf);
const characters = serifCharacters(sourcesOf.main, sources);

const hash = createHash('sha256');
const makers = [
  'make-assets.mjs',
  'assets/fonts.mjs',
  'assets/icons.mjs',
  'assets/seals.mjs',
  'assets/art.mjs',
];
for (const part of [
  ...Object.values(icons),
  seals,
  art.board,
  art.kite,
  tokens,
  ...Object.values(characters),
])
  hash.update(part);
for (const name of makers) hash.update(readFileSync(path.join(here, name)));
const wanted = hash.digest('hex');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  console.log('assets: up to date');
} else {
  mkdirSync(out, { recursive: true });
  const fonts = await makeFonts(characters);
  const files = {
    ...icons,
    'seals.scss': makeSeals(seals),
    'art.scss': makeArt(art, tokens),
    ...fonts,
    stamp: wanted,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(out, name), content);
  console.log(
    `assets: icons of ${Object.keys(sourcesOf).length} packages, serif of ${Object.values(characters).join('').length} characters in ${Math.round(fonts['serif.woff2'].length / 1024)} KB`,
  );
}
