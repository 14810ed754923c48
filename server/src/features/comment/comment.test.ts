import { must, openTown, rowOf, type TestTown } from '../../testing/open-town';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

type Speaker = 'wang' | 'chen' | 'aygul' | 'xu';
const say = (person: Speaker, postId: number, body = '为您点赞！') =>
  town.as(person, 'comment.create', { postId, body });
const remove = (person: Speaker | 'liu' | 'zhou', id: number) => town.as(person, 'comment.remove', { id });
const list = (postId: number) => town.as(null, 'comment.list', { postId });
const counted = async (id: number) => (await rowOf(town.server, id))?.['comment_count'];

test('a guest reads the comments of a public post, oldest first', async () => {
  const id = await town.publish('wang');
  const first = must(await say('chen', id, '  辛苦了 😀𠮷  '));
  expect(first).toMatchObject({ body: '辛苦了 😀𠮷', mine: true, author: { name: '陈建国', unit: null } });
  const second = must(await say('xu', id, '社区谢谢您'));
  expect(second.author.unit).toBe('梧桐里社区居委会');

  const { items, next } = must(await list(id));
  expect(next).toBeNull();
  expect(items).toEqual([
    { ...first, mine: false },
    { ...second, mine: false },
  ]);
  const own = must(await town.as('chen', 'comment.list', { postId: id })).items;
  expect(own.map((comment) => comment.mine)).toEqual([true, false]);
  expect(must(await town.as('wang', 'post.get', { id })).comments).toBe(2);
});

test('comments belong to public posts of one’s town; a refusal leaves nothing', async () => {
  const { id: waiting } = await town.write('wang');
  expect((await say('wang', waiting)).error?.code).toBe('POST_NOT_PUBLIC');
  expect((await say('chen', 999_999)).error?.code).toBe('NOT_FOUND');
  expect((await list(waiting)).error?.code).toBe('NOT_FOUND');
  expect(must(await town.as('wang', 'comment.list', { postId: waiting })).items).toEqual([]);

  const elsewhere = await town.publish('wang');
  await town.server.db.run('UPDATE posts SET town_id = town_id + 1000 WHERE id = ?', [elsewhere]);
  expect((await say('chen', elsewhere)).error?.code).toBe('POST_NOT_PUBLIC');
  const left = await town.server.db.rows('SELECT id FROM comments WHERE post_id IN (?)', [
    [waiting, elsewhere],
  ]);
  expect(left).toEqual([]);
  expect((await town.as('chen', 'comment.create', { postId: elsewhere, body: '  ' })).error).toMatchObject({
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
      await town.as('wang', 'comment.list', { postId: id, size: 3, ...(cursor && { cursor }) }),
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
  const row = await town.server.db.row('SELECT removed_by FROM comments WHERE id = ?', [comment.id]);
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
  expect(must(await town.as('wang', 'comment.list', { postId: id, size: 50 })).items).toHaveLength(22);
});

test('the same key says it once', async () => {
  const id = await town.publish('wang');
  const input = { postId: id, body: '只说一遍' };
  const key = 'comment-once-0123456789';
  const [first, second] = await Promise.all([
    town.as('chen', 'comment.create', input, key),
    town.as('chen', 'comment.create', input, key),
  ]);
  expect(must(second)).toEqual(must(first));
  expect(await counted(id)).toBe(1);
});
