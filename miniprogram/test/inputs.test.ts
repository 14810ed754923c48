import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// What holds for every form and every sheet, read in the sources.

const src = path.join(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  .map((file): [name: string, text: string] => [file, readFileSync(path.join(src, file), 'utf8')]);
const having = (...all: RegExp[]) => files.filter(([, text]) => all.every((part) => part.test(text)));

/** What somebody types or chooses into. */
const HOLDS = /<(Field|Stepper|TimeField|Segmented|SwitchBox|Choices)\b/;
/** Nothing to lose: the page holds the input and not its sheet, a word was searched for, or each touch counts at once. */
const NOTHING_TO_LOSE = [
  'packages/staff/fund-use/index.tsx',
  'packages/shop/apply/index.tsx',
  'parts/review/rule-sheet.tsx',
  'packages/book/ranking/scope-sheet.tsx',
];
/** Being rebuilt on one part, which keeps what was typed for them all. */
const REBUILT = ['components/write-sheet.tsx', 'packages/shop/home/turn-sheet.tsx'];

test.each(having(/<Sheet\b/, HOLDS).filter(([name]) => ![...NOTHING_TO_LOSE, ...REBUILT].includes(name)))(
  '%s: a slip does not throw away what was typed into the sheet',
  (_name, text) => expect(text).toMatch(/\btyped=\{/),
);

test.each(having(/role="radio"|'radio'/))('%s: its radios stand in a group with a name', (name, text) => {
  // A row that is a radio where its list says so: the list holds the group.
  if (name !== 'parts/rule/rule-row.tsx' && name !== 'components/a11y.ts')
    expect(text).toMatch(/<RadioGroup\b/);
});

test('no time is typed', () => {
  expect(
    having(/(label|placeholder)=\{words\.(from|to|fromOf|toOf|time)\b[^>]*onInput/).map(([name]) => name),
  ).toEqual([]);
});
