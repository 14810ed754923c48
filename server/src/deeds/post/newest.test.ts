import { sql } from '../../kernel/sql';
import { must, openTown, rowOf, type TestTown } from '../../testing/open-town';
import type { Person } from '../../testing/town';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const feed = async (person: Person) => must(await town.as(person, 'post.feed', { scope: 'community' })).items;
const inFeed = async (person: Person, id: number) => (await feed(person)).find((card) => card.id === id);

// Each step looks first, so that what is kept would show if it outlived the change.
test('a first page is true at once after whatever this server has done', async () => {
  const id = await town.publish('wang', {}, 'building-07');
  expect(await inFeed('chen', id)).toMatchObject({ liked: false, likes: 0, seal: { wait: true } });

  const subject = { kind: 'post', id };
  must(await town.as('chen', 'like.set', { subject, liked: true }));
  expect(await inFeed('chen', id)).toMatchObject({ liked: true, likes: 1 });
  expect(await inFeed('wang', id)).toMatchObject({ liked: false, likes: 1 });
  must(await town.as('chen', 'like.set', { subject, liked: false }));
  expect(await inFeed('chen', id)).toMatchObject({ liked: false, likes: 0 });

  must(await town.as('chen', 'comment.create', { subject, body: '辛苦了' }));
  expect(await inFeed('wang', id)).toMatchObject({ comments: 1 });

  must(await town.as('wang', 'resident.update', { name: '王大姐' }));
  expect(await inFeed('chen', id)).toMatchObject({ author: { name: '王大姐' } });

  must(await town.as('xu', 'post.hide', { id, reason: '露出了别人的门牌' }));
  expect(await inFeed('chen', id)).toBeUndefined();
  must(await town.as('xu', 'post.restore', { id }));
  expect(await inFeed('chen', id)).toBeDefined();

  const next = await town.publish('wang');
  expect((await feed('chen'))[0]?.id).toBe(next);
});

test('of a post with very many likes each viewer is still told their own', async () => {
  const id = await town.publish('wang');
  const { db } = town.server;
  const givers = Array.from({ length: 300 }, (_, giver) => [id, 1_000_000 + giver]);
  for (const [post = 0, giver = 0] of givers)
    await db.run(
      sql`INSERT INTO likes (subject_kind, subject_id, user_id, created_at) VALUES ('post', ${post}, ${giver}, 0)`,
    );
  await db.run(sql`UPDATE posts SET like_count = 300 WHERE id = ${id}`);
  must(await town.as('chen', 'like.set', { subject: { kind: 'post', id }, liked: true }));
  expect(await inFeed('chen', id)).toMatchObject({ liked: true, likes: 301 });
  expect(await inFeed('wang', id)).toMatchObject({ liked: false, likes: 301 });
  expect(await rowOf(town.server, id)).toMatchObject({ like_count: 301 });
});

test('who has ended their session, or was blocked, is not let in by what was kept', async () => {
  const { server, people } = town;
  const token = await server.signIn(people.chen);
  const me = (of: string) => server.call(of, 'post.feed', {});
  expect((await me(token)).status).toBe(200);
  must(await server.call(token, 'session.logout', {}));
  expect((await me(token)).error?.code).toBe('SESSION_EXPIRED');

  const other = await server.signIn(people.chen);
  expect((await me(other)).status).toBe(200);
  await server.db.run(sql`UPDATE users SET blocked_at = 1 WHERE id = ${people.chen}`);
  expect((await me(other)).error?.code).toBe('SESSION_EXPIRED');
  await server.db.run(sql`UPDATE users SET blocked_at = NULL WHERE id = ${people.chen}`);
  expect((await me(other)).status).toBe(200);
});
