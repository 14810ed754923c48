import type { Config } from '../kernel/config';
import { photoStore, type PhotoStore } from '../photos';
import { sweepChain, closeDays } from '../book';
import { openDatabase } from '../database';
import { Db, type DataSource } from '../kernel/database';
import { migrateUp } from '../kernel/migrate';
import { assertAllGood } from '../kernel/sweep';
import { inTransaction, isDuplicate } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import { openAlbum } from './pictures';
import { planTown } from './plan';
import { settle } from './settle';
import { picturesOfShops } from './shops';
import { writeLife, type IllustratedPost } from './write';

/** Fills an empty database with the demo town; one that holds a town already is left as it is. */
export async function seedDemo(config: Config): Promise<void> {
  if (config.MODE === 'production') throw new Error('Refusing to seed the demo town in production.');
  const source = await openDatabase(config.DATABASE_URL, 4);
  try {
    await migrateUp(source);
    await fillTown(source, photoStore(config), Date.now());
  } finally {
    await source.destroy();
  }
}

/**
 * Photos come first, because files are outside the transaction; then the whole town in one, so that a kill at any moment
 * leaves nothing or everything. Gives whether a town was made.
 */
export async function fillTown(source: DataSource, store: PhotoStore, now: number): Promise<boolean> {
  if (await holdsTown(new Db(source.manager))) return false;
  const plan = planTown(now);
  const album = await openAlbum(store);
  const posts: IllustratedPost[] = [];
  for (const post of plan.posts) {
    const pictures = [];
    for (const picture of post.photos) pictures.push(await album.next(picture));
    posts.push({ ...post, pictures });
  }
  const shops = await picturesOfShops(album);
  try {
    await inTransaction(source, async (db) =>
      writeLife(db, store, await settle(db, now), posts, plan.readings, shops, now),
    );
    // As the jobs by the clock would have: the town's days are closed, each with its digest.
    assertAllGood(await sweepChain(source, now));
    assertAllGood(await closeDays(source, now));
    return true;
  } catch (error) {
    // Two copies started at once: the town has a fixed id, so the second waits for the first and then finds it there.
    if (isDuplicate(error) && (await holdsTown(new Db(source.manager)))) return false;
    throw error;
  }
}

const holdsTown = async (db: Db) =>
  (await db.row(sql`SELECT id FROM regions WHERE kind = 'town' LIMIT 1`)) !== undefined;
