import type { Pool } from 'mysql2';
import { DataSource, type EntityManager, type EntitySchema, type MigrationInterface } from 'typeorm';

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
  async rows<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.manager.query<T[]>(sql, [...params]);
  }

  /** The first row of a SELECT, or undefined. */
  async row<T>(sql: string, params: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, params))[0];
  }

  /** An INSERT, UPDATE or DELETE. `affectedRows` counts rows that matched, changed or not. */
  async run(sql: string, params: readonly unknown[] = []): Promise<Written> {
    return this.manager.query<Written>(sql, [...params]);
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

/** What is in the database: the kernel knows no table of a feature, so whoever opens it says. */
export interface Schema {
  entities: readonly EntitySchema[];
  migrations: readonly (new () => MigrationInterface)[];
}

/** Opens the pool. Migrations are not run here: see migrate.ts. */
export async function openPool(
  url: string,
  poolSize: number,
  { entities, migrations }: Schema,
): Promise<DataSource> {
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
    entities: [...entities],
    migrations: [...migrations],
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
