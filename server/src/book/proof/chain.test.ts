import { DAY, HOUR } from '@jishan/shared/calendar';
import { openDatabase } from '../../database';
import { Db } from '../../kernel/database';
import { inTransaction } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { linkPage, sweepChain } from './chain';
import { closeDays, listDigests } from './digests';
import { openBook, type BookTown } from '../../testing/open-book';
import { verifyChain } from './verify';

const NOON = Date.parse('2026-11-18T12:00:00+08:00');
const MINUTE = 60_000;

let book: BookTown;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.source.destroy());

const linkedIds = async () =>
  (
    await book.db.rows<{ id: number }>(
      sql`SELECT transfer_id AS id FROM chain_links WHERE town_id = ${book.town.townId} ORDER BY seq`,
    )
  ).map(({ id }) => id);

const headOf = () =>
  book.db.row<{ sweptTo: number; seenTo: number }>(
    sql`SELECT swept_to AS sweptTo, seen_to AS seenTo FROM chain_heads WHERE town_id = ${book.town.townId}`,
  );

const verdict = (now: number) => verifyChain(book.db, book.town.townId, now);

/** A transfer that is written but not committed. */
async function holdOpen(now: number) {
  const runner = book.source.createQueryRunner();
  await runner.startTransaction();
  const id = await book.give('wang', 5, now, new Db(runner.manager));
  const end = async (how: 'commit' | 'rollback') => {
    await (how === 'commit' ? runner.commitTransaction() : runner.rollbackTransaction());
    await runner.release();
  };
  return { id, end };
}

test('links what is committed, in the order of ids, and nothing twice', async () => {
  await book.write(30, NOON - DAY);
  expect(await sweepChain(book.source, NOON)).toEqual({ linked: 30 });
  expect(await sweepChain(book.source, NOON)).toEqual({ linked: 0 });
  const ids = await linkedIds();
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  expect(await verdict(NOON)).toMatchObject({ links: 30, broken: null });
});

test('a transfer that commits after a larger id is linked when it commits; one rolled back never', async () => {
  const early = await holdOpen(NOON);
  const late = await book.give('aygul', 5, NOON);
  expect(late).toBeGreaterThan(early.id);
  expect(await sweepChain(book.source, NOON)).toEqual({ linked: 1 });
  expect(await linkedIds()).toEqual([late]);

  await early.end('commit');
  await (await holdOpen(NOON)).end('rollback');
  await sweepChain(book.source, NOON + MINUTE);
  expect(await linkedIds()).toEqual([late, early.id]);
  expect(await verdict(NOON + HOUR)).toMatchObject({ links: 2, broken: null });
});

test('the search grows short behind a mark that has settled, and never passes a transaction still open', async () => {
  const first = await book.give('chen', 5, NOON);
  await sweepChain(book.source, NOON);
  expect(await headOf()).toEqual({ sweptTo: 0, seenTo: first });

  const open = await holdOpen(NOON + 5 * MINUTE);
  const after = await book.give('aygul', 5, NOON + 5 * MINUTE);
  await sweepChain(book.source, NOON + 5 * MINUTE);
  await sweepChain(book.source, NOON + 10 * MINUTE);
  // The mark of noon has settled, before the open transaction; the next one lies behind it and must wait.
  expect(await headOf()).toEqual({ sweptTo: first, seenTo: after });
  await open.end('commit');
  await sweepChain(book.source, NOON + 19 * MINUTE);
  expect(await linkedIds()).toEqual([first, after, open.id]);
  expect(await headOf()).toEqual({ sweptTo: first, seenTo: after });
  await sweepChain(book.source, NOON + 20 * MINUTE);
  expect(await headOf()).toEqual({ sweptTo: after, seenTo: after });
});

test('a transaction that outlives every mark is found before its day is closed', async () => {
  const open = await holdOpen(NOON);
  const later = await book.give('aygul', 5, NOON);
  await sweepChain(book.source, NOON);
  await sweepChain(book.source, NOON + 10 * MINUTE);
  expect(await headOf()).toMatchObject({ sweptTo: later });
  await open.end('commit');
  expect(await sweepChain(book.source, NOON + 11 * MINUTE)).toEqual({ linked: 0 });
  expect((await verdict(NOON + 11 * MINUTE)).broken).toMatchObject({
    fault: 'not linked',
    transferId: open.id,
  });

  expect(await closeDays(book.source, NOON + DAY)).toEqual({ days: 1 });
  expect(await linkedIds()).toEqual([later, open.id]);
  expect(await verdict(NOON + DAY)).toMatchObject({ links: 2, digests: 1, broken: null });
});

test('a sweep at work keeps no award waiting', async () => {
  await book.write(20, NOON);
  const sweep = book.source.createQueryRunner();
  await sweep.startTransaction();
  const ids = await linkPage(new Db(sweep.manager), {
    townId: book.town.townId,
    whole: false,
    after: 0,
    now: NOON,
  });
  expect(ids).toHaveLength(20);
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => book.give(index % 2 ? 'wang' : 'chen', 1, NOON)),
  );
  await sweep.commitTransaction();
  await sweep.release();
  expect(await sweepChain(book.source, NOON)).toEqual({ linked: 20 });
});

test('two servers sweep while awards run, and each transfer is linked once', async () => {
  const other = await openDatabase(book.databaseUrl, 4);
  let awarding = true;
  const sweeper = async (source: BookTown['source']) => {
    let linked = 0;
    while (awarding) linked += (await sweepChain(source, NOON)).linked;
    return linked;
  };
  const sweepers = [sweeper(book.source), sweeper(other), sweeper(other)];
  const worker = async (index: number) => {
    for (let turn = 0; turn < 15; turn++)
      // Some roll back after the id was given out, so that the ids have holes.
      await inTransaction(book.source, async (db) => {
        await book.give((['wang', 'chen', 'aygul', 'li'] as const)[index % 4] ?? 'wang', 1, NOON, db);
        if (turn % 5 === 4) throw new Error('changed its mind');
      }).catch((error: Error) => expect(error.message).toBe('changed its mind'));
  };
  await Promise.all(Array.from({ length: 12 }, (_, index) => worker(index)));
  awarding = false;
  const linked = (await Promise.all(sweepers)).reduce((sum, count) => sum + count, 0);
  const rest = (await sweepChain(book.source, NOON)).linked;
  expect(linked + rest).toBe(12 * 12);
  expect(await linkedIds()).toHaveLength(12 * 12);
  expect(await verdict(NOON + HOUR)).toMatchObject({ links: 12 * 12, broken: null });
  await other.destroy();
});

describe('digests', () => {
  const day = (date: string) => Date.parse(`${date}T09:00:00+08:00`);

  it('closes each day once, also days on which nothing happened, from the first transfer on', async () => {
    await book.give('wang', 5, day('2026-11-15'));
    await book.give('chen', 7, day('2026-11-18'));
    await sweepChain(book.source, day('2026-11-18'));
    expect(await closeDays(book.source, day('2026-11-18'))).toEqual({ days: 3 });
    expect(await closeDays(book.source, day('2026-11-18'))).toEqual({ days: 0 });
    expect(await closeDays(book.source, day('2026-11-19'))).toEqual({ days: 1 });

    const { items, next } = await listDigests(book.db, book.town.townId, undefined, 3);
    expect(items.map(({ day: name, transfers }) => [name, transfers])).toEqual([
      ['2026-11-18', 1],
      ['2026-11-17', 0],
      ['2026-11-16', 0],
    ]);
    const [newest, empty] = items;
    expect(newest?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(newest?.digest).not.toBe(empty?.digest);
    const rest = await listDigests(book.db, book.town.townId, next ?? '', 3);
    expect(rest).toEqual({
      items: [{ day: '2026-11-15', transfers: 1, points: 0, digest: empty?.digest }],
      next: null,
    });
  });

  it('leaves a day open for ten minutes after midnight, for what is still being committed', async () => {
    await book.give('wang', 5, day('2026-11-17'));
    const midnight = Date.parse('2026-11-18T00:00:00+08:00');
    expect(await closeDays(book.source, midnight + 10 * MINUTE - 1)).toEqual({ days: 0 });
    expect(await closeDays(book.source, midnight + 10 * MINUTE)).toEqual({ days: 1 });
  });

  it('a transfer that comes after its day was closed is linked behind it and breaks nothing', async () => {
    await book.give('wang', 5, day('2026-11-17'));
    const open = await holdOpen(day('2026-11-17'));
    await closeDays(book.source, day('2026-11-18'));
    await open.end('commit');
    await closeDays(book.source, day('2026-11-19'));
    expect(await verdict(day('2026-11-19'))).toMatchObject({ links: 2, digests: 2, broken: null });
  });

  it('two servers close a day once', async () => {
    await book.write(40, day('2026-11-17'));
    const closed = await Promise.all([1, 2, 3].map(() => closeDays(book.source, day('2026-11-18'))));
    expect(closed.reduce((sum, { days }) => sum + days, 0)).toBe(1);
    expect(await verdict(day('2026-11-18'))).toMatchObject({ links: 40, digests: 1, broken: null });
  });
});
