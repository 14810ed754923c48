import { DAY, HOUR } from '@jishan/shared/calendar';
import { sql } from '../kernel/sql';
import { must, openTown, type TestTown } from '../testing/open-town';
import type { Person } from '../testing/town';
import { SUBJECTS } from '../subjects';
import { tellOfLikes } from './likes-of-the-day';

let town: TestTown;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.server.stop());

const post = (id: number) => ({ kind: 'post', id });
const comment = (person: Person, id: number, body: string, key?: string) =>
  town.as(person, 'comment.create', { subject: post(id), body }, key);
const like = (person: Person, id: number, liked = true) =>
  town.as(person, 'like.set', { subject: post(id), liked });
const told = async (person: Person, ...kinds: string[]) =>
  must(await town.as(person, 'message.list', { size: 50 })).items.filter(({ kind }) => kinds.includes(kind));

describe('comments', () => {
  test('the author is told once, with who and what; nobody of their own words', async () => {
    const id = await town.publish('wang');
    const key = 'told-once-0000-0000';
    await Promise.all(Array.from({ length: 5 }, () => comment('chen', id, '辛苦了，王大姐', key)));
    must(await comment('wang', id, '谢谢大家'));
    expect(await told('wang', 'comment')).toMatchObject([
      {
        ...{ title: '陈建国评论了您', text: '“辛苦了，王大姐”', from: { name: '陈建国' } },
        ...{ subjectKind: 'post', subjectId: id, unread: true },
      },
    ]);
    expect(await told('chen', 'comment')).toEqual([]);
  });

  test('what was refused told nobody', async () => {
    const { id } = await town.write('wang');
    expect((await comment('chen', id, '看得到吗')).error?.code).toBe('NOT_FOUND');
    expect(await told('wang', 'comment')).toEqual([]);
  });

  test('a comment that was removed stands in no inbox any more', async () => {
    const id = await town.publish('wang');
    const { id: kept } = must(await comment('chen', id, '好'));
    const { id: rude } = must(await comment('chen', id, '不好听的话'));
    must(await town.as('xu', 'comment.remove', { id: rude }));
    expect((await told('wang', 'comment')).map(({ text }) => text)).toEqual(['“好”']);
    must(await town.as('chen', 'comment.remove', { id: kept }));
    expect(await told('wang', 'comment')).toEqual([]);
  });

  test('whoever is answered is told of a reply, the author of a comment, and one comment tells a person once', async () => {
    const id = await town.publish('wang');
    const subject = { kind: 'post', id };
    const answer = (person: Person, answers: number, body: string) =>
      town.as(person, 'comment.create', { subject, answers, body }).then(must);
    const first = must(await comment('chen', id, '电工几点到'));
    const reply = await answer('li', first.id, '九点到');
    expect(await told('chen', 'reply')).toMatchObject([{ subjectId: id, text: '“九点到”' }]);
    expect((await told('wang', 'comment')).map(({ text }) => text)).toEqual(['“九点到”', '“电工几点到”']);

    // The author is answered on their own post; who answers themselves is told nothing.
    const own = must(await comment('wang', id, '我去开门'));
    await answer('chen', own.id, '辛苦了');
    await answer('wang', own.id, '不辛苦');
    expect((await told('wang', 'reply')).map(({ text }) => text)).toEqual(['“辛苦了”']);
    expect(await told('wang', 'comment')).toHaveLength(2);

    must(await town.as('li', 'comment.remove', { id: reply.id }));
    expect(await told('chen', 'reply')).toEqual([]);
    expect((await told('wang', 'comment')).map(({ text }) => text)).toEqual(['“电工几点到”']);
  });
});

describe('likes are gathered by the day', () => {
  /** The test clock begins at noon; a day of likes ends at eight. */
  const atEight = () => {
    town.server.clock.forward(20 * HOUR);
  };
  const gather = () => tellOfLikes(town.server.db, SUBJECTS, town.server.clock.now);

  test('one message a post and day, however many like it and however often it is gathered', async () => {
    const [first, other] = [await town.publish('wang', { body: '扫了银杏叶' }), await town.publish('wang')];
    for (const person of ['chen', 'li', 'xu'] as const) {
      town.server.clock.forward(1000);
      must(await like(person, first));
    }
    must(await like('wang', first));
    must(await like('chen', other));
    expect(await gather()).toMatchObject({ told: 0 });
    atEight();
    await Promise.all([gather(), gather(), gather()]);
    await gather();
    const [b, a] = await told('wang', 'like');
    expect(await told('wang', 'like')).toHaveLength(2);
    expect(a).toMatchObject({
      ...{ title: '许雯等 3 人点赞', text: '您发的“扫了银杏叶”', from: { name: '许雯' } },
      ...{ subjectKind: 'post', subjectId: first },
    });
    expect(b).toMatchObject({ title: '陈建国点了赞', subjectId: other });
  });

  test('the next day tells only of its own, a like that was taken back of none', async () => {
    const id = await town.publish('wang');
    must(await like('chen', id));
    must(await like('li', id));
    must(await like('li', id, false));
    atEight();
    await gather();
    expect((await told('wang', 'like')).map(({ title }) => title)).toEqual(['陈建国点了赞']);
    must(await like('xu', id));
    town.server.clock.forward(DAY);
    await gather();
    expect((await told('wang', 'like')).map(({ title }) => title)).toEqual(['许雯点了赞', '陈建国点了赞']);
    town.server.clock.forward(DAY);
    expect(await gather()).toMatchObject({ told: 0 });
  });

  test('a server that stood still for two days tells of both', async () => {
    const id = await town.publish('wang');
    must(await like('chen', id));
    town.server.clock.forward(DAY);
    must(await like('li', id));
    town.server.clock.forward(DAY);
    expect(await gather()).toMatchObject({ told: 2 });
  });

  test('who has switched it off is not told, also not later', async () => {
    const id = await town.publish('wang');
    must(await like('chen', id));
    must(await town.as('wang', 'message.switch', { kind: 'like', on: false }));
    atEight();
    await gather();
    expect(await told('wang', 'like')).toEqual([]);
  });

  test('an author who is not there stops nobody', async () => {
    const [gone, id] = [await town.publish('aygul'), await town.publish('wang')];
    must(await like('chen', gone));
    must(await like('chen', id));
    await town.server.db.run(sql`UPDATE posts SET author_id = 999999 WHERE id = ${gone}`);
    atEight();
    expect(await gather()).not.toHaveProperty('failed');
    expect(await told('wang', 'like')).toHaveLength(1);
  });
});
