import { sql } from '../../kernel/sql';
import { must, openTown, type TestTown } from '../../testing/open-town';
import type { Person } from '../../testing/town';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const profile = (viewer: Person, of: Person) =>
  town.as(viewer, 'resident.profile', { userId: town.people[of] });
const deeds = async (viewer: Person, of: Person, more: object = {}) =>
  must(await town.as(viewer, 'post.ofAuthor', { userId: town.people[of], ...more }));

test('a neighbour is told name, community, honour and public deeds, and nothing else', async () => {
  const first = await town.publish('wang', {}, 'building-07');
  const second = await town.publish('wang');
  await town.write('wang');
  const hidden = await town.publish('wang');
  must(await town.as('xu', 'post.hide', { id: hidden, reason: '露出了别人的门牌' }));

  const seen = must(await profile('chen', 'wang'));
  const { name } = must(await town.as('wang', 'session.me', {}));
  expect(seen).toEqual({
    ...{ id: town.people.wang, name, avatar: expect.any(String) as string, unit: null },
    ...{ community: expect.any(String) as string, honour: { month: 50, year: 50, ever: 50 }, deeds: 2 },
  });
  expect((await deeds('chen', 'wang')).items.map(({ id }) => id)).toEqual([second, first]);

  const page = await deeds('chen', 'wang', { size: 1 });
  expect(
    (await deeds('chen', 'wang', { size: 1, cursor: page.next ?? '' })).items.map(({ id }) => id),
  ).toEqual([first]);
});

test('who left the rankings, and staff, are told without points', async () => {
  must(await town.as('wang', 'resident.update', { ranked: false }));
  expect(must(await profile('chen', 'wang')).honour).toBeNull();
  must(await town.as('wang', 'resident.update', { ranked: true }));
  expect(must(await profile('chen', 'wang')).honour).toMatchObject({ ever: 50 });
  expect(must(await profile('chen', 'xu'))).toMatchObject({
    honour: null,
    unit: expect.any(String) as string,
  });
});

test('who is not of the town is not found, and shows nothing', async () => {
  const unknown = await town.as('chen', 'resident.profile', { userId: 987_654 });
  expect(unknown.status).toBe(404);
  await town.server.db.run(
    sql`UPDATE users SET town_id = ${town.server.town.townId + 1000} WHERE id = ${town.people.aygul}`,
  );
  expect((await profile('chen', 'aygul')).status).toBe(404);
  expect((await deeds('aygul', 'wang')).items).toEqual([]);
});
