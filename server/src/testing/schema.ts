import type { Db } from '../kernel/database';
import { raw, sql } from '../kernel/sql';

/** A whole database as text, to be compared: how each table and trigger is made, and all rows. */
export interface WholeDatabase {
  tables: Record<string, string>;
  triggers: object[];
  rows: Record<string, string[]>;
}

/** Numbers that the database gave out differ when an insertion was rolled back: rows are told apart by all else. */
const GIVEN_OUT = ['lots', 'migrations'];

/** Reads everything but the notes of migrations under way. */
export async function wholeDatabase(db: Db): Promise<WholeDatabase> {
  const names = await db.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name <> 'migration_steps' ORDER BY table_name`,
  );
  const tables: WholeDatabase['tables'] = {};
  const rows: WholeDatabase['rows'] = {};
  for (const { name } of names) {
    const made = await db.row<Record<string, string>>(sql`SHOW CREATE TABLE \`${raw(name)}\``);
    tables[name] = (made?.['Create Table'] ?? '').replace(/ AUTO_INCREMENT=\d+/, '');
    const all = await db.rows<Record<string, unknown>>(sql`SELECT * FROM \`${raw(name)}\``);
    rows[name] = all
      .map(({ id, ...rest }) => JSON.stringify(GIVEN_OUT.includes(name) ? rest : { id, ...rest }))
      .sort();
  }
  const triggers = await db.rows<object>(
    sql`SELECT trigger_name AS name, event_object_table AS t, action_timing AS timing, event_manipulation AS event,
        action_statement AS body, sql_mode AS mode FROM information_schema.triggers
      WHERE trigger_schema = DATABASE() ORDER BY trigger_name`,
  );
  return { tables, triggers, rows };
}
