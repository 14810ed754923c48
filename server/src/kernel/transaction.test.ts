import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'prom-client';
import type { DataSource } from 'typeorm';
import { cutCommits, type CommitCutter } from '../testing/commit-cutter';
import { emptyDatabase } from '../testing/empty-database';
import { openDatabase } from '../database';
import type { Db } from './database';
import { driverError, inTransaction } from './transaction';
import { sql } from './sql';

let source: DataSource;
let cutter: CommitCutter;

beforeAll(async () => {
  cutter = await cutCommits(await emptyDatabase());
  source = await openDatabase(cutter.url, 8);
  await source.query('CREATE TABLE boxes (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB');
});
afterAll(async () => {
  await source.destroy();
  await cutter.close();
});
beforeEach(async () => {
  await source.query('REPLACE INTO boxes VALUES (1, 0), (2, 0)');
});

const add = (db: Db, id: number) => db.run(sql`UPDATE boxes SET n = n + 1 WHERE id = ${id}`);
const boxes = async () =>
  (await source.query<{ n: number }[]>('SELECT n FROM boxes ORDER BY id')).map((row) => row.n);

async function retried(reason: string): Promise<number> {
  const metric = await register.getSingleMetric('jishan_transaction_retries_total')?.get();
  return metric?.values.find((value) => value.labels['reason'] === reason)?.value ?? 0;
}

/** A meeting point: everybody waits until `count` have come, once. */
function meeting(count: number) {
  let come = 0;
  let open: () => void;
  const all = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    if (++come === count) open();
    await all;
  };
}

test('reads what is committed on every connection of the pool', async () => {
  const levels = await Promise.all(
    Array.from({ length: 8 }, () =>
      inTransaction(source, async (db) => {
        await sleep(20);
        return db
          .row<{ level: string }>(sql`SELECT @@transaction_isolation AS level`)
          .catch(() => db.row<{ level: string }>(sql`SELECT @@tx_isolation AS level`));
      }),
    ),
  );
  expect(new Set(levels.map((row) => row?.level))).toEqual(new Set(['READ-COMMITTED']));
});

test('a real deadlock (1213) is run again, and both sides get through once', async () => {
  const before = await retried('1213');
  const meet = meeting(2);
  const both = (first: number, second: number) =>
    inTransaction(source, async (db) => {
      await add(db, first);
      await meet();
      await add(db, second);
    });
  await Promise.all([both(1, 2), both(2, 1)]);
  expect(await boxes()).toEqual([2, 2]);
  expect(await retried('1213')).toBeGreaterThan(before);
});

test('a real lock wait timeout (1205) is run again', async () => {
  const before = await retried('1205');
  const meet = meeting(2);
  const holder = inTransaction(source, async (db) => {
    await add(db, 1);
    await meet();
    await sleep(1500);
  });
  await meet();
  await inTransaction(source, async (db) => {
    await db.run(sql`SET SESSION innodb_lock_wait_timeout = 1`);
    await add(db, 1);
  });
  await holder;
  expect(await boxes()).toEqual([2, 0]);
  expect(await retried('1205')).toBeGreaterThan(before);
});

test('other errors roll back and are thrown as they are, at once', async () => {
  let runs = 0;
  const work = inTransaction(source, async (db) => {
    runs++;
    await add(db, 1);
    await db.run(sql`INSERT INTO boxes VALUES (1, 0)`);
  });
  await expect(work).rejects.toThrow();
  expect(driverError(await work.catch((error: unknown) => error)).errno).toBe(1062);
  expect(runs).toBe(1);
  expect(await boxes()).toEqual([0, 0]);
});

test('a connection killed in the middle of the work is replaced and the work runs again', async () => {
  let runs = 0;
  await inTransaction(source, async (db) => {
    await add(db, 1);
    if (++runs > 1) return;
    const id = await db.row<{ id: number }>(sql`SELECT CONNECTION_ID() AS id`);
    await source.query(`KILL ${id?.id ?? 0}`);
    await add(db, 2);
  });
  expect(runs).toBe(2);
  expect((await boxes())[0]).toBe(1);
});

describe('a connection lost during COMMIT', () => {
  const once = (happened: () => Promise<number | undefined>) => {
    let runs = 0;
    return inTransaction(
      source,
      async (db) => {
        await add(db, 1);
        return ++runs;
      },
      { happened },
    );
  };
  const asked = async () => ((await boxes())[0] === 1 ? 1 : undefined);

  test('that never reached the database: the work runs again', async () => {
    cutter.next = 'before';
    expect(await once(asked)).toBe(2);
    expect(await boxes()).toEqual([1, 0]);
  });

  test('that had happened: its result is looked up and the work is not run twice', async () => {
    cutter.next = 'after';
    expect(await once(asked)).toBe(1);
    expect(await boxes()).toEqual([1, 0]);
    expect(cutter.cuts).toBe(2);
  });
});
