import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openDatabase } from '../database';
import { emptyDatabase } from '../testing/empty-database';
import { cutWrites } from '../testing/migration-cutter';
import { MAIN } from '../testing/process';
import { wholeDatabase } from '../testing/schema';
import { connectionOf, Db, openPool, type DataSource } from './database';
import { migrateUp } from './migrate';
import { sql } from './sql';

/* That every landed migration stands every cut is tried in migrations/migrations.test.ts. */
jest.setTimeout(300_000);

const opened: DataSource[] = [];
afterEach(() => Promise.all(opened.splice(0).map((source) => source.destroy())));

/** Connections that know migrations of their own. */
async function open(url: string, ...migrations: (new () => MigrationInterface)[]): Promise<DataSource> {
  const source = await openPool(url, 4, { entities: [], migrations });
  opened.push(source);
  return source;
}

const migration = (name: string, statements: readonly string[]) =>
  class implements MigrationInterface {
    name = name;
    async up(runner: QueryRunner): Promise<void> {
      for (const statement of statements) await runner.query(statement);
    }
    down(): Promise<void> {
      return Promise.resolve();
    }
  };

const A = migration('A1763800000001', ['CREATE TABLE a (id INT PRIMARY KEY)', 'INSERT INTO a VALUES (1)']);
const whole = (source: DataSource) => wholeDatabase(new Db(source.manager));

test('the real thing: a server killed -9 while it migrates; the next start goes on', async () => {
  const url = await emptyDatabase();
  const source = await openDatabase(url, 2);
  opened.push(source);
  const db = new Db(source.manager);
  const count = async () =>
    (
      await db.row<{ n: number }>(
        sql`SELECT (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE())
          + (SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = DATABASE()) AS n`,
      )
    )?.n ?? 0;
  const standing: number[] = [];
  for (const enough of [5, 40]) {
    const env = { ...process.env, MODE: 'test', DATABASE_URL: url };
    const server = spawn(process.execPath, [MAIN, 'migrate'], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => server.on('exit', resolve));
    while ((await count()) < enough && server.exitCode === null) await sleep(10);
    server.kill('SIGKILL');
    await ended;
    standing.push(await count());
  }
  const reference = await openDatabase(await emptyDatabase(), 2);
  opened.push(reference);
  await reference.runMigrations();
  const end = await whole(reference);
  // Each has been killed in the middle of it, or this shows nothing.
  expect(standing[0]).toBeLessThan(Object.keys(end.tables).length);
  await migrateUp(source);
  expect(await whole(source)).toEqual(end);
});

test('who does not get the lock waits, and says so after a while; nothing is touched meanwhile', async () => {
  const source = await open(await emptyDatabase(), A);
  const other = source.createQueryRunner();
  await other.query("SELECT GET_LOCK(CONCAT('migrate ', DATABASE()), 0)");
  await expect(migrateUp(source, { patienceMs: 400 })).rejects.toThrow('Another server has been changing');
  expect((await whole(source)).tables).toEqual({});
  const waiting = migrateUp(source);
  await sleep(300);
  expect((await whole(source)).tables).toEqual({});
  await other.query("SELECT RELEASE_LOCK(CONCAT('migrate ', DATABASE()))");
  await other.release();
  await waiting;
  expect((await whole(source)).rows['a']).toEqual(['{"id":1}']);
});

test('NULL is not the lock either', async () => {
  const source = await open(await emptyDatabase(), A);
  const make = source.createQueryRunner.bind(source);
  source.createQueryRunner = () => {
    const runner = make();
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    runner.query = ((sql: string, ...rest: unknown[]) =>
      sql.includes('GET_LOCK')
        ? Promise.resolve([{ got: null }])
        : query(sql, ...rest)) as typeof runner.query;
    return runner;
  };
  await expect(migrateUp(source, { patienceMs: 100 })).rejects.toThrow('Another server has been changing');
  source.createQueryRunner = make;
  expect((await whole(source)).tables).toEqual({});
});

test('what was half done is not gone on with by another text of it', async () => {
  const url = await emptyDatabase();
  const source = await open(url, A);
  cutWrites(source, 4, 'answered');
  await expect(migrateUp(source)).rejects.toThrow('the process is gone');
  const changed = migration('A1763800000001', ['CREATE TABLE a (id BIGINT PRIMARY KEY)']);
  await expect(migrateUp(await open(url, changed))).rejects.toThrow('another one now');
  await migrateUp(source);
  expect((await whole(source)).rows['a']).toEqual(['{"id":1}']);
});

test.each([
  ['a view', 'CREATE VIEW v AS SELECT 1'],
  ['two tables at once', 'DROP TABLE a, b'],
  ['a procedure', 'CALL p()'],
])('%s: a statement of which it cannot be told whether it happened is refused', async (_, statement) => {
  const source = await open(await emptyDatabase(), migration('B1763800000002', [statement]));
  await expect(migrateUp(source)).rejects.toThrow('this is something else');
});

test('a server that may not change tables starts when there is nothing to change', async () => {
  const url = await emptyDatabase();
  const admin = await open(url, A);
  await migrateUp(admin);
  const { database } = connectionOf(url);
  await admin.query(`CREATE OR REPLACE USER plain@localhost IDENTIFIED BY 'plain'`);
  await admin.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${database}.* TO plain@localhost`);
  const plain = new URL(url);
  [plain.username, plain.password] = ['plain', 'plain'];
  await migrateUp(await open(plain.toString(), A));
  const B = migration('B1763800000002', ['CREATE TABLE b (id INT PRIMARY KEY)']);
  await expect(migrateUp(await open(plain.toString(), A, B))).rejects.toThrow('denied');
});
