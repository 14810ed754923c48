import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationExecutor, type DataSource, type Migration, type QueryRunner } from 'typeorm';
import { Db } from './database';
import { changedBy, shapeOf } from './migration-statements';
import { sql } from './sql';

/*
 * The database commits each change of a table by itself, so a migration that is killed stands half done. Each of its
 * statements is therefore noted in `migration_steps`, and the next start goes on with the one that was cut:
 *
 * - a change of data is committed together with its note, so the note says whether it happened;
 * - a change of the schema is noted before it is made, with the shape that its table has then. The database makes it whole
 *   or not at all: a table that still has that shape has not been changed.
 *
 * The notes go when the migration is recorded in `migrations`. The lock lies on the connection that makes the changes: should
 * this process die, the database keeps it until the statement under way has ended.
 */
const MIGRATIONS = sql`CREATE TABLE IF NOT EXISTS migrations (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  timestamp BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL
) ENGINE=InnoDB`;
const JOURNAL = sql`CREATE TABLE IF NOT EXISTS migration_steps (
  migration VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  step INT NOT NULL,
  statement_hash BINARY(32) NOT NULL,
  shape_before BINARY(32) NULL,
  server VARCHAR(100) NOT NULL,
  PRIMARY KEY (migration, step)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;

const LOCK = sql`CONCAT('migrate ', DATABASE())`;
const ASK_SECONDS = 5;

export interface MigrateOptions {
  /** How long to wait for another server that is at it, in milliseconds. */
  patienceMs?: number;
}

/**
 * Brings the database to this version's tables, going on where an earlier start was cut. Of several servers that start at once
 * one does it and the others wait; throws when the one at work is not done in `patienceMs`.
 */
export async function migrateUp(
  source: DataSource,
  { patienceMs = 30 * 60_000 }: MigrateOptions = {},
): Promise<void> {
  const runner = source.createQueryRunner();
  const db = new Db(runner.manager);
  try {
    await lock(db, patienceMs);
    const pending = await new MigrationExecutor(source, runner).getPendingMigrations();
    // A server that may not change tables starts all the same when there is nothing to change.
    if (pending.length === 0) return;
    await db.run(MIGRATIONS);
    await db.run(JOURNAL);
    for (const migration of pending) await carryOut(runner, migration);
  } finally {
    await db.run(sql`SELECT RELEASE_LOCK(${LOCK})`).catch(() => undefined);
    await runner.release();
  }
}

async function lock(db: Db, patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const wait = Math.max(0, Math.min(ASK_SECONDS, (until - Date.now()) / 1000));
    const answer = await db.row<{ got: number | null }>(sql`SELECT GET_LOCK(${LOCK}, ${wait}) AS got`);
    if (answer?.got === 1) return;
    if (Date.now() >= until)
      throw new Error(
        `Another server has been changing the tables for ${Math.round(patienceMs / 1000)} s. Start again when it is done.`,
      );
    // NULL is an error of the database, given at once: do not ask in a circle.
    if (answer?.got !== 0) await sleep(Math.min(1000, patienceMs));
  }
}

/** The note of a statement that was begun (a change of the schema) or committed (a change of data). */
interface Note {
  hash: Buffer;
  shapeBefore: Buffer | null;
  server: string;
}

async function carryOut(runner: QueryRunner, { name, timestamp, instance }: Migration): Promise<void> {
  const db = new Db(runner.manager);
  if (!instance) throw new Error(`migration ${name} has no class`);
  const notes = await db.rows<Note>(
    sql`SELECT statement_hash AS hash, shape_before AS shapeBefore, server FROM migration_steps
      WHERE migration = ${name} ORDER BY step`,
  );
  let steps = 0;
  const step = async (text: string, params: unknown[] = []): Promise<unknown> => {
    // A migration's statements come as texts, through TypeORM's runner.
    const carry = () => runner.manager.query<unknown>(text, params);
    const change = changedBy(text);
    if (change === null) return carry();
    const at = steps++;
    const hash = sha256(JSON.stringify([text, params]));
    const note = notes[at];
    if (note && !note.hash.equals(hash))
      throw new Error(
        `Migration ${name} was cut at statement ${notes.length}, and its statement ${at + 1} is another one now. Go on with the version that began it.`,
      );
    // Whoever has begun a later statement was done with this one.
    if (at < notes.length - 1) return undefined;
    const write = (shape: Buffer | null) =>
      db.run(
        sql`INSERT INTO migration_steps (migration, step, statement_hash, shape_before, server) VALUES (${name}, ${at}, ${hash}, ${shape}, @@version)`,
      );
    if (change === 'data') {
      if (note) return undefined;
      return together(runner, async () => {
        await write(null);
        return carry();
      });
    }
    const shape = sha256(await shapeOf(db, change));
    if (!note) await write(shape);
    else if (!note.shapeBefore?.equals(shape)) {
      await assertSameServer(db, name, note);
      return undefined;
    }
    return carry();
  };
  await instance.up(sqlOnly(runner, step));
  if (steps < notes.length)
    throw new Error(`Migration ${name} was cut at statement ${notes.length}, and has only ${steps} now.`);
  await together(runner, async () => {
    await db.run(sql`INSERT INTO migrations (timestamp, name) VALUES (${timestamp}, ${name})`);
    await db.run(sql`DELETE FROM migration_steps WHERE migration = ${name}`);
  });
}

async function together<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  await runner.startTransaction();
  try {
    const result = await work();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

/** Another version of the database may describe the same table in other words, which says nothing about what happened. */
async function assertSameServer(db: Db, name: string, note: Note): Promise<void> {
  const now = await db.row<{ version: string }>(sql`SELECT @@version AS version`);
  if (now?.version !== note.server)
    throw new Error(
      `Migration ${name} was cut on a database server ${note.server}, and this is ${now?.version}. Finish it there, or restore a backup.`,
    );
}

/** What a migration gets: it speaks SQL, one statement at a time, and each one is noted. */
function sqlOnly(
  runner: QueryRunner,
  step: (sql: string, params?: unknown[]) => Promise<unknown>,
): QueryRunner {
  return new Proxy(runner, {
    get: (_, property) => {
      if (property === 'query') return step;
      throw new Error(`A migration uses runner.query only, not runner.${String(property)}.`);
    },
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
