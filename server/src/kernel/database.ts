import type { Pool } from 'mysql2';
import {
  DataSource,
  type EntityManager,
  type EntitySchema,
  type EntityTarget,
  type FindOptionsWhere,
  type MigrationInterface,
  type ObjectLiteral,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { changed, changeOf } from './changes';
import type { Deadline } from './deadline';
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
  /** `changes` gathers what a transaction writes, to be told when it ends; without it each statement is told by itself. */
  constructor(
    readonly manager: EntityManager,
    private readonly deadline?: Deadline,
    private readonly changes?: Set<string>,
  ) {}

  /** The same, but nothing more is asked of the database once the deadline has passed: BUSY. */
  until(deadline: Deadline): Db {
    return new Db(this.manager, deadline, this.changes);
  }

  /** All rows of a SELECT. BIGINT columns are numbers (every id and instant is below 2^53). */
  async rows<T>(statement: Sql): Promise<T[]> {
    return this.query<T[]>(statement);
  }

  /** The first row of a SELECT, or undefined. */
  async row<T>(statement: Sql): Promise<T | undefined> {
    return (await this.query<T[]>(statement))[0];
  }

  /** An INSERT, UPDATE or DELETE. `affectedRows` counts rows that matched, changed or not. */
  async run(statement: Sql): Promise<Written> {
    return this.query<Written>(statement);
  }

  /** A new row of an entity; gives the number that the database gave it (not a number where rows bring ids of their own). */
  async insert<E extends ObjectLiteral>(
    entity: EntitySchema<E>,
    row: QueryDeepPartialEntity<E>,
  ): Promise<number> {
    const { identifiers } = await this.writing(`${this.tableOf(entity)}+`, () =>
      this.manager.insert(entity, row),
    );
    return Number(identifiers[0]?.['id']);
  }

  /** Sets columns of an entity's rows. */
  async update<E extends ObjectLiteral>(
    entity: EntitySchema<E>,
    which: FindOptionsWhere<E>,
    columns: QueryDeepPartialEntity<E>,
  ): Promise<void> {
    await this.writing(this.tableOf(entity), () => this.manager.update(entity, which, columns));
  }

  private tableOf(entity: EntityTarget<ObjectLiteral>): string {
    return this.manager.connection.getMetadata(entity).tableName;
  }

  private query<T>({ sql, values }: Sql): Promise<T> {
    this.deadline?.check();
    const change = changeOf(sql);
    const ask = () => this.manager.query<T>(sql, values);
    return change === null ? ask() : this.writing(change, ask);
  }

  private async writing<T>(change: string, write: () => Promise<T>): Promise<T> {
    this.changes?.add(change);
    try {
      return await write();
    } finally {
      if (!this.changes) changed([change]);
    }
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

export interface PoolBounds {
  /** Seconds after which the database gives up a statement. Unset: never, as for migrations and jobs. */
  statementSeconds?: number;
  /** How many may wait for a connection before the next is refused. Unset: any number. */
  queueLimit?: number;
}

/** Opens the pool. Migrations are not run here: see migrate.ts. */
export async function openPool(
  url: string,
  poolSize: number,
  { entities, migrations }: Schema,
  { statementSeconds, queueLimit = 0 }: PoolBounds = {},
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
    extra: {
      // SUM() is DECIMAL, which mysql2 gives as text unless told.
      decimalNumbers: true,
      enableKeepAlive: true,
      queueLimit,
      // We prepare none; mysql2 otherwise makes room for 16,000 at once, half a megabyte for each connection.
      maxPreparedStatements: 16,
    },
    connectTimeout: CONNECT_MS,
  });
  await source.initialize();
  await setUpSessions(source, statementSeconds);
  return source;
}

const CONNECT_MS = 3000;
/** A lock is waited for no longer than this at a time; the transaction then runs again, until its call's deadline. */
const LOCK_WAIT_SECONDS = 3;

/**
 * Every connection reads what is committed at each statement, so a plain SELECT after a lock sees what the lock waited for.
 * Under the default isolation it would see the state before the wait, and a cap could be passed twice.
 */
async function setUpSessions(source: DataSource, statementSeconds?: number): Promise<void> {
  const [version] = await source.query<{ version: string }[]>('SELECT VERSION() AS version');
  const statementTime = version?.version.includes('MariaDB')
    ? `max_statement_time = ${statementSeconds}`
    : `max_execution_time = ${(statementSeconds ?? 0) * 1000}`;
  const statements = [
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}${statementSeconds ? `, SESSION ${statementTime}` : ''}`,
  ];
  const { pool } = source.driver as unknown as { pool: Pool };
  pool.on('connection', (connection) => {
    for (const statement of statements)
      connection.query(statement, (error) => {
        // Without its settings it must not be used.
        if (error) connection.destroy();
      });
  });
  // The connection that initialize() has opened was there before the listener.
  for (const statement of statements) await source.query(statement);
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
