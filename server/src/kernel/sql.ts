import { Sql } from 'sql-template-tag';

/*
 * SQL with its values where they stand: `` sql`… WHERE id = ${id} AND ${fragment}` ``. What is put in is a value (an array
 * after IN or VALUES becomes its list); only another `sql` or `raw(text)` is SQL, so a value can never become a statement.
 */
export { default as sql, empty, join, Sql } from 'sql-template-tag';

/** A name or a number of our own as a piece of SQL, as it is: never anything that a caller sent. */
export const raw = (text: string | number): Sql => new Sql([String(text)], []);
