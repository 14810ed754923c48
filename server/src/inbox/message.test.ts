import { must, openTown, type TestTown } from '../testing/open-town';
import { tell, tellAll, type Message } from './tell';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const message = (cause: string, changes: Partial<Message> = {}): Message => ({
  userId: town.people.wang,
  cause,
  kind: 'appeal',
  text: `答复 ${cause}`,
  subjectId: 7,
  now: town.server.clock.now,
  ...changes,
});
const list = async (size = 50, cursor?: string) =>
  must(await town.as('wang', 'message.list', { size, cursor }));
const unread = async () => must(await town.as('wang', 'message.unread', {})).unread;

test('nobody is told the same thing twice, not even by twenty at once', async () => {
  const { db } = town.server;
  await Promise.all(
    Array.from({ length: 20 }, (_, turn) => tell(db, message('appeal:1', { text: `第${turn}次` }))),
  );
  expect((await list()).items).toHaveLength(1);
  await tell(db, message('appeal:1', { userId: town.people.chen }));
  expect(must(await town.as('chen', 'message.list', {})).items).toMatchObject([
    { kind: 'appeal', subjectId: 7, unread: true },
  ]);
});

test('read up to one, newest first, a page at a time; nobody reads for somebody else', async () => {
  await tellAll(
    town.server.db,
    [2, 3, 4, 5].map((n) => message(`appeal:${n}`)),
  );
  await tellAll(town.server.db, []);
  const all = (await list()).items;
  expect(all.map(({ text }) => text).slice(0, 4)).toEqual([5, 4, 3, 2].map((n) => `答复 appeal:${n}`));
  const first = await list(3);
  const rest = await list(3, first.next ?? '');
  expect([...first.items, ...rest.items]).toEqual(all);
  expect(rest.next).toBeNull();

  expect(await unread()).toBe(5);
  must(await town.as('chen', 'message.read', { upTo: all[0]?.id ?? 0 }));
  expect(await unread()).toBe(5);
  for (let turn = 0; turn < 2; turn++) must(await town.as('wang', 'message.read', { upTo: all[1]?.id ?? 0 }));
  expect(await unread()).toBe(1);
  expect((await list()).items.map((one) => one.unread)).toEqual([true, false, false, false, false]);
});

test('a text that does not fit is cut at a whole character', async () => {
  await tell(town.server.db, message('appeal:9', { text: `${'长'.repeat(999)}👨‍👩‍👧了` }));
  const [newest] = (await list(1)).items;
  expect(newest?.text).toBe('长'.repeat(999));
});
