// Listens to what the database driver sends: the benchmark learns from it the statements that the raw side replays.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
// By its path, because the driver does not export its connection class; it is the same module that everybody gets.
const Connection = require(join(dirname(require.resolve('mysql2')), 'lib/base/connection.js'));

/** @typedef {(error: Error | null, result: unknown, fields: unknown) => void} Done */
/** @typedef {{ sql: string, values?: unknown[], onResult?: Done }} Command */
/** @typedef {{ index: number, sql: string, values: unknown[], row: Record<string, unknown>, failed: string | null }} Told */

/**
 * Tells every statement with its parameters and its first row, until the function that it gives is called.
 * @param {(statement: Told) => void} tell
 * @returns {() => void}
 */
export function tap(tell) {
  const original = Connection.prototype.query;
  let count = 0;

  /** @param {{ sql: string, values: unknown[] }} statement @param {Done} done @returns {Done} */
  function tellThen(statement, done) {
    count += 1;
    const index = count;
    return (error, result, fields) => {
      const first = Array.isArray(result) ? result[0] : result;
      tell({ index, ...statement, row: { ...first }, failed: error ? error.message : null });
      done(error, result, fields);
    };
  }

  /** @this {object} @param {string | Command} sql @param {unknown[] | Done} [values] @param {Done} [callback] */
  Connection.prototype.query = function query(sql, values, callback) {
    if (typeof sql === 'object' && sql.onResult) {
      // A pool hands its statements over as commands that carry their own callback.
      sql.onResult = tellThen({ sql: sql.sql, values: sql.values ?? [] }, sql.onResult);
      return original.call(this, sql);
    }
    const done = typeof values === 'function' ? values : callback;
    const given = typeof values === 'function' ? undefined : values;
    const text = typeof sql === 'string' ? sql : sql.sql;
    const parameters = given ?? (typeof sql === 'string' ? [] : (sql.values ?? []));
    return original.call(this, sql, given, done && tellThen({ sql: text, values: parameters }, done));
  };
  return () => {
    Connection.prototype.query = original;
  };
}
