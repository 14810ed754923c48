import { DAY, HOUR } from '@jishan/shared/calendar';
import { Db } from '../../kernel/database';
import { raw, sql, type Sql } from '../../kernel/sql';
import { linkPage, sweepChain } from './chain';
import { closeDays } from './digests';
import { openBook, type BookTown } from '../../testing/open-book';
import { findStrayEntry, verifyChain } from './verify';

/* What somebody with the database's password could do to the past by hand, and what the proof says of it. */
const NOW = Date.parse('2026-11-18T12:00:00+08:00');
const LINES = 300;

let book: BookTown;
/** A link in the middle of the chain, its transfer and the link after it. */
let middle: { seq: number; id: number; nextId: number };

beforeAll(async () => {
  book = await openBook();
  await book.write(LINES, NOW - 2 * DAY);
  await sweepChain(book.source, NOW);
  await closeDays(book.source, NOW);
  for (const table of ['transfers', 'entries', 'chain_links', 'chain_digests'])
    for (const change of ['update', 'delete']) await book.source.query(`DROP TRIGGER ${table}_no_${change}`);
  const seq = LINES / 2;
  const [id, nextId] = await Promise.all(
    [seq, seq + 1].map(async (place) => {
      const row = await book.db.row<{ id: number }>(
        sql`SELECT transfer_id AS id FROM chain_links WHERE seq = ${place}`,
      );
      return row?.id ?? 0;
    }),
  );
  middle = { seq, id: id ?? 0, nextId: nextId ?? 0 };
});
afterAll(() => book.source.destroy());

/** What the proof says after some statements, which are then taken back. */
async function after(...statements: Sql[]) {
  const runner = book.source.createQueryRunner();
  await runner.startTransaction();
  const db = new Db(runner.manager);
  try {
    for (const statement of statements) {
      const { affectedRows } = await db.run(statement);
      expect(affectedRows).toBeGreaterThan(0);
    }
    const verdict = await verifyChain(db, book.town.townId, NOW);
    return { ...verdict, stray: await findStrayEntry(db) };
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

test('an untouched book is whole', async () => {
  expect(await after()).toEqual({ links: LINES, digests: 2, broken: null, stray: null });
});

const columns: [column: string, value: string][] = [
  ['points', 'points + 1'],
  ['title', "CONCAT(title, '。')"],
  ['note', "'another reason'"],
  ['resident_id', 'resident_id + 1'],
  ['kind', "'bonus'"],
  ['honour', 'honour + 1'],
  ['household_id', '1'],
  ['actor_id', 'NULL'],
  ['rule_code', "'neighbour-01'"],
  ['created_at', 'created_at + 1'],
  ['input_hash', "UNHEX(SHA2('another', 256))"],
];

test.each(columns)('a changed %s is found at its link', async (column, value) => {
  const { links, broken } = await after(
    sql`UPDATE transfers SET ${raw(column)} = ${raw(value)} WHERE id = ${middle.id}`,
  );
  expect(broken).toEqual({
    fault: 'changed',
    seq: middle.seq,
    transferId: middle.id,
    sentence: expect.stringContaining(`transfer ${middle.id} `) as string,
  });
  expect(links).toBe(middle.seq - 1);
});

test('a changed amount is found, and that the entries no longer balance', async () => {
  const { broken } = await after(
    sql`UPDATE entries SET amount = amount + 1 WHERE transfer_id = ${middle.id} AND amount > 0`,
  );
  expect(broken).toMatchObject({ fault: 'unbalanced', seq: middle.seq, transferId: middle.id });
});

test('an amount changed on both sides is found', async () => {
  const { broken } = await after(
    sql`UPDATE entries SET amount = amount + SIGN(amount) WHERE transfer_id = ${middle.id}`,
  );
  expect(broken).toMatchObject({ fault: 'changed', seq: middle.seq, transferId: middle.id });
});

test('an entry moved to another account is found', async () => {
  const { broken } = await after(
    sql`UPDATE entries SET account_id = account_id + 1000 WHERE transfer_id = ${middle.id} AND amount > 0`,
  );
  expect(broken).toMatchObject({ fault: 'changed', seq: middle.seq });
});

test('a changed balance behind a line is found', async () => {
  const { broken } = await after(
    sql`UPDATE entries SET balance_after = balance_after + 1 WHERE transfer_id = ${middle.id} AND amount > 0`,
  );
  expect(broken).toMatchObject({ fault: 'changed', seq: middle.seq });
});

test('a removed entry is found', async () => {
  const { broken } = await after(sql`DELETE FROM entries WHERE transfer_id = ${middle.id} AND amount > 0`);
  expect(broken).toMatchObject({ fault: 'entries missing', seq: middle.seq, transferId: middle.id });
});

test('an entry put into an old transfer is found', async () => {
  const { broken } = await after(
    sql`INSERT INTO entries (transfer_id, account_id, amount, created_at) VALUES (${middle.id}, 9999, 5, 0)`,
  );
  expect(broken).toMatchObject({ fault: 'unbalanced', seq: middle.seq, transferId: middle.id });
});

test('a removed transfer is found', async () => {
  const { broken, stray } = await after(sql`DELETE FROM transfers WHERE id = ${middle.id}`);
  expect(broken).toMatchObject({ fault: 'transfer missing', seq: middle.seq, transferId: middle.id });
  expect(stray).toMatchObject({ fault: 'stray entry', transferId: middle.id });
});

test('a removed link is found', async () => {
  const { broken } = await after(sql`DELETE FROM chain_links WHERE transfer_id = ${middle.id}`);
  expect(broken).toMatchObject({ fault: 'link missing', seq: middle.seq });
});

test('a transfer removed with its entries and its link is found', async () => {
  const { broken } = await after(
    sql`DELETE FROM entries WHERE transfer_id = ${middle.id}`,
    sql`DELETE FROM transfers WHERE id = ${middle.id}`,
    sql`DELETE FROM chain_links WHERE transfer_id = ${middle.id}`,
  );
  expect(broken).toMatchObject({ fault: 'link missing', seq: middle.seq });
});

test('a gap that was closed by moving the links up is found', async () => {
  const { broken } = await after(
    sql`DELETE FROM chain_links WHERE transfer_id = ${middle.id}`,
    sql`UPDATE chain_links SET seq = seq - 1 WHERE seq > ${middle.seq} ORDER BY seq`,
  );
  expect(broken).toMatchObject({ fault: 'changed', seq: middle.seq, transferId: middle.nextId });
});

test('a swapped pair of links is found and both are named', async () => {
  const spare = 999_999;
  const move = (to: number, from: number) =>
    sql`UPDATE chain_links SET transfer_id = ${to} WHERE transfer_id = ${from}`;
  const { broken } = await after(
    move(spare, middle.id),
    move(middle.id, middle.nextId),
    move(middle.nextId, spare),
  );
  expect(broken).toMatchObject({ fault: 'swapped', seq: middle.seq, transferId: middle.nextId });
  expect(broken?.sentence).toContain(`transfer ${middle.id} `);
});

test('a swapped pair of places in the chain is found', async () => {
  const move = (to: number, from: number) => sql`UPDATE chain_links SET seq = ${to} WHERE seq = ${from}`;
  const { broken } = await after(
    move(999_999, middle.seq),
    move(middle.seq, middle.seq + 1),
    move(middle.seq + 1, 999_999),
  );
  expect(broken).toMatchObject({ fault: 'swapped', seq: middle.seq, transferId: middle.nextId });
});

test('a swapped pair of residents is found', async () => {
  const ids = [middle.id, middle.nextId];
  const { broken } = await after(
    sql`UPDATE transfers a JOIN transfers b ON a.id IN (${ids}) AND b.id IN (${ids}) AND a.id <> b.id
      JOIN (SELECT id, resident_id FROM transfers) was ON was.id = b.id SET a.resident_id = was.resident_id`,
  );
  expect(broken).toMatchObject({ fault: 'changed', seq: middle.seq, transferId: middle.id });
});

test('a changed hash is found', async () => {
  const { broken } = await after(sql`UPDATE chain_links SET hash = REVERSE(hash) WHERE seq = ${middle.seq}`);
  expect(broken).toMatchObject({ fault: 'changed', seq: middle.seq });
});

test('a tail that was cut off is found', async () => {
  const { broken } = await after(sql`DELETE FROM chain_links WHERE seq > ${LINES - 3}`);
  expect(broken).toMatchObject({ fault: 'chain cut off', seq: LINES - 2 });
});

test('a tail that was cut off with the head set back is found by the digest', async () => {
  const { broken } = await after(
    sql`DELETE FROM chain_links WHERE seq > ${LINES - 3}`,
    sql`UPDATE chain_heads h JOIN chain_links l ON l.seq = ${LINES - 3} SET h.seq = l.seq, h.hash = l.hash`,
  );
  expect(broken).toMatchObject({
    fault: 'digest differs',
    sentence: expect.stringContaining(`names link ${LINES}`) as string,
  });
});

test('a transfer that was put in behind the sweep’s back is found once it should be linked', async () => {
  const copy = (at: number) =>
    sql`INSERT INTO transfers (town_id, community_id, transfer_key, input_hash, kind, resident_id, points, title, seal, unit_id, reviewers, occurred_at, created_at)
      SELECT town_id, community_id, 'forged', input_hash, kind, resident_id, points, title, seal, unit_id, reviewers, occurred_at, ${at} FROM transfers WHERE id = ${middle.id}`;
  expect((await after(copy(NOW - HOUR))).broken).toMatchObject({ fault: 'not linked', seq: null });
  expect((await after(copy(NOW - 1000))).broken).toBeNull();
});

test('a past that was rewritten with its whole chain is found by the digests that everybody has read', async () => {
  const runner = book.source.createQueryRunner();
  await runner.startTransaction();
  const db = new Db(runner.manager);
  const { townId } = book.town;
  await db.run(sql`UPDATE transfers SET note = ${'nothing to see here'} WHERE id = ${middle.id}`);
  await db.run(sql`DELETE FROM chain_links`);
  await db.run(sql`DELETE FROM chain_heads`);
  expect(await linkPage(db, { townId, whole: true, after: 0, now: NOW })).toHaveLength(LINES);
  const { broken } = await verifyChain(db, townId, NOW);
  await runner.rollbackTransaction();
  await runner.release();
  expect(broken).toMatchObject({
    fault: 'digest differs',
    sentence: expect.stringContaining('2026-11-16') as string,
  });
});

test('a rewritten digest is found', async () => {
  const { broken } = await after(sql`UPDATE chain_digests SET hash = REVERSE(hash) WHERE day = '2026-11-17'`);
  expect(broken).toMatchObject({
    fault: 'digest differs',
    sentence: expect.stringContaining('2026-11-17') as string,
  });
});

test.each(['transfers', 'points'])('a digest with other %s is found', async (column) => {
  const { broken } = await after(
    sql`UPDATE chain_digests SET ${raw(column)} = ${raw(column)} + 1 WHERE day = '2026-11-16'`,
  );
  expect(broken).toMatchObject({
    fault: 'digest differs',
    sentence: expect.stringContaining('2026-11-16') as string,
  });
});

test('a missing day is found', async () => {
  const { broken } = await after(
    sql`INSERT INTO chain_digests SELECT town_id, '2026-11-19', seq, hash, 0, 0, created_at FROM chain_digests WHERE day = '2026-11-17'`,
  );
  expect(broken).toMatchObject({ fault: 'digest differs', sentence: 'the digest of 2026-11-18 is missing' });
});

test('a link to nothing is found', async () => {
  const { broken } = await after(
    sql`INSERT INTO chain_links (town_id, seq, transfer_id, hash) VALUES (${book.town.townId}, ${LINES + 1}, 987654, ${Buffer.alloc(32)})`,
  );
  expect(broken).toMatchObject({ fault: 'transfer missing', seq: LINES + 1, transferId: 987654 });
});
