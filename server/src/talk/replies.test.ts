import { LIMITS } from '@jishan/shared/limits';
import { sql } from '../kernel/sql';
import { must, openTown, rowOf, type TestTown } from '../testing/open-town';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

type Speaker = 'wang' | 'chen' | 'aygul' | 'xu';
const postOf = (id: number) => ({ kind: 'post', id });
const commentOf = (id: number) => ({ kind: 'comment', id });
const say = (person: Speaker, postId: number, answers?: number, body = '为您点赞！') =>
  town.as(person, 'comment.create', { subject: postOf(postId), body, ...(answers && { answers }) });
const remove = (person: Speaker, id: number) => town.as(person, 'comment.remove', { id });
const list = async (postId: number, person: Speaker | null = null) =>
  must(await town.as(person, 'comment.list', { subject: postOf(postId), size: 50 })).items;
const ids = async (postId: number) => (await list(postId)).map(({ id }) => id);
const row = (id: number) =>
  town.server.db.row<{ like_count: number; reply_count: number }>(
    sql`SELECT like_count, reply_count FROM comments WHERE id = ${id}`,
  );
const counted = async (id: number) => (await rowOf(town.server, id))?.['comment_count'];

test('replies stand behind what they belong to, on one level, and name whom they answer', async () => {
  const id = await town.publish('wang');
  const first = must(await say('chen', id));
  const second = must(await say('aygul', id));
  const reply = must(await say('wang', id, first.id));
  expect(reply).toMatchObject({ thread: first.id, answers: '陈建国', gone: null });
  // An answer to an answer stands beside it, not below.
  const answer = must(await say('aygul', id, reply.id));
  expect(answer).toMatchObject({ thread: first.id, answers: '王秀兰' });
  const seen = await list(id);
  expect(seen.map((one) => one.id)).toEqual([first.id, reply.id, answer.id, second.id]);
  expect(seen.map((one) => one.answers)).toEqual([null, '陈建国', '王秀兰', null]);
  expect(seen[0]?.thread).toBe(first.id);
  expect(await counted(id)).toBe(4);
});

test('pages go through threads and lose nothing', async () => {
  const id = await town.publish('wang');
  const heads = [must(await say('chen', id)), must(await say('aygul', id))];
  const expected: number[] = [];
  for (const head of heads) {
    expected.push(head.id);
    for (let n = 0; n < 3; n++) expected.push(must(await say('wang', id, head.id)).id);
  }
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = must(
      await town.as('wang', 'comment.list', { subject: postOf(id), size: 3, ...(cursor && { cursor }) }),
    );
    seen.push(...page.items.map((comment) => comment.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(expected);
});

test('below what was removed its replies stay, under a note that says nothing else', async () => {
  const id = await town.publish('wang');
  const head = must(await say('chen', id, undefined, '说错话了'));
  const reply = must(await say('aygul', id, head.id));
  const second = must(await say('wang', id, reply.id));
  must(await remove('chen', head.id));
  const [note, ...rest] = await list(id, 'xu');
  expect(note).toMatchObject({ id: head.id, gone: 'removed', author: null, body: '', canRemove: false });
  expect(JSON.stringify(note)).not.toMatch(/说错话了|陈建国/);
  expect(rest.map((one) => one.id)).toEqual([reply.id, second.id]);
  expect(await counted(id)).toBe(2);
  // What was removed is not answered, what stands below it is.
  expect((await say('wang', id, head.id)).error?.code).toBe('COMMENT_GONE');
  const third = must(await say('chen', id, second.id));
  for (const one of [reply, second, third])
    must(await remove(one === reply ? 'aygul' : one === second ? 'wang' : 'chen', one.id));
  expect(await list(id)).toEqual([]);
  expect(await counted(id)).toBe(0);
});

test('a reply belongs to the subject of what it answers', async () => {
  const [one, other] = [await town.publish('wang'), await town.publish('wang')];
  const comment = must(await say('chen', one));
  expect((await say('aygul', other, comment.id)).error).toMatchObject({
    code: 'NOT_FOUND',
    field: 'answers',
  });
  expect((await say('aygul', one, 999_999)).error?.code).toBe('NOT_FOUND');
  expect(await counted(other)).toBe(0);
  expect(
    (await town.as('chen', 'comment.create', { subject: commentOf(comment.id), body: '好' })).error,
  ).toMatchObject({ code: 'NOT_FOUND', field: 'subject.kind' });
});

test('many at once, said, answered and removed: each counter is what the table says', async () => {
  const id = await town.publish('wang');
  const heads = await Promise.all([say('chen', id), say('aygul', id)].map((one) => one.then(must)));
  const people: Speaker[] = ['wang', 'chen', 'aygul', 'xu'];
  const made = await Promise.all(
    Array.from({ length: 40 }, (_, n) => {
      const person = people[n % 4] ?? 'wang';
      return say(person, id, heads[n % 2]?.id).then((answer) => ({ person, id: must(answer).id }));
    }),
  );
  // Some are removed, by their authors and by staff at once, while others are said; one thread loses its head.
  await Promise.all([
    ...made.slice(0, 16).flatMap((one) => [remove(one.person, one.id), remove('xu', one.id)]),
    remove('chen', heads[0]?.id ?? 0),
    ...Array.from({ length: 10 }, (_, n) => say(people[n % 4] ?? 'wang', id, made[20 + n]?.id)),
  ]);
  const { db } = town.server;
  const living = await db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM comments WHERE subject_kind = 'post' AND subject_id = ${id} AND removed_at IS NULL`,
  );
  expect(living?.n).toBe(2 + 40 + 10 - 16 - 1);
  expect(await counted(id)).toBe(living?.n);
  const wrong = await db.rows(
    sql`SELECT h.id FROM comments h WHERE h.subject_id = ${id} AND h.subject_kind = 'post' AND h.reply_count <>
      (SELECT COUNT(*) FROM comments r WHERE r.thread_id = h.id AND r.id <> h.id AND r.removed_at IS NULL)`,
  );
  expect(wrong).toEqual([]);
});

test('answering and removing the same comment at once: it is either answered or gone, and the counters agree', async () => {
  const id = await town.publish('wang');
  for (let round = 0; round < 8; round++) {
    const head = must(await say('chen', id));
    const [answer] = await Promise.all([say('aygul', id, head.id), remove('chen', head.id)]);
    expect([undefined, 'COMMENT_GONE']).toContain(answer.error?.code);
    expect((await row(head.id))?.reply_count).toBe(answer.error ? 0 : 1);
  }
  expect(await counted(id)).toBe((await list(id)).filter(({ gone }) => gone === null).length);
});

test('comments are liked like all else, exactly, by many at once', async () => {
  const id = await town.publish('wang');
  const comment = must(await say('chen', id));
  const like = (token: string, liked = true) =>
    town.server.call(token, 'like.set', { subject: commentOf(comment.id), liked });
  const tokens = await Promise.all(
    Array.from({ length: 32 }, async () => {
      const { db, town: place, signIn } = town.server;
      const { insertId } = await db.run(
        sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES ('居民', 'tea', ${place.townId}, ${place.east.id}, 0)`,
      );
      return signIn(insertId);
    }),
  );
  const answers = await Promise.all(
    tokens.flatMap((token, n) => [like(token), like(token), like(token, n % 2 === 0)]),
  );
  for (const { status } of answers) expect(status).toBe(200);
  const likes = await town.server.db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM likes WHERE subject_kind = 'comment' AND subject_id = ${comment.id}`,
  );
  expect((await row(comment.id))?.like_count).toBe(likes?.n);
  must(await like(town.tokens.wang));
  expect((await list(id, 'wang'))[0]).toMatchObject({ liked: true, likes: (likes?.n ?? 0) + 1 });
  expect((await list(id, 'aygul'))[0]).toMatchObject({ liked: false });
  // The post's own likes are others.
  expect(must(await town.as('wang', 'post.get', { id }))).toMatchObject({ likes: 0, liked: false });
});

test('what is gone, hidden or elsewhere is not liked', async () => {
  const id = await town.publish('wang');
  const gone = must(await say('chen', id));
  must(await say('wang', id, gone.id));
  const kept = must(await say('aygul', id));
  const like = (person: Speaker, comment: number) =>
    town.as(person, 'like.set', { subject: commentOf(comment), liked: true });
  must(await remove('chen', gone.id));
  expect((await like('wang', gone.id)).error?.code).toBe('NOT_FOUND');
  expect((await like('wang', 999_999)).error?.code).toBe('NOT_FOUND');
  await town.server.db.run(sql`UPDATE posts SET town_id = town_id + 1000 WHERE id = ${id}`);
  expect((await like('chen', kept.id)).error?.code).toBe('TALK_CLOSED');
  await town.server.db.run(sql`UPDATE posts SET town_id = town_id - 1000, state = 'hidden' WHERE id = ${id}`);
  expect((await like('chen', kept.id)).error?.code).toBe('NOT_FOUND');
  const left = await town.server.db.rows(
    sql`SELECT user_id FROM likes WHERE subject_kind = 'comment' AND subject_id IN (${[gone.id, kept.id]})`,
  );
  expect(left).toEqual([]);
});

test('for five minutes its author puts a comment right, and it says so', async () => {
  const id = await town.publish('wang');
  const comment = must(await say('chen', id, undefined, '辛苦勒'));
  const edit = (person: Speaker, body: string, which = comment.id) =>
    town.as(person, 'comment.edit', { id: which, body });
  expect(comment.editUntil).toBe(town.server.clock.now + LIMITS.commentEditMs);
  // The same words again are no change.
  expect(must(await edit('chen', '辛苦勒'))).toMatchObject({ body: '辛苦勒', edited: false });
  town.server.clock.forward(LIMITS.commentEditMs - 1);
  expect(must(await edit('chen', ' 辛苦了 '))).toMatchObject({ body: '辛苦了', edited: true });
  expect((await list(id))[0]).toMatchObject({ body: '辛苦了', edited: true, editUntil: null });
  for (const person of ['wang', 'xu'] as const)
    expect((await edit(person, '改别人的')).error?.code).toBe('FORBIDDEN');
  town.server.clock.forward(1);
  expect((await edit('chen', '太晚了')).error?.code).toBe('COMMENT_EDIT_LATE');
  expect((await list(id))[0]?.body).toBe('辛苦了');
  expect((await edit('chen', '', comment.id)).error).toMatchObject({ code: 'BAD_INPUT', field: 'body' });

  const second = must(await say('chen', id));
  must(await remove('chen', second.id));
  expect((await edit('chen', '又来', second.id)).error?.code).toBe('NOT_FOUND');
  expect((await edit('chen', '又来', 999_999)).error?.code).toBe('NOT_FOUND');
  const third = must(await say('chen', id));
  must(await town.as('xu', 'post.hide', { id, reason: '露出了别人的门牌' }));
  expect((await edit('chen', '看不见了', third.id)).error?.code).toBe('NOT_FOUND');
  expect(await ids(await town.publish('wang'))).toEqual([]);
});
