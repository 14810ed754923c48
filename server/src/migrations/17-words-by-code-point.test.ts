import { sql } from '../kernel/sql';
import { startTestServer, type TestServer } from '../testing/harness';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('every text of every table compares by code point, and so will every table to come', async () => {
  const columns = await server.db.rows<{ place: string }>(
    sql`SELECT CONCAT(table_name, '.', column_name, ' ', collation_name) AS place FROM information_schema.columns
      WHERE table_schema = DATABASE() AND data_type <> 'enum' AND character_set_name <> 'ascii'
        AND collation_name <> 'utf8mb4_bin' AND table_name <> 'migrations'`,
  );
  expect(columns.map(({ place }) => place)).toEqual([]);
  const tables = await server.db.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_collation <> 'utf8mb4_bin'`,
  );
  expect(tables).toEqual([]);
  const whole = await server.db.row<{ collation: string }>(sql`SELECT @@collation_database AS collation`);
  expect(whole?.collation).toBe('utf8mb4_bin');
});

test('a column keeps its default and whether it may be empty', async () => {
  const kept = await server.db.rows(
    sql`SELECT column_name AS name, column_type AS type, is_nullable AS nullable, REPLACE(column_default, "'", '') AS given
      FROM information_schema.columns WHERE table_schema = DATABASE() AND
        (table_name, column_name) IN (('transfers','note'), ('posts','place'), ('users','name'), ('idempotency_keys','reply'))
      ORDER BY table_name`,
  );
  expect(kept).toEqual([
    { name: 'reply', type: 'mediumtext', nullable: 'YES', given: 'NULL' },
    { name: 'place', type: 'varchar(320)', nullable: 'YES', given: 'NULL' },
    { name: 'note', type: 'varchar(1000)', nullable: 'NO', given: '' },
    { name: 'name', type: 'varchar(160)', nullable: 'NO', given: null },
  ]);
});
