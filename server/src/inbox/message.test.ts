import { must, openTown, type TestTown } from '../testing/open-town';
import { sql } from '../kernel/sql';
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

test('one that was opened is read, and the others wait; nobody opens another’s', async () => {
  const { server } = town;
  const own = await list();
  for (const id of own.items.map((item) => item.id)) must(await town.as('chen', 'message.open', { id }));
  const before = await unread();
  expect(before).toBeGreaterThan(1);
  const [newest] = own.items;
  for (let turn = 0; turn < 2; turn++) must(await town.as('wang', 'message.open', { id: newest?.id ?? 0 }));
  expect(await unread()).toBe(before - 1);
  expect((await list(2)).items.map((one) => one.unread)).toEqual([false, true]);
  await server.db.run(sql`UPDATE messages SET read_at = 1 WHERE user_id = ${town.people.wang}`);
  expect(await unread()).toBe(0);
});

test('title, neighbour and seal travel with it; without a title it has none', async () => {
  await tell(
    town.server.db,
    message('told:1', { title: '长'.repeat(80), from: town.people.chen, seal: { text: '巡逻', points: 50 } }),
  );
  expect((await list(1)).items[0]).toMatchObject({
    ...{ title: '长'.repeat(60), from: { name: '陈建国' }, seal: { text: '巡逻', points: 50 } },
    subjectKind: null,
  });
  await tell(town.server.db, message('told:2'));
  expect((await list(1)).items[0]).toMatchObject({ title: null, from: null, seal: null });
});

test('home says the newest in a line and counts no further than anybody reads', async () => {
  const { db } = town.server;
  const home = async () => must(await town.as('liu', 'home.summary', {})).news;
  expect(await home()).toBeNull();
  const liu = (n: number, part: Partial<Message> = {}) =>
    message(`many:${n}`, { userId: town.people.liu, ...part });
  await tellAll(
    db,
    Array.from({ length: 130 }, (_, n) => liu(n)),
  );
  await tell(db, liu(130, { title: '义务巡逻通过了，记 50 分', kind: 'approved' }));
  expect(await home()).toEqual({ unread: 100, kind: 'approved', title: '义务巡逻通过了，记 50 分' });
  expect(must(await town.as('liu', 'message.unread', {})).unread).toBe(100);
  expect(must(await town.as('liu', 'home.mine', {})).unread).toBe(100);
});

describe('switched off', () => {
  const change = (kind: Message['kind'], on: boolean) => town.as('he', 'message.switch', { kind, on });
  const he = (cause: string, kind: Message['kind']) => message(cause, { userId: town.people.he, kind });
  const told = async () =>
    must(await town.as('he', 'message.list', {})).items.map((item) => [item.kind, item.unread]);

  test('a kind is not told any more, by itself and among others; on again, it is', async () => {
    const { db } = town.server;
    for (let turn = 0; turn < 2; turn++) must(await change('like', false));
    expect(must(await town.as('he', 'message.settings', {})).off).toEqual(['like']);
    await tell(db, he('like:1', 'like'));
    await tellAll(db, [he('like:2', 'like'), he('order:2', 'order'), message('like:2', { kind: 'like' })]);
    expect(await told()).toEqual([['order', true]]);
    // It is off for who has switched it off.
    expect((await list(1)).items[0]?.kind).toBe('like');
    for (let turn = 0; turn < 2; turn++) must(await change('like', true));
    await tell(db, he('like:3', 'like'));
    expect(await told()).toEqual([
      ['like', true],
      ['order', true],
    ]);
  });

  test('a decision about the person is there all the same, but quietly', async () => {
    must(await change('rejected', false));
    const before = must(await town.as('he', 'message.unread', {})).unread;
    await tell(town.server.db, he('post:1:reviewed:1', 'rejected'));
    expect((await told())[0]).toEqual(['rejected', false]);
    expect(must(await town.as('he', 'message.unread', {})).unread).toBe(before);
  });

  test('no other kinds than there are', async () => {
    const { error } = await town.as('he', 'message.switch', { kind: 'spam' as 'like', on: false });
    expect(error).toMatchObject({ code: 'BAD_INPUT', field: 'kind', message: '没有这一类消息' });
  });
});

test('quiet hours: the usual ones until one says otherwise, and none at all', async () => {
  const quiet = async () => must(await town.as('chen', 'message.settings', {})).quiet;
  expect(await quiet()).toEqual({ from: 21 * 60, to: 7 * 60 });
  must(await town.as('chen', 'message.quiet', { quiet: { from: 0, to: 1439 } }));
  expect(await quiet()).toEqual({ from: 0, to: 1439 });
  must(await town.as('chen', 'message.quiet', { quiet: null }));
  expect(await quiet()).toBeNull();
  const { error } = await town.as('chen', 'message.quiet', { quiet: { from: 1440, to: 0 } });
  expect(error).toMatchObject({ code: 'BAD_INPUT', field: 'quiet.from' });
});
