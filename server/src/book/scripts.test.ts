import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DAY } from '@jishan/shared/calendar';
import { openBook, type BookTown } from '../testing/open-book';
import { sweepChain } from './proof/chain';
import { closeDays } from './proof/digests';
import { sql } from '../kernel/sql';

/* npm run book:verify and book:rebuild, as whoever runs a town meets them. */
jest.setTimeout(120_000);

let book: BookTown;
beforeAll(async () => {
  book = await openBook();
  await book.write(40, Date.now() - 2 * DAY);
  await sweepChain(book.source, Date.now());
  await closeDays(book.source, Date.now());
});
afterAll(() => book.source.destroy());

function run(script: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const root = join(__dirname, '../../..');
  const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), script, ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: book.databaseUrl },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

test('book:verify says that the book is whole, or its first broken link', async () => {
  const whole = await run('book-verify.ts');
  expect(whole.output).toContain('The book is whole.');
  expect(whole.output).toMatch(/\b40\b.*青溪镇/);
  expect(whole.code).toBe(0);

  const link = await book.db.row<{ id: number }>(
    sql`SELECT transfer_id AS id FROM chain_links WHERE seq = 17`,
  );
  const shift = (points: number) =>
    book.db.run(
      sql`UPDATE entries SET amount = amount + ${points} * SIGN(amount) WHERE transfer_id = ${link?.id}`,
    );
  await book.db.run(sql`DROP TRIGGER entries_no_update`);
  await shift(1);
  const broken = await run('book-verify.ts');
  expect(broken.output).toContain('first broken link 17: changed');
  expect(broken.code).toBe(1);
  await shift(-1);
});

test('book:rebuild --check finds totals that differ, and without --check puts them right', async () => {
  const right = await run('book-rebuild.ts', '--check');
  expect(right.output).toContain('What is served is what the book gives.');
  expect(right.code).toBe(0);

  await book.db.run(sql`UPDATE honour_totals SET points = points + 1 WHERE period = 'A' LIMIT 2`);
  const wrong = await run('book-rebuild.ts', '--check');
  expect(wrong.output).toContain('2 rows differ from the book.');
  expect(wrong.code).toBe(1);

  const repaired = await run('book-rebuild.ts');
  expect(repaired.output).toContain('2 rows of honour of each resident put right');
  expect(repaired.code).toBe(0);
});
