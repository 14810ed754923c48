import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GROUNDS } from './theme';

// Every text token on every ground it may stand on, in all four themes, from tokens.scss itself.
const css = readFileSync(path.join(__dirname, 'tokens.scss'), 'utf8');
type Theme = Record<string, string>;

function block(name: string): Theme {
  const body = new RegExp(`^\\.${name} \\{([^}]*)\\}`, 'm').exec(css)?.[1] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, key = '', value = '']) => [key, value]),
  );
}

const channel = (value: number) =>
  value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
function luminance(hex: string): number {
  const n = parseInt(hex.slice(1), 16);
  return 0.2126 * channel(n >> 16) + 0.7152 * channel((n >> 8) & 255) + 0.0722 * channel(n & 255);
}
function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const light = block('theme');
const care = { ...light, ...block('theme-care') };
const themes: [name: string, theme: Theme, floor: number][] = [
  ['light', light, 4.5],
  ['dark', { ...light, ...block('theme-dark') }, 4.5],
  ['care', care, 7],
  ['care in the dark', { ...care, ...block('theme-dark'), ...block('theme-care-dark') }, 7],
];
const grounds = ['paper', 'sheet', 'well', 'red-wash', 'gold-wash', 'jade-wash'];
const texts = ['ink', 'ink-2', 'ink-3', 'red-t', 'gold-t', 'jade-t'];
const fixed = [
  ['on-red', 'red'],
  ['on-red', 'red-press'],
  ['on-jade', 'jade'],
  ['on-ink', 'ink'],
];
// Lines and marks that carry meaning without a word beside them: 3:1 (WCAG 1.4.11).
const marks = [
  ['red', 'paper'],
  ['red', 'sheet'],
  ['jade', 'paper'],
  ['jade', 'sheet'],
  ['jade-t', 'well'],
  ['ink', 'rule'],
  ['ink-3', 'sheet'],
];

describe.each(themes)('%s', (_name, theme, floor) => {
  const pairs = [...texts.flatMap((text) => grounds.map((ground) => [text, ground])), ...fixed];
  it.each(pairs)(`%s on %s reads at its floor`, (text = '', ground = '') => {
    expect(ratio(theme[text] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(floor);
  });
  it.each(marks)('%s is seen on %s', (mark = '', ground = '') => {
    expect(ratio(theme[mark] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

it('tells the phone the same grounds that the tokens have', () => {
  const papers = themes.map(([, theme]) => theme.paper);
  expect(papers).toEqual([GROUNDS.light, GROUNDS.dark, GROUNDS.care, GROUNDS.careDark]);
});
