// npm run book:verify: walks the whole chain of every town and says the first broken link. It only reads.
import { findStrayEntry, verifyChain } from '../server/src/book/proof/verify';
import { openBookDatabase, seconds } from './book/database';
import { printError } from './lib/problem.mjs';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const book = await openBookDatabase();
  try {
    let broken = 0;
    say('     links   digests   seconds   town');
    for (const { id, name } of book.towns) {
      const begun = performance.now();
      const verdict = await verifyChain(book.db, id);
      const figures = [verdict.links.toLocaleString('en'), String(verdict.digests), seconds(begun)];
      say(`${figures.map((figure) => figure.padStart(10)).join('')}   ${name}${verdict.broken ? ' ✗' : ''}`);
      if (verdict.broken) {
        broken++;
        const { seq, fault, sentence } = verdict.broken;
        say(`  ✗ ${name}: ${seq === null ? '' : `first broken link ${seq}: `}${fault}: ${sentence}`);
      }
    }
    const stray = await findStrayEntry(book.db);
    if (stray) say(`  ✗ ${stray.fault}: ${stray.sentence}`);
    const whole = broken === 0 && !stray;
    say(whole ? 'The book is whole.' : 'The book is not whole.');
    return whole ? 0 : 1;
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
