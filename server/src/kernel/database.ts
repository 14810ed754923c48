import type { Pool } from 'mysql2';
import { DataSource, type EntityManager } from 'typeorm';
import { entities } from '../entities';
import { migrations } from '../migrations';
import type { Sql } from './sql';

export type { DataSource };

/** What mysql2 answers to a statement that returns no rows. */
export interface Written {
  affectedRows: number;
  insertId: number;
}

/**
 * The only way a feature reaches the database. In a call that writes it is the call's transaction, in one that reads it is
 * the pool; a route never sees another handle, so no statement can escape its transaction.
 */
export class Db {
  constructor(readonly manager: EntityManager) {}

  /** All rows of a SELECT. BIGINT columns are numbers (every id and instant is below 2^53). */
  async rows<T>(statement: Sql | string, params: readonly unknown[] = []): Promise<T[]> {
    return this.query<T[]>(statement, params);
  }

  /** The first row of a SELECT, or undefined. */
  async row<T>(statement: Sql | string, params: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.query<T[]>(statement, params))[0];
  }

  /** An INSERT, UPDATE or DELETE. `affectedRows` counts rows that matched, changed or not. */
  async run(statement: Sql | string, params: readonly unknown[] = []): Promise<Written> {
    return this.query<Written>(statement, params);
  }

  private query<T>(statement: Sql | string, params: readonly unknown[]): Promise<T> {
    return typeof statement === 'string'
      ? this.manager.query<T>(statement, [...params])
      : this.manager.query<T>(statement.sql, statement.values);
  }
}

/**
 * `mysql://user:password@host:port/name`, or `mysql://user@localhost/name?socketPath=/path/mysqld.sock` for a socket.
 */
export function connectionOf(url: string) {
  const parsed = new URL(url);
  const socketPath = parsed.searchParams.get('socketPath');
  return {
    ...(socketPath ? { socketPath } : { host: parsed.hostname, port: Number(parsed.port || 3306) }),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
  };
}

/** Opens the pool. Migrations are not run here. */
export async function openDatabase(url: string, poolSize: number): Promise<DataSource> {
  const { user, ...connection } = connectionOf(url);
  const source = new DataSource({
    type: 'mysql',
    ...connection,
    username: user,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    // SUM() is DECIMAL, which mysql2 gives as text unless told.
    extra: { decimalNumbers: true, enableKeepAlive: true },
  });
  await source.initialize();
  await readCommitted(source);
  return source;
}

/**
 * Every connection reads what is committed at each statement, so a plain SELECT after a lock sees what the lock waited for.
 * Under the default isolation it would see the state before the wait, and a cap could be passed twice.
 */
async function readCommitted(source: DataSource): Promise<void> {
  const statement = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
  const { pool } = source.driver as unknown as { pool: Pool };
  pool.on('connection', (connection) => {
    connection.query(statement);
  });
  // The connection that initialize() has opened was there before the listener.
  await source.query(statement);
}

/** Throws unless a committed transaction survives a power cut (and the server speaks for itself about it). */
export async function assertDurable(source: DataSource): Promise<void> {
  const [row] = await source.query<{ flush: number; doublewrite: string | number }[]>(
    'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@innodb_doublewrite AS doublewrite',
  );
  if (row?.flush !== 1 || ['0', 'OFF'].includes(String(row.doublewrite)))
    throw new Error(
      'Refusing to start in production: the database may lose acknowledged points. Set innodb_flush_log_at_trx_commit=1 and innodb_doublewrite=ON.',
    );
}

/** Brings the database to this version's tables. Of several servers that start at once, one does it and the others wait. */
export async function migrateUp(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query("SELECT GET_LOCK(CONCAT('migrate ', DATABASE()), 300)");
    await source.runMigrations();
  } finally {
    await runner.query("SELECT RELEASE_LOCK(CONCAT('migrate ', DATABASE()))").catch(() => undefined);
    await runner.release();
  }
}
