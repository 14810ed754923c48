import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/src/database';
import { Db, type DataSource } from '../../server/src/kernel/database';
import { sql } from '../../server/src/kernel/sql';
import { createLog } from '../lib/log.mjs';
import { startMariadb } from '../lib/mariadb.mjs';
import { Problem } from '../lib/problem.mjs';
import { readSettings } from '../lib/settings.mjs';

export interface BookDatabase {
  source: DataSource;
  db: Db;
  towns: { id: number; name: string }[];
  close: () => Promise<void>;
}

/** The book that is meant: of DATABASE_URL, or of the private database in the data folder, which is started if need be. */
export async function openBookDatabase(): Promise<BookDatabase> {
  const { databaseUrl, dataDir } = readSettings(process.env);
  const folder = join(dataDir, 'mariadb');
  if (!databaseUrl && !existsSync(folder))
    throw new Problem(`There is no book: ${folder} does not exist, and DATABASE_URL is not set.`, [
      'Set DATABASE_URL or DATA_DIR to where the town is.',
    ]);
  const server = databaseUrl ? null : await startMariadb({ dataDir: folder, log: createLog() });
  // A server that was running belongs to somebody else.
  const stop = async () => (server && !server.reused ? server.stop() : undefined);
  try {
    const source = await openDatabase(databaseUrl ?? server?.url('jishan') ?? '', 2);
    const db = new Db(source.manager);
    const towns = await db.rows<{ id: number; name: string }>(
      sql`SELECT id, name FROM regions WHERE kind = 'town' ORDER BY id`,
    );
    const close = async () => {
      try {
        await source.destroy();
      } finally {
        await stop();
      }
    };
    return { source, db, towns, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

export const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
