import { sql } from '../kernel/sql';
import { openTown, rowOf, type TestTown } from '../testing/open-town';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const likeOf = (id: number, liked = true) => ({ subject: { kind: 'post', id }, liked });
const like = (person: 'wang' | 'chen', id: number) => town.as(person, 'like.set', likeOf(id));

/** Residents enough to like one post at the same moment, each signed in. */
async function crowd(count: number): Promise<string[]> {
  const { db, town: place, signIn } = town.server;
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { insertId } = await db.run(
        sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES ('居民', 'tea', ${place.townId}, ${place.east.id}, 0)`,
      );
      return signIn(insertId);
    }),
  );
}

const likesIn = async (id: number) =>
  (
    await town.server.db.row<{ n: number }>(
      sql`SELECT COUNT(*) AS n FROM likes WHERE subject_kind = 'post' AND subject_id = ${id}`,
    )
  )?.n;

test('a like counts once, and is taken back once', async () => {
  const id = await town.publish('wang');
  expect((await like('chen', id)).reply).toEqual({ liked: true, likes: 1 });
  expect((await like('chen', id)).reply).toEqual({ liked: true, likes: 1 });
  expect((await like('wang', id)).reply).toEqual({ liked: true, likes: 2 });
  const unlike = () => town.as('chen', 'like.set', likeOf(id, false));
  expect((await unlike()).reply).toEqual({ liked: false, likes: 1 });
  expect((await unlike()).reply).toEqual({ liked: false, likes: 1 });
  expect((await town.as('wang', 'like.set', likeOf(id, false))).reply).toEqual({ liked: false, likes: 0 });
});

test('64 people at once: every like counts, and the counter is what the table says', async () => {
  const id = await town.publish('wang');
  const tokens = await crowd(64);
  const answers = await Promise.all(tokens.map((token) => town.server.call(token, 'like.set', likeOf(id))));
  expect(answers.map(({ reply }) => reply.likes).sort((a, b) => a - b)).toEqual(
    tokens.map((_, index) => index + 1),
  );
  expect(await likesIn(id)).toBe(64);
  expect((await rowOf(town.server, id))?.['like_count']).toBe(64);
});

test('likes, likes again and unlikes of one post in any order keep the counter true', async () => {
  const id = await town.publish('wang');
  const tokens = await crowd(16);
  const calls = tokens.flatMap((token, index) => [
    town.server.call(token, 'like.set', likeOf(id)),
    town.server.call(token, 'like.set', likeOf(id)),
    town.server.call(token, 'like.set', likeOf(id, index % 2 === 0)),
  ]);
  for (const answer of await Promise.all(calls)) expect(answer.status).toBe(200);
  expect((await rowOf(town.server, id))?.['like_count']).toBe(await likesIn(id));
});

test('only what is public in one’s town can be liked, and a refusal leaves nothing', async () => {
  const { id: waiting } = await town.write('wang');
  expect((await like('wang', waiting)).error?.code).toBe('POST_NOT_PUBLIC');
  // Nobody is told of a post that they cannot read.
  expect((await like('chen', waiting)).error?.code).toBe('NOT_FOUND');
  expect(await likesIn(waiting)).toBe(0);
  expect((await like('chen', 999_999)).error?.code).toBe('NOT_FOUND');

  const shown = await town.publish('wang');
  await town.server.db.run(sql`UPDATE posts SET town_id = town_id + 1000 WHERE id = ${shown}`);
  expect((await like('chen', shown)).error?.code).toBe('POST_NOT_PUBLIC');
  expect(await likesIn(shown)).toBe(0);
  expect((await town.as(null, 'like.set', likeOf(shown))).error?.code).toBe('NOT_SIGNED_IN');
});
