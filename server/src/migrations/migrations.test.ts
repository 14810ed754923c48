import { Db, openPool, type DataSource } from '../kernel/database';
import { migrateUp } from '../kernel/migrate';
import { emptyDatabase } from '../testing/empty-database';
import { LANDED_ROWS } from '../testing/landed-rows';
import { cutWrites, type Cut } from '../testing/migration-cutter';
import { wholeDatabase, type WholeDatabase } from '../testing/schema';
import { migrations } from '.';

/*
 * Cut off behind a write, started again, cut off some writes later, and so on: the tables are those of a run that nobody cut. Each
 * test run cuts at other places; `CUTS=all` cuts behind every single write of every migration, which takes half an hour.
 */
jest.setTimeout(process.env['CUTS'] === 'all' ? 3_600_000 : 300_000);
const stride = () => (process.env['CUTS'] === 'all' ? 1 : 1 + Math.floor(Math.random() * 20));

const upTo = async <T>(url: string, last: number, work: (source: DataSource) => Promise<T>): Promise<T> => {
  const source = await openPool(url, 2, { entities: [], migrations: migrations.slice(0, last) });
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
};

/** Brings an empty database up in stages, with rows laid between them or without; `run` says when a stage is done. */
async function bringUp(
  filled: boolean,
  run: (source: DataSource) => Promise<boolean>,
): Promise<WholeDatabase> {
  const url = await emptyDatabase();
  const stages = new Set([...Object.keys(filled ? LANDED_ROWS : {}).map(Number), migrations.length]);
  for (const last of stages)
    await upTo(url, last, async (source) => {
      while (!(await run(source)));
      for (const rows of (filled && LANDED_ROWS[last]) || []) await source.query(rows);
    });
  return upTo(url, migrations.length, (source) => wholeDatabase(new Db(source.manager)));
}

/** By TypeORM's own hand, which knows nothing of notes. */
const unbroken = (filled: boolean) =>
  bringUp(filled, async (source) => {
    await source.runMigrations();
    return true;
  });

/** Starts again and again. Each start is cut off behind the first write that no start was cut off behind, or anywhere. */
async function cutEverywhere(filled: boolean, cut: Cut) {
  let at = 1;
  const cuts: string[] = [];
  const whole = await bringUp(filled, async (source) => {
    const repeated = cuts.filter((sql) => sql.includes('IF NOT EXISTS'));
    const cutter = cutWrites(source, at, cut, repeated);
    try {
      await migrateUp(source);
      at = 1;
      return true;
    } catch (error) {
      if (!cutter.fallen) throw error;
      cuts.push(cutter.fallen.sql);
      // What was not committed will be done anew: the next cut comes one write later, or no start would get past it.
      if (cut === 'answered') at = cutter.fallen.committed ? stride() : at + 1;
      else at = 1 + Math.floor(Math.random() * 30);
      return false;
    }
  });
  return { cuts, whole };
}

describe.each([
  ['an empty database', false],
  ['a database with landed rows', true],
])('%s', (_, filled) => {
  test('cut behind each write: the next start goes on, and the end is the same', async () => {
    const { cuts, whole } = await cutEverywhere(filled, 'answered');
    expect(whole).toEqual(await unbroken(filled));
    expect(cuts.length).toBeGreaterThan(10);
    if (process.env['CUTS'] !== 'all') return;
    for (const statement of await statementsOf()) expect(cuts).toContain(statement);
    expect(cuts).toContain('COMMIT');
  });
});

test('cut here and there while the database is still at it: the end is the same', async () => {
  const { cuts, whole } = await cutEverywhere(true, 'in flight');
  expect(cuts.length).toBeGreaterThan(8);
  expect(whole).toEqual(await unbroken(true));
});

/** What the migrations write, told by asking them. */
async function statementsOf(): Promise<string[]> {
  const url = await emptyDatabase();
  const written: string[] = [];
  await upTo(url, migrations.length, async (source) => {
    const runner = source.createQueryRunner();
    const query = runner.query.bind(runner);
    runner.query = (async (sql: string) => {
      if (!/^SELECT/.test(sql)) written.push(sql);
      return (await query(sql)) as unknown;
    }) as typeof runner.query;
    for (const Migration of migrations) await new Migration().up(runner);
    await runner.release();
  });
  return written;
}

test('what could be taken back still can, and is brought up again', async () => {
  const url = await emptyDatabase();
  const whole = (source: DataSource) => wholeDatabase(new Db(source.manager));
  const at10 = await upTo(url, 10, async (source) => {
    await migrateUp(source);
    return whole(source);
  });
  await upTo(url, 13, async (source) => {
    await migrateUp(source);
    const at13 = await whole(source);
    for (let undone = 0; undone < 3; undone++) await source.undoLastMigration();
    expect(await whole(source)).toEqual(at10);
    await expect(source.undoLastMigration()).rejects.toThrow('restore a backup instead');
    await migrateUp(source);
    expect(await whole(source)).toEqual(at13);
  });
});
