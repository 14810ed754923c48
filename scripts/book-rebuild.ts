// npm run book:rebuild -- --check: works out anew all that is kept beside the book's entries and compares it with what is
// served. Without --check it also puts the totals of honour right. Balances and lots are evidence and are only compared.
import { parseArgs } from 'node:util';
import { checkBook, type BookFindings } from '../server/src/book/rebuild/check';
import { repairTotals } from '../server/src/book/rebuild/repair';
import { openBookDatabase, seconds } from './book/database';
import { printError } from './lib/problem.mjs';

const SHOWN = 3;
const say = (line: string) => process.stdout.write(`${line}\n`);
const number = (count: number) => count.toLocaleString('en').padStart(11);

function sayFindings({ totals, sums }: BookFindings): number {
  say('       rows  differing');
  for (const { kind, period, served, differing } of totals) {
    say(
      `${number(served)}${number(differing.length)}   honour of each ${kind}, ${period}${differing.length ? ' ✗' : ''}`,
    );
    for (const { period: key, ownerId, expected, served: row } of differing.slice(0, SHOWN))
      say(
        `${' '.repeat(25)}${key} ${kind} ${ownerId}: served ${JSON.stringify(row)}, the book gives ${JSON.stringify(expected)}`,
      );
  }
  for (const { what, differing } of sums) {
    say(`${' '.repeat(11)}${number(differing.length)}   ${what}${differing.length ? ' ✗' : ''}`);
    for (const { id, expected, served } of differing.slice(0, SHOWN))
      say(`${' '.repeat(25)}${id}: served ${served}, the book gives ${expected}`);
  }
  return [...totals, ...sums].reduce((sum, { differing }) => sum + differing.length, 0);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const book = await openBookDatabase();
  try {
    let differing = 0;
    for (const { id, name } of book.towns) {
      const begun = performance.now();
      if (!values.check)
        for (const { kind, differences } of await repairTotals(book.source, id, Date.now()))
          say(`${name}: ${differences.length} rows of honour of each ${kind} put right`);
      differing += sayFindings(await checkBook(book.db, id, Date.now()));
      say(`${name}: ${seconds(begun)} s`);
    }
    say(
      differing === 0 ? 'What is served is what the book gives.' : `${differing} rows differ from the book.`,
    );
    return differing === 0 ? 0 : 1;
  } finally {
    await book.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    printError(error);
    process.exitCode = 1;
  },
);
