/*
 * What this process has written: for each table a number that grows whenever something was written to it. Who keeps an answer
 * keeps the number of its tables beside it, and asks again once that has grown (see kept-briefly.ts).
 */

/** A table: its rows were altered or removed. With a plus: rows were added to it. */
type Change = string;

/** A statement that we cannot read may have written anywhere. */
const ANYWHERE = '*';
const READS = /^\s*(?:SELECT|WITH|SHOW|EXPLAIN|SET|ANALYZE|DO)\b/i;
const WRITES =
  /^\s*(?:(INSERT)(?:\s+IGNORE)?(?:\s+INTO)?|REPLACE(?:\s+INTO)?|UPDATE(?:\s+IGNORE)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)\s+`?(\w+)/i;

const numbers = new Map<Change, number>();

/** What a statement changes; null if it only reads. */
export function changeOf(statement: string): Change | null {
  if (READS.test(statement)) return null;
  const [, insert, table] = WRITES.exec(statement) ?? [];
  if (table === undefined) return ANYWHERE;
  // Which row it was that met the new one is not looked at: rows of the table may have been altered.
  return insert && !/\bON\s+DUPLICATE\s+KEY\b/i.test(statement) ? `${table}+` : table;
}

/** Tells that changes can be seen by others, or may be: call it when a transaction has ended, in whatever way. */
export function changed(changes: Iterable<Change>): void {
  for (const change of changes) numbers.set(change, (numbers.get(change) ?? 0) + 1);
}

/** Grows with every change in `changes`; it says nothing beside that. */
export const markOf = (changes: readonly Change[]): number =>
  changes.reduce((sum, change) => sum + (numbers.get(change) ?? 0), numbers.get(ANYWHERE) ?? 0);

/** Rows of these tables altered, removed or added. */
export const anyChangeOf = (...tables: string[]): Change[] => tables.flatMap((table) => [table, `${table}+`]);
