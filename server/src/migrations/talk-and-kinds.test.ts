import { DAY } from '@jishan/shared/calendar';
import { sweepChain } from '../book/proof/chain';
import { closeDays } from '../book/proof/digests';
import { verifyChain } from '../book/proof/verify';
import { raw, sql } from '../kernel/sql';
import { openBook, type BookTown } from '../testing/open-book';
import { TalkAndKinds16 } from './16-talk-and-kinds';

/* The chain's digests cover each transfer's kind: the database's type of it must not show in them. */
const NOW = Date.parse('2026-11-18T12:00:00+08:00');
const LINES = 40;

let book: BookTown;
beforeAll(async () => {
  book = await openBook();
  await book.write(LINES, NOW - 2 * DAY);
  await sweepChain(book.source, NOW);
  await closeDays(book.source, NOW);
});
afterAll(() => book.source.destroy());

const typeOf = (table: string) =>
  book.db
    .row<{ type: string }>(
      sql`SELECT data_type AS type FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = ${table} AND column_name = 'kind'`,
    )
    .then((row) => row?.type);

test('back to the named values and here again, the book is whole, and what was said and handed in is there', async () => {
  const { db, source, town } = book;
  await db.run(
    sql`INSERT INTO comments (subject_kind, subject_id, author_id, body, created_at) VALUES ('post', 7, 1, '好', 1)`,
  );
  await db.run(
    sql`INSERT INTO likes (subject_kind, subject_id, user_id, created_at) VALUES ('post', 7, 1, 1)`,
  );
  await db.run(sql`INSERT INTO submissions (kind, subject_id, owner_kind, owner_id, town_id, community_id, submitted_by, title,
      content, photos, created_at) VALUES ('offer', 3, 'merchant', 5, 1, 1, 1, '理发', '{}', '[]', 1)`);
  const whole = { links: LINES, digests: 2, broken: null };
  const runner = source.createQueryRunner();
  try {
    const migration = new TalkAndKinds16();
    await migration.down(runner);
    expect(await typeOf('transfers')).toBe('enum');
    expect(await verifyChain(db, town.townId, NOW)).toEqual(whole);
    expect(await db.row(sql`SELECT post_id AS post FROM comments`)).toEqual({ post: 7 });
    expect(await db.row(sql`SELECT merchant_id AS shop FROM submissions`)).toEqual({ shop: 5 });
    await migration.up(runner);
  } finally {
    await runner.release();
  }
  for (const table of ['transfers', 'messages', 'submissions', 'merchant_events', 'accounts'])
    expect(await typeOf(table)).toBe('varchar');
  expect(await verifyChain(db, town.townId, NOW)).toEqual(whole);
  for (const table of ['comments', 'likes'])
    expect((await db.rows(sql`SELECT subject_kind AS kind, subject_id AS id FROM ${raw(table)}`))[0]).toEqual(
      {
        kind: 'post',
        id: 7,
      },
    );
  expect(
    await db.row(sql`SELECT owner_kind AS kind, owner_id AS owner, merchant_id AS shop FROM submissions`),
  ).toEqual({
    ...{ kind: 'merchant', owner: 5, shop: 5 },
  });
});

test('a kind that no migration knows is kept, and a submission needs no shop', async () => {
  const { db } = book;
  await db.run(
    sql`INSERT INTO messages (user_id, cause, kind, text, created_at) VALUES (1, 'activity:1', 'activity', '明天开始', 1)`,
  );
  await db.run(sql`INSERT INTO submissions (kind, subject_id, owner_kind, owner_id, town_id, community_id, submitted_by, title,
      content, photos, created_at) VALUES ('article', 9, 'resident', 4, 1, 1, 4, '老井', '{}', '[]', 1)`);
  expect(await db.row(sql`SELECT kind FROM messages WHERE cause = 'activity:1'`)).toEqual({
    kind: 'activity',
  });
  expect(
    await db.row(sql`SELECT owner_id AS owner, merchant_id AS shop FROM submissions WHERE kind = 'article'`),
  ).toEqual({
    ...{ owner: 4, shop: null },
  });
});
