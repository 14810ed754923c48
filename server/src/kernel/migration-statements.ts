import type { Db } from './database';
import { driverError } from './transaction';
import { raw, sql } from './sql';

/** The one thing of the schema that a statement changes. */
export interface Changed {
  kind: 'table' | 'trigger';
  name: string;
}

const NAME = '`?(\\w+)`?';
const TABLE = [
  `^(?:CREATE|ALTER|DROP|RENAME|TRUNCATE)\\s+TABLE\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?${NAME}`,
  `^(?:CREATE\\s+(?:UNIQUE\\s+)?|DROP\\s+)INDEX\\s+${NAME.replace('(', '(?:')}\\s+ON\\s+${NAME}`,
].map((pattern) => new RegExp(pattern, 'i'));
const TRIGGER = new RegExp(`^(?:CREATE|DROP)\\s+TRIGGER\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?${NAME}`, 'i');
const DATA = /^(?:INSERT|UPDATE|DELETE|REPLACE)\s/i;
const READ = /^(?:SELECT|SHOW)\s/i;
/** The database drops several tables one by one: a kill may fall between them. */
const SEVERAL = /^DROP\s+TABLE[^;]*,/i;

/** What a statement of a migration changes: rows, a table or trigger, or nothing (null). Throws when it cannot be told. */
export function changedBy(sql: string): Changed | 'data' | null {
  const statement = sql.trim();
  if (READ.test(statement)) return null;
  if (DATA.test(statement)) return 'data';
  const trigger = TRIGGER.exec(statement)?.[1];
  if (trigger) return { kind: 'trigger', name: trigger };
  const table = TABLE.map((pattern) => pattern.exec(statement)?.[1]).find(Boolean);
  if (table && !SEVERAL.test(statement)) return { kind: 'table', name: table };
  throw new Error(
    `A migration changes rows, one table, one index or one trigger a statement; this is something else: ${statement.slice(0, 80)}`,
  );
}

const NO_SUCH_TABLE = 1146;

/** How the thing looks now, as text: the same text before and after means that it was not changed. */
export async function shapeOf(db: Db, { kind, name }: Changed): Promise<string> {
  if (kind === 'trigger') {
    const triggers = await db.rows<object>(
      sql`SELECT event_object_table AS t, action_timing AS timing, event_manipulation AS event, action_statement AS body
        FROM information_schema.triggers WHERE trigger_schema = DATABASE() AND trigger_name = ${name}`,
    );
    return JSON.stringify(triggers);
  }
  try {
    const table = await db.row<Record<string, string>>(sql`SHOW CREATE TABLE \`${raw(name)}\``);
    // The next number to be given out changes with each row.
    return (table?.['Create Table'] ?? '').replace(/ AUTO_INCREMENT=\d+/, '');
  } catch (error) {
    if (driverError(error).errno === NO_SUCH_TABLE) return '';
    throw error;
  }
}
