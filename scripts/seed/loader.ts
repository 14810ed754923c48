import type { Connection } from 'mysql2/promise';
import type { Progress } from './progress';

export type Value = number | string | Buffer | null;
export interface Table {
  name: string;
  columns: readonly string[];
  count: number;
  rows: Iterable<readonly Value[]>;
}

/** One statement is about this long: long enough to be worth its way, short enough for every server's packet limit. */
const STATEMENT_CHARS = 1_000_000;

/**
 * Writes one table in one transaction, in the order of its primary key. Into an empty table, with the checks of the session
 * off, MariaDB then sorts and builds the indexes at the end instead of finding each row's place in each of them.
 */
export async function loadTable(
  connection: Connection,
  { name, columns, count, rows }: Table,
  progress: Progress,
) {
  progress.begin(name, count);
  const head = `INSERT INTO ${name} (${columns.join(', ')}) VALUES `;
  await connection.query('START TRANSACTION');
  let running: Promise<unknown> = Promise.resolve();
  for (const { text, size } of statements(head, rows)) {
    // The next statement is put together while the server works on this one.
    await running;
    progress.add(size);
    running = connection.query(text);
    running.catch(() => undefined);
  }
  await running;
  await connection.query('COMMIT');
}

function* statements(
  head: string,
  rows: Iterable<readonly Value[]>,
): Generator<{ text: string; size: number }> {
  let [text, size] = [head, 0];
  for (const row of rows) {
    text += `${size === 0 ? '' : ','}(${row.map(literal).join(',')})`;
    size += 1;
    if (text.length < STATEMENT_CHARS) continue;
    yield { text, size };
    [text, size] = [head, 0];
  }
  if (size > 0) yield { text, size };
}

function literal(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `x'${value.toString('hex')}'`;
  return `'${/['\\]/.test(value) ? value.replace(/['\\]/g, '\\$&') : value}'`;
}
