import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { connectionOf } from '../kernel/database';
import { openDatabase } from '../database';
import { migrateUp } from '../kernel/migrate';
import { emptyDatabase } from './empty-database';

/**
 * A database of its own with today's tables, as migrations make them. They run once in a test run, on a template; each further
 * database is made from what the template's tables say of themselves. Gives its URL.
 */
export async function migratedDatabase(): Promise<string> {
  const url = await emptyDatabase();
  const template = process.env['TEST_TEMPLATE'];
  if (template) await copyTables(template, url);
  // With a copy there is nothing left to do; on a database server that is not of this run they all run here.
  const source = await openDatabase(url, 2);
  try {
    await migrateUp(source);
  } finally {
    await source.destroy();
  }
  return url;
}

async function copyTables(template: string, url: string): Promise<void> {
  const connection = await createConnection({ ...connectionOf(url), multipleStatements: true });
  try {
    await connection.query('SELECT GET_LOCK(?, 300)', [template]);
    await migrateTemplate(connection, template, url);
    await connection.query('SELECT RELEASE_LOCK(?)', [template]);
    await connection.query(await statementsOf(connection, template));
  } finally {
    await connection.end();
  }
}

/** Whoever comes first does it, while the others wait for the lock. */
async function migrateTemplate(connection: Connection, template: string, url: string): Promise<void> {
  const made = await rowsOf(
    connection,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'template_made'",
    [template],
  );
  if (made.length > 0) return;
  await connection.query(
    `DROP DATABASE IF EXISTS ${template}; CREATE DATABASE ${template} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  );
  const at = new URL(url);
  at.pathname = `/${template}`;
  const source = await openDatabase(at.toString(), 2);
  try {
    await migrateUp(source);
    await source.query('CREATE TABLE template_made (id INT PRIMARY KEY)');
  } finally {
    await source.destroy();
  }
}

/** What makes the template's tables, rows and triggers once more, as one text. */
async function statementsOf(connection: Connection, template: string): Promise<string> {
  const tables = await rowsOf(
    connection,
    `SELECT table_name AS name, (SELECT GROUP_CONCAT(CONCAT('\`', column_name, '\`') ORDER BY ordinal_position)
        FROM information_schema.columns c
        WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND generation_expression IS NULL) AS columns
      FROM information_schema.tables t WHERE table_schema = ? AND table_name <> 'template_made'`,
    [template],
  );
  const triggers = await rowsOf(
    connection,
    'SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = ? ORDER BY action_order',
    [template],
  );
  const made: string[] = [];
  for (const { name, columns } of tables) {
    const [table] = await rowsOf(connection, `SHOW CREATE TABLE ${template}.\`${name}\``);
    made.push(table?.['Create Table'] ?? '');
    made.push(`INSERT INTO \`${name}\` (${columns}) SELECT ${columns} FROM ${template}.\`${name}\``);
  }
  for (const { name } of triggers) {
    const [trigger] = await rowsOf(connection, `SHOW CREATE TRIGGER ${template}.\`${name}\``);
    made.push(trigger?.['SQL Original Statement'] ?? '');
  }
  return ['SET foreign_key_checks = 0', ...made, 'SET foreign_key_checks = 1'].join(';\n');
}

async function rowsOf(
  connection: Connection,
  statement: string,
  values: unknown[] = [],
): Promise<Record<string, string>[]> {
  const [rows] = await connection.query<RowDataPacket[]>(statement, values);
  return rows;
}
