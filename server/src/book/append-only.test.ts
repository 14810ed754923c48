import { DAY } from '@jishan/shared/calendar';
import { sweepChain } from './proof/chain';
import { closeDays } from './proof/digests';
import { openBook, type BookTown } from '../testing/open-book';
import { inTransaction } from '../kernel/transaction';
import { raw, sql } from '../kernel/sql';
import { holdForSpending } from './spending';

/* What the database itself refuses, whoever asks. */
const NOW = Date.parse('2026-11-18T12:00:00+08:00');
let book: BookTown;

beforeAll(async () => {
  book = await openBook();
  await book.write(12, NOW - 2 * DAY);
  const { townId, east, people } = book.town;
  await inTransaction(book.source, (db) =>
    holdForSpending(db, {
      key: 'test:spend',
      townId,
      communityId: east.id,
      residentId: people.wang,
      amount: 1,
      reason: { title: '换包子', seal: '兑换', unitId: east.id },
      dueAt: NOW,
      now: NOW - 2 * DAY,
    }),
  );
  await sweepChain(book.source, NOW);
  await closeDays(book.source, NOW);
});
afterAll(() => book.source.destroy());

const TABLES: [table: string, column: string][] = [
  ['transfers', 'points'],
  ['entries', 'amount'],
  ['lot_uses', 'amount'],
  ['chain_links', 'seq'],
  ['chain_digests', 'points'],
];

describe.each(TABLES)('%s', (table, column) => {
  const count = async () =>
    (await book.db.row<{ n: number }>(sql`SELECT COUNT(*) AS n FROM ${raw(table)}`))?.n ?? 0;

  it('cannot be changed', async () => {
    expect(await count()).toBeGreaterThan(0);
    await expect(
      book.db.run(sql`UPDATE ${raw(table)} SET ${raw(column)} = ${raw(column)} + 1 LIMIT 1`),
    ).rejects.toThrow(`${table} is append-only: correct by a reversal`);
  });

  it('cannot be shortened', async () => {
    const before = await count();
    await expect(book.db.run(sql`DELETE FROM ${raw(table)} LIMIT 1`)).rejects.toThrow(
      `${table} is append-only`,
    );
    expect(await count()).toBe(before);
  });

  it('cannot be changed by writing a line again', async () => {
    await expect(
      book.db.run(
        sql`INSERT INTO ${raw(table)} SELECT * FROM ${raw(table)} LIMIT 1 ON DUPLICATE KEY UPDATE ${raw(column)} = 7`,
      ),
    ).rejects.toThrow(`${table} is append-only`);
    await expect(
      book.db.run(sql`REPLACE INTO ${raw(table)} SELECT * FROM ${raw(table)} LIMIT 1`),
    ).rejects.toThrow(`${table} is append-only`);
  });
});

test.each(['resident', 'hold', 'merchant', 'pool', 'expiry'])(
  'no %s account falls below zero',
  async (kind) => {
    const { townId } = book.town;
    await expect(
      book.db.run(
        sql`INSERT INTO accounts (town_id, kind, owner_id, balance) VALUES (${townId}, ${kind}, 4242, -1)`,
      ),
    ).rejects.toThrow('balance_fits');
    await book.db.run(
      sql`INSERT INTO accounts (town_id, kind, owner_id, balance) VALUES (${townId}, ${kind}, 4242, 3)`,
    );
    const take = sql`UPDATE accounts SET balance = balance - 4 WHERE kind = ${kind} AND owner_id = 4242`;
    await expect(book.db.run(take)).rejects.toThrow('balance_fits');
  },
);

test('a lot gives no more than it holds, and a transfer is reversed once', async () => {
  await expect(book.db.run(sql`UPDATE lots SET remaining = remaining - amount - 1`)).rejects.toThrow(
    'remaining_fits',
  );
  const reverse = (
    key: string,
  ) => sql`INSERT INTO transfers (town_id, community_id, transfer_key, input_hash, kind, resident_id, points, title, seal,
      unit_id, reviewers, occurred_at, created_at, reverses_id)
    SELECT town_id, community_id, ${key}, input_hash, 'reverse', resident_id, -points, title, seal, unit_id, 1, 0, 0, id
      FROM transfers ORDER BY id LIMIT 1`;
  await book.db.run(reverse('reverse:1'));
  await expect(book.db.run(reverse('reverse:2'))).rejects.toThrow('reversed_once');
});
