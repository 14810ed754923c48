import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { openDatabase } from '../../server/src/database';
import { migrateUp } from '../../server/src/kernel/migrate';
import { connectionOf } from '../../server/src/kernel/database';
import { takePhotos, type Shelf } from './photos';
import { makeProgress } from './progress';
import { SIZE, TOWNS } from './size';
import { loadTown, planTown, type NextIds } from './town';

const SEED = 20_180_401;

/** Brings an empty database to the tables of this version and fills it with full-size towns. */
export async function fillDatabase(url: string, dataDir: string, towns: number): Promise<void> {
  const source = await openDatabase(url, 2);
  await migrateUp(source);
  await source.destroy();
  const connection = await createConnection({ ...connectionOf(url), charset: 'utf8mb4' });
  try {
    const shelf = await takePhotos(dataDir);
    await loadTowns(connection, towns, shelf);
    await connection.query(
      `ANALYZE TABLE users, posts, reviews, likes, comments, accounts, transfers, entries, holds, lots, lot_uses, households,
        household_members, honour_totals, group_totals, merchants, merchant_members, offers, offer_stocks, vouchers,
        merchant_thanks, products, news, submissions`,
    );
  } finally {
    await connection.end();
  }
}

async function loadTowns(connection: Connection, towns: number, shelf: Shelf): Promise<void> {
  // For this session only: the rows are right by construction, and are verified afterwards.
  await connection.query('SET SESSION unique_checks = 0, foreign_key_checks = 0');
  const progress = makeProgress(SIZE.rows * towns);
  const now = Date.now();
  let next: NextIds = {
    ...{ region: 1, user: 1, post: 1, transfer: 1, account: 1, household: 1, hold: 1, lot: 1, voucher: 1 },
  };
  for (let i = 0; i < towns; i++) {
    progress.begin('thinking a town up', 0);
    const plan = planTown(nameOf(i), SEED + 10 * i, next, shelf, now);
    await loadTown(connection, plan, progress);
    next = plan.next;
  }
  await connection.query('UPDATE comments SET thread_id = id WHERE thread_id = 0');
  await nameOwners(connection, shelf);
  progress.end();
}

const nameOf = (i: number) => {
  const round = Math.floor(i / TOWNS.length);
  return `${TOWNS[i % TOWNS.length] ?? ''}${round === 0 ? '' : `（${round + 1}）`}`;
};

/** The shared photos belong to one public post, so that they are served to everybody. */
async function nameOwners(connection: Connection, { photos }: Shelf): Promise<void> {
  const [posts] = await connection.query<RowDataPacket[]>(
    "SELECT id, author_id FROM posts WHERE state = 'approved' ORDER BY id LIMIT 1",
  );
  const owner = posts[0] as { id: number; author_id: number } | undefined;
  const values = [...photos.values()].map(({ id, width, height, sha256 }) => [
    ...[id, owner?.author_id, `post:${owner?.id}`, 1, width, height, sha256, Date.now()],
  ]);
  await connection.query(
    'INSERT INTO photos (id, owner_id, used_by, shown, width, height, sha256, created_at) VALUES ?',
    [values],
  );
}

/** How many towns a database holds already. */
export async function townsIn(url: string): Promise<number> {
  const connection = await createConnection(connectionOf(url));
  try {
    const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE 'regions'");
    if (tables.length === 0) return 0;
    const [towns] = await connection.query<RowDataPacket[]>("SELECT id FROM regions WHERE kind = 'town'");
    return towns.length;
  } finally {
    await connection.end();
  }
}
