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
  // On a database server that is not of this run there is no template: they all run here.
  await (template ? copyTables(template, url) : migrate(url));
  return url;
}

async function migrate(url: string): Promise<void> {
  const source = await openDatabase(url, 2);
  try {
    await migrateUp(source);
  } finally {
    await source.destroy();
  }
}

async function copyTables(template: string, url: string): Promise<void> {
  const connection = await createConnection({ ...connectionOf(url), multipleStatements: true });
  try {
    await connection.query(
      (await textOf(connection, template)) ?? (await makeTemplate(connection, template, url)),
    );
  } finally {
    await connection.end();
  }
}

/** What makes a copy, if the template is there: it is written down in the template itself, once that is whole. */
async function textOf(connection: Connection, template: string): Promise<string | undefined> {
  const [made] = await rowsOf(
    connection,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'template_made'",
    [template],
  );
  return (
    made && (await rowsOf(connection, `SELECT statements FROM ${template}.template_made`))[0]?.['statements']
  );
}

/** Whoever comes first does it, while the others wait for the lock, which ends with the connection. */
async function makeTemplate(connection: Connection, template: string, url: string): Promise<string> {
  await connection.query('SELECT GET_LOCK(?, 300)', [template]);
  const made = await textOf(connection, template);
  if (made !== undefined) return made;
  await connection.query(
    `DROP DATABASE IF EXISTS ${template}; CREATE DATABASE ${template} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  );
  const at = new URL(url);
  at.pathname = `/${template}`;
  await migrate(at.toString());
  const statements = await statementsOf(connection, template);
  await connection.query(`CREATE TABLE ${template}.template_made (statements LONGTEXT)`);
  await connection.query(`INSERT INTO ${template}.template_made VALUES (?)`, [statements]);
  return statements;
}

/** What makes the template's tables, rows and triggers once more, as one text. */
async function statementsOf(connection: Connection, template: string): Promise<string> {
  const tables = await rowsOf(
    connection,
    `SELECT table_name AS name, (SELECT GROUP_CONCAT(CONCAT('\`', column_name, '\`') ORDER BY ordinal_position)
        FROM information_schema.columns c
        WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND generation_expression IS NULL) AS columns
      FROM information_schema.tables t WHERE table_schema = ?`,
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
    if ((await rowsOf(connection, `SELECT 1 FROM ${template}.\`${name}\` LIMIT 1`)).length > 0)
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
