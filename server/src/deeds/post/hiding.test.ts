import type { Person } from '../../testing/town';
import { must, openTown, rowOf, type TestTown } from '../../testing/open-town';
import { sql } from '../../kernel/sql';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const hide = (person: Person, id: number) => town.as(person, 'post.hide', { id, reason: '露出了别人的门牌' });
const restore = (person: Person, id: number) => town.as(person, 'post.restore', { id });
const feedIds = async (person: Person) =>
  (await town.as(person, 'post.feed', { size: 50 })).reply.items.map((post) => post.id);

test('a hidden post is gone for everybody but its author and the staff', async () => {
  const id = await town.publish('wang', {}, 'family-01');
  must(await hide('xu', id));

  expect(await feedIds('chen')).not.toContain(id);
  const home = (await town.as('chen', 'home.summary', {})).reply;
  expect(home.latest.map((post) => post.id)).not.toContain(id);
  for (const person of [null, 'chen', 'liu'] as const)
    expect((await town.as(person, 'post.get', { id })).error?.code).toBe('NOT_FOUND');

  const own = (await town.as('wang', 'post.get', { id })).reply;
  expect(own.state).toBe('hidden');
  expect(own.history?.at(-1)).toMatchObject({
    decision: 'hide',
    reason: '露出了别人的门牌',
    unit: '梧桐里社区居委会',
  });
  const mine = (await town.as('wang', 'post.mine', { state: 'hidden' })).reply.items;
  expect(mine).toMatchObject([{ id, reason: '露出了别人的门牌' }]);
});

test('the points of a hidden post stay, and so does its author’s place in the ranking', async () => {
  const inNotice = async () => (await town.as('chen', 'points.summary', {})).reply.inNotice;
  const before = await inNotice();
  const id = await town.publish('chen', {}, 'family-01');
  const earned = await inNotice();
  expect(earned).toBeGreaterThan(before);
  must(await hide('xu', id));
  expect(await inNotice()).toBe(earned);
  const ranking = (await town.as('wang', 'ranking.list', { period: 'day', scope: 'town' })).reply.items;
  expect(ranking.find((row) => row.userId === town.people.chen)?.points).toBe(earned);
});

test('put back, it stands where it stood', async () => {
  const first = await town.publish('wang');
  town.server.clock.forward(1000);
  const second = await town.publish('wang');
  must(await hide('xu', first));
  town.server.clock.forward(1000);
  must(await restore('he', first));
  const ids = await feedIds('chen');
  expect(ids.indexOf(second)).toBe(ids.indexOf(first) - 1);
  expect((await rowOf(town.server, first))?.['version']).toBe(3);
  const history = (await town.as('wang', 'post.get', { id: first })).reply.history;
  expect(history?.map((entry) => entry.decision)).toEqual(['approve', 'hide', 'restore']);
});

test('only by staff of the region, never by its author, and only what is public or hidden', async () => {
  const id = await town.publish('wang');
  expect((await hide('liu', id)).error?.code).toBe('OUT_OF_SCOPE');
  expect((await hide('chen', id)).error?.code).toBe('FORBIDDEN');
  expect((await restore('xu', id)).error?.code).toBe('POST_NOT_EDITABLE');
  must(await hide('zhou', id));
  expect((await hide('xu', id)).error?.code).toBe('POST_NOT_PUBLIC');
  expect((await restore('liu', id)).error?.code).toBe('NOT_FOUND');

  const { id: waiting } = await town.write('wang');
  expect((await hide('xu', waiting)).error?.code).toBe('POST_NOT_PUBLIC');
  expect((await hide('xu', 999_999)).error?.code).toBe('NOT_FOUND');

  const own = await town.publish('xu');
  expect((await hide('xu', own)).error?.code).toBe('REVIEW_OWN');
  must(await hide('he', own));
  expect((await restore('xu', own)).error?.code).toBe('REVIEW_OWN');
});

test('two colleagues at once: one hides it, the other is told, and history has it once', async () => {
  const id = await town.publish('wang');
  const answers = await Promise.all([hide('xu', id), hide('he', id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const hides = await town.server.db.rows(
    sql`SELECT id FROM reviews WHERE post_id = ${id} AND decision = 'hide'`,
  );
  expect(hides).toHaveLength(1);
});
