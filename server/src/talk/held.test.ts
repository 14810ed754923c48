import type { CheckedThing } from '../safety';
import { inTransaction } from '../kernel/transaction';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import { SUBJECTS } from '../subjects';
import { must, openTown, rowOf, type TestTown } from '../testing/open-town';
import type { Person } from '../testing/town';
import { checkedComments } from './checked';

let town: TestTown;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.server.stop());

const { hold, show, remove } = checkedComments(SUBJECTS);
const decide = (work: (db: Db) => Promise<void> | undefined) =>
  inTransaction(town.server.source, async (db) => work(db));

/** A reply of 李师傅 to 陈建国 under a post of 王秀兰, and what can be seen of it. */
async function said() {
  const id = await town.publish('wang');
  const subject = { kind: 'post', id };
  const say = async (person: Person, body: string, answers?: number) =>
    must(await town.as(person, 'comment.create', { subject, body, ...(answers ? { answers } : {}) }));
  const first = await say('chen', '电工几点到');
  const reply = await say('li', '九点到', first.id);
  const thing: CheckedThing = {
    ...{ subjectId: reply.id, photoId: null, authorId: town.people.li, words: '九点到' },
  };
  const told = async (person: Person) =>
    must(await town.as(person, 'message.list', {})).items.filter(({ text }) => text === '“九点到”').length;
  const seen = async () => ({
    count: (await rowOf(town.server, id))?.['comment_count'],
    told: [await told('wang'), await told('chen')],
    others: must(await town.as('wang', 'comment.list', { subject })).items.map(({ body }) => body),
    own: must(await town.as('li', 'comment.list', { subject })).items.map(({ body, held }) => [body, held]),
  });
  return { reply, thing, seen };
}

const PUBLIC = {
  ...{ count: 2, told: [1, 1], others: ['电工几点到', '九点到'] },
  own: [
    ['电工几点到', false],
    ['九点到', false],
  ],
};
const HELD = {
  ...{ count: 1, told: [0, 0], others: ['电工几点到'] },
  own: [
    ['电工几点到', false],
    ['九点到', true],
  ],
};

test('of a comment that is held nobody is told, it counts nowhere, and only its author reads it', async () => {
  const { thing, seen } = await said();
  const { now } = town.server.clock;
  expect(await seen()).toEqual(PUBLIC);
  for (let turn = 0; turn < 2; turn++) await decide((db) => hold?.(db, thing, now));
  expect(await seen()).toEqual(HELD);
  for (let turn = 0; turn < 2; turn++) await decide((db) => show?.(db, thing, now));
  expect(await seen()).toEqual(PUBLIC);
});

test.each(['held', 'shown'])('one that is %s is removed once, by its author or by staff', async (state) => {
  const { reply, thing, seen } = await said();
  const { now } = town.server.clock;
  if (state === 'held') await decide((db) => hold?.(db, thing, now));
  for (let turn = 0; turn < 2; turn++) must(await town.as('li', 'comment.remove', { id: reply.id }));
  const gone = { count: 1, told: [0, 0], others: ['电工几点到'], own: [['电工几点到', false]] };
  expect(await seen()).toEqual(gone);
  const by = { id: town.people.xu } as Parameters<NonNullable<typeof remove>>[2];
  await decide((db) => remove?.(db, thing, by, now));
  expect(await seen()).toEqual(gone);
});

test('nobody but its author answers or likes what they cannot read', async () => {
  const { reply, thing } = await said();
  await decide((db) => hold?.(db, thing, town.server.clock.now));
  const subject = { kind: 'post', id: (await postOf(reply.id)) ?? 0 };
  const answered = await town.as('chen', 'comment.create', { subject, answers: reply.id, body: '几点' });
  expect(answered.error).toMatchObject({ code: 'NOT_FOUND', field: 'answers' });
  const like = (person: Person) =>
    town.as(person, 'like.set', { subject: { kind: 'comment', id: reply.id }, liked: true });
  expect((await like('chen')).error?.code).toBe('NOT_FOUND');
  expect(must(await like('li')).likes).toBe(1);
});

const postOf = async (commentId: number) =>
  (
    await town.server.db.row<{ id: number }>(
      sql`SELECT subject_id AS id FROM comments WHERE id = ${commentId}`,
    )
  )?.id;
