import { openDatabase } from '../../server/src/database';
import { Db } from '../../server/src/kernel/database';
import { sql } from '../../server/src/kernel/sql';
import { openSession } from '../../server/src/kernel/identity';
import { layTown } from '../../server/src/testing/town';
import type { Clerk } from './load';

/** Fills an empty database with residents who each have one patrol waiting, and staff who will approve them. */
export async function prepareTown(url: string, clerks: number, postsEach: number): Promise<Clerk[]> {
  const source = await openDatabase(url, 2);
  const db = new Db(source.manager);
  const now = Date.now();
  const { townId, east } = await layTown(db, now);
  const made: Clerk[] = [];
  for (let clerk = 0; clerk < clerks; clerk++) {
    const { insertId } = await db.run(
      sql`INSERT INTO users (name, avatar, role, town_id, community_id, scope_region_id, created_at)
        VALUES (${`工作人员${clerk}`}, 'staff', 'staff', ${townId}, ${east.id}, ${townId}, ${now})`,
    );
    const { token } = await openSession(db, insertId, now);
    made.push({ token, posts: await waitingPosts(db, townId, east.id, postsEach, now) });
  }
  await source.destroy();
  return made;
}

async function waitingPosts(db: Db, townId: number, communityId: number, count: number, now: number) {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const residents = await db.run(
    sql`INSERT INTO users (name, avatar, role, town_id, community_id, created_at)
      VALUES ${numbers.map((index) => [`居民${index}`, 'lotus', 'resident', townId, communityId, now])}`,
  );
  const text = ['今晚轮到我们组巡逻', '[]', 'patrol', 'building-07', 'pending', now, now, now];
  const posts = await db.run(
    sql`INSERT INTO posts (town_id, community_id, author_id, body, photos, board, claim_code, state, created_at, sent_at, listed_at)
      VALUES ${numbers.map((index) => [townId, communityId, residents.insertId + index, ...text])}`,
  );
  return numbers.map((index) => posts.insertId + index);
}
