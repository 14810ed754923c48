import { covers } from '../kernel/identity';
import { raw, sql } from '../kernel/sql';
import { must, openTown, rowOf, type TestTown } from '../testing/open-town';
import { cursor, expectPlan, NUMBERS, planner } from '../testing/plans';
import type { Subject } from './subject';

/** A second kind of thing, which talk has never heard of: notes on a wall, some of them taken down. */
const noteSubject: Subject = {
  kind: 'note',
  table: 'notes',
  openTo: ({ townId }) => sql`town_id = ${townId} AND down = 0`,
  closed: 'CARD_GONE',
  find: async (db, viewer, id) => {
    const note = await db.row<{ townId: number; down: 0 | 1 }>(
      sql`SELECT town_id AS townId, down FROM notes WHERE id = ${id}`,
    );
    const place = { townId: note?.townId ?? 0, communityId: 0, gridId: null };
    return note ? { place, readable: note.down === 0 || covers(viewer, place), authorId: null } : null;
  },
};

let town: TestTown;
beforeAll(async () => {
  town = await openTown({ subjects: [noteSubject] });
  await town.server.db
    .run(sql`CREATE TABLE notes (id BIGINT UNSIGNED PRIMARY KEY, town_id BIGINT UNSIGNED NOT NULL,
    down TINYINT NOT NULL DEFAULT 0, like_count INT NOT NULL DEFAULT 0, comment_count INT NOT NULL DEFAULT 0)`);
});
afterAll(() => town.server.stop());

type Speaker = 'wang' | 'chen' | 'aygul' | 'xu';
const postOf = (id: number) => ({ kind: 'post', id });
const say = (person: Speaker, postId: number, body = '为您点赞！') =>
  town.as(person, 'comment.create', { subject: postOf(postId), body });
const remove = (person: Speaker | 'liu' | 'zhou', id: number) => town.as(person, 'comment.remove', { id });
const list = (postId: number) => town.as(null, 'comment.list', { subject: postOf(postId) });
const counted = async (id: number) => (await rowOf(town.server, id))?.['comment_count'];

test('a guest reads the comments of a public post, oldest first', async () => {
  const id = await town.publish('wang');
  const first = must(await say('chen', id, '  辛苦了 😀𠮷  '));
  expect(first).toMatchObject({
    body: '辛苦了 😀𠮷',
    canRemove: true,
    author: { name: '陈建国', unit: null },
  });
  const second = must(await say('xu', id, '社区谢谢您'));
  expect(second.author?.unit).toBe('梧桐里社区居委会');

  const { items, next } = must(await list(id));
  expect(next).toBeNull();
  expect(items).toEqual([
    { ...first, canRemove: false, editUntil: null },
    { ...second, canRemove: false, editUntil: null },
  ]);
  const own = must(await town.as('chen', 'comment.list', { subject: postOf(id) })).items;
  expect(own.map((comment) => comment.canRemove)).toEqual([true, false]);
  expect(must(await town.as('wang', 'post.get', { id })).comments).toBe(2);
});

test('comments belong to public posts of one’s town; a refusal leaves nothing', async () => {
  const { id: waiting } = await town.write('wang');
  expect((await say('wang', waiting)).error?.code).toBe('POST_NOT_PUBLIC');
  expect((await say('chen', 999_999)).error?.code).toBe('NOT_FOUND');
  expect((await list(waiting)).error?.code).toBe('NOT_FOUND');
  expect(must(await town.as('wang', 'comment.list', { subject: postOf(waiting) })).items).toEqual([]);

  const elsewhere = await town.publish('wang');
  await town.server.db.run(sql`UPDATE posts SET town_id = town_id + 1000 WHERE id = ${elsewhere}`);
  expect((await say('chen', elsewhere)).error?.code).toBe('POST_NOT_PUBLIC');
  const left = await town.server.db.rows(
    sql`SELECT id FROM comments WHERE subject_id IN (${[waiting, elsewhere]})`,
  );
  expect(left).toEqual([]);
  expect(
    (await town.as('chen', 'comment.create', { subject: postOf(elsewhere), body: '  ' })).error,
  ).toMatchObject({
    code: 'BAD_INPUT',
    field: 'body',
    message: '请填写评论',
  });
});

test('pages lose nothing and double nothing while comments come and go', async () => {
  const id = await town.publish('wang');
  const ids: number[] = [];
  for (let count = 0; count < 7; count++) ids.push(must(await say('chen', id)).id);
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = must(
      await town.as('wang', 'comment.list', { subject: postOf(id), size: 3, ...(cursor && { cursor }) }),
    );
    seen.push(...page.items.map((comment) => comment.id));
    cursor = page.next ?? undefined;
    // One already shown goes, another one arrives at the end.
    must(await remove('chen', ids[0] ?? 0));
    if (ids.length < 9) ids.push(must(await say('aygul', id)).id);
  } while (cursor);
  expect(seen).toEqual(ids);
});

test('a removed comment is gone and counted down once, however often it is removed', async () => {
  const id = await town.publish('wang');
  const kept = must(await say('aygul', id));
  const gone = must(await say('chen', id));
  const answers = await Promise.all(Array.from({ length: 8 }, () => remove('chen', gone.id)));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(await counted(id)).toBe(1);
  expect(must(await list(id)).items.map((comment) => comment.id)).toEqual([kept.id]);
});

test('its author removes it, or staff of the post’s region; nobody else', async () => {
  const id = await town.publish('wang');
  const comment = must(await say('chen', id));
  for (const person of ['wang', 'aygul', 'liu'] as const)
    expect((await remove(person, comment.id)).error?.code).toBe('FORBIDDEN');
  expect(await counted(id)).toBe(1);
  must(await remove('xu', comment.id));
  expect(await counted(id)).toBe(0);
  must(await remove('zhou', must(await say('aygul', id)).id));
  expect((await remove('wang', 999_999)).error?.code).toBe('NOT_FOUND');
  const row = await town.server.db.row(sql`SELECT removed_by FROM comments WHERE id = ${comment.id}`);
  expect(row).toEqual({ removed_by: town.people.xu });
});

test('many at once: the counter is what the table says', async () => {
  const id = await town.publish('wang');
  const speakers: Speaker[] = ['wang', 'chen', 'aygul', 'xu'];
  const made = await Promise.all(
    Array.from({ length: 32 }, (_, index) => say(speakers[index % 4] ?? 'wang', id).then(must)),
  );
  await Promise.all(made.slice(0, 10).map((comment) => remove('xu', comment.id).then(must)));
  expect(await counted(id)).toBe(22);
  expect(must(await town.as('wang', 'comment.list', { subject: postOf(id), size: 50 })).items).toHaveLength(
    22,
  );
});

test('the same key says it once', async () => {
  const id = await town.publish('wang');
  const input = { subject: postOf(id), body: '只说一遍' };
  const key = 'comment-once-0123456789';
  const [first, second] = await Promise.all([
    town.as('chen', 'comment.create', input, key),
    town.as('chen', 'comment.create', input, key),
  ]);
  expect(must(second)).toEqual(must(first));
  expect(await counted(id)).toBe(1);
});

test('under a hidden post nothing is read, said or liked; staff still take away what was said', async () => {
  const id = await town.publish('wang');
  const subject = postOf(id);
  const comment = must(await say('chen', id));
  must(await town.as('chen', 'like.set', { subject, liked: true }));
  must(await town.as('xu', 'post.hide', { id, reason: '露出了别人的门牌' }));
  for (const person of [null, 'chen', 'liu'] as const)
    expect((await town.as(person, 'comment.list', { subject })).error?.code).toBe('NOT_FOUND');
  for (const liked of [true, false])
    expect((await town.as('chen', 'like.set', { subject, liked })).error?.code).toBe('NOT_FOUND');
  expect((await say('chen', id)).error?.code).toBe('NOT_FOUND');
  expect((await say('wang', id)).error?.code).toBe('POST_NOT_PUBLIC');
  expect((await remove('aygul', comment.id)).error?.code).toBe('NOT_FOUND');
  must(await remove('xu', comment.id));
  expect(await rowOf(town.server, id)).toMatchObject({ like_count: 1, comment_count: 0 });
});

test('another kind of thing is talked about by the same calls, and kept apart from a post of the same number', async () => {
  const id = await town.publish('wang');
  const { db, town: place } = town.server;
  await db.run(
    sql`INSERT INTO notes (id, town_id) VALUES (${id}, ${place.townId}), (${id + 1}, ${place.townId + 1000})`,
  );
  const note = { kind: 'note', id };
  const counts = () =>
    db.row(sql`SELECT like_count AS likes, comment_count AS comments FROM notes WHERE id = ${id}`);

  must(await say('chen', id));
  const said = must(await town.as('aygul', 'comment.create', { subject: note, body: '我来帮忙' }));
  expect(must(await town.as(null, 'comment.list', { subject: note })).items).toEqual([
    { ...said, canRemove: false, editUntil: null },
  ]);
  expect(must(await town.as('chen', 'like.set', { subject: note, liked: true }))).toEqual({
    liked: true,
    likes: 1,
  });
  expect(must(await town.as('chen', 'post.get', { id }))).toMatchObject({
    likes: 0,
    liked: false,
    comments: 1,
  });
  expect(await counts()).toEqual({ likes: 1, comments: 1 });

  expect((await town.as('chen', 'comment.remove', { id: said.id })).error?.code).toBe('FORBIDDEN');
  expect(must(await town.as('zhou', 'comment.list', { subject: note })).items[0]?.canRemove).toBe(true);
  must(await town.as('zhou', 'comment.remove', { id: said.id }));
  expect(await counts()).toEqual({ likes: 1, comments: 0 });
  expect(await counted(id)).toBe(1);

  const elsewhere = { kind: 'note', id: id + 1 };
  expect((await town.as('chen', 'like.set', { subject: elsewhere, liked: true })).error?.code).toBe(
    'CARD_GONE',
  );
  await db.run(sql`UPDATE notes SET down = 1 WHERE id = ${id}`);
  expect((await town.as('chen', 'comment.list', { subject: note })).error?.code).toBe('NOT_FOUND');
  const unknown = { kind: 'cloud', id };
  for (const answer of [
    await town.as('chen', 'comment.list', { subject: unknown }),
    await town.as('chen', 'comment.create', { subject: unknown, body: '好' }),
    await town.as('chen', 'like.set', { subject: unknown, liked: true }),
  ])
    expect(answer.error).toMatchObject({ code: 'NOT_FOUND', field: 'subject.kind' });
});

test('however much is said in the town, a page is read from its index', async () => {
  const id = await town.publish('wang');
  await town.server.db.run(sql`INSERT INTO comments (subject_kind, subject_id, author_id, body, created_at)
    SELECT IF(n % 9 = 1, 'note', 'post'), IF(n % 50 = 3, ${id}, ${id} + n), ${town.people.chen}, '为您点赞', n
      FROM ${raw(NUMBERS)} WHERE n < 100000`);
  // One in four answers the comment of the same subject before it.
  await town.server.db.run(
    sql`UPDATE comments SET thread_id = IF(id % 4 = 0 AND id > 200, id - 50, id), answers_id = IF(id % 4 = 0 AND id > 200, id - 50, NULL)`,
  );
  await town.server.db.rows(sql`ANALYZE TABLE comments`);
  const ask = planner(town);
  for (const blocked of [false, true]) {
    must(await town.as('wang', 'block.set', { userId: town.people.aygul, blocked }));
    for (const place of [{}, { cursor: cursor(id, id) }, { cursor: cursor(50_000, 50_050) }]) {
      const { plans, reply } = await ask('comments', 'wang', 'comment.list', {
        subject: postOf(id),
        ...place,
      });
      expect(reply.items).toHaveLength(20);
      expect(plans).toHaveLength(1);
      expectPlan(plans[0], 'subject');
    }
  }
});
