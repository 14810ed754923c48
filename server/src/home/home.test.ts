import { DAY } from '@jishan/shared/calendar';
import { give, openShop, redeemed } from '../testing/open-shop';
import { must, openTown, type TestTown } from '../testing/open-town';
import { sql } from '../kernel/sql';

let town: TestTown;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.server.stop());

type Viewer = 'wang' | 'chen' | 'aygul' | 'xu' | 'zhou' | 'li';
const home = async (person: Viewer) => must(await town.as(person, 'home.summary', {}));
const claim = async (author: Viewer, ruleCode: string, photos: number) =>
  town.publish(author, { ruleCode, photos: await town.upload(author, photos) }, ruleCode);

test('an empty town: nothing held, four rings, nobody ahead', async () => {
  const seen = await home('wang');
  expect(seen).toMatchObject({
    lunar: { day: '十月初十', term: null },
    balance: 0,
    today: 0,
    honourMonth: 0,
    postsToday: 0,
    top: [],
    mine: { rank: null, points: 0, ahead: null },
    latest: [],
    isNew: true,
    desk: null,
    shops: [],
  });
  expect(seen.rings.map((rule) => rule.title)).toEqual([
    '义务巡逻',
    '环境卫生整治',
    '宣传政策',
    '公共花坛种花养绿',
  ]);
  expect(seen.boards).toHaveLength(8);
});

test('a patrol approved: points, honour, place, board and feed all say so', async () => {
  const before = await home('wang');
  const id = await claim('wang', 'building-07', 2);
  const seen = await home('wang');
  expect(seen).toMatchObject({
    // In public notice: earned, but not to be spent yet.
    balance: 0,
    inNotice: 50,
    today: 50,
    honourMonth: 50,
    postsToday: 1,
    top: [{ rank: 1, userId: town.people.wang, points: 50 }],
    mine: { rank: 1, points: 50, ahead: null },
    latest: [{ id, seal: { text: '巡逻', points: 50 } }],
  });
  // One patrol a day: its ring is full and no longer counts.
  expect(before.canEarn - seen.canEarn).toBe(50);
  expect(seen.rings[0]?.allowance).toMatchObject({ left: 0, blockedBy: 'day' });
  const chens = await home('chen');
  expect(chens.mine).toEqual({ rank: null, points: 0, ahead: { name: '王秀兰', gap: 50 } });
  expect(chens.canEarn).toBe(before.canEarn);
});

test('a claim that waits is counted as used', async () => {
  const before = await home('wang');
  await town.write('wang', { ruleCode: 'building-07', photos: await town.upload('wang', 2) });
  expect(before.canEarn - (await home('wang')).canEarn).toBe(50);
});

test('what can be earned today is the sum of what the rings leave', async () => {
  const { rings, canEarn } = await home('wang');
  expect(canEarn).toBe(rings.reduce((sum, rule) => sum + rule.points * (rule.allowance?.left ?? 1), 0));
  expect(canEarn).toBeGreaterThan(0);
});

test('the rings show what the neighbours claim most', async () => {
  for (let count = 0; count < 2; count++) {
    await claim('chen', 'building-10', 1);
    town.server.clock.forward(DAY);
  }
  await claim('wang', 'building-03', 2);
  expect((await home('wang')).rings.map((rule) => rule.code)).toEqual([
    'building-10',
    'building-03',
    'building-07',
    'environment-01',
  ]);
  // Another community has its own.
  expect((await home('aygul')).rings[0]?.code).toBe('building-07');
  // A rule that is not in force any more leaves its place to the next.
  await town.server.db.run(sql`UPDATE scoring_rules SET in_force = NULL WHERE code = 'building-10'`);
  expect((await home('wang')).rings.map((rule) => rule.code)).toEqual([
    'building-03',
    'building-07',
    'environment-01',
    'management-01',
  ]);
});

test('boards count today’s posts of the town; the latest are the community’s three', async () => {
  await town.publish('wang', { board: 'care' });
  town.server.clock.forward(DAY);
  const ids: number[] = [];
  for (let count = 0; count < 4; count++) {
    town.server.clock.forward(1);
    ids.unshift(await town.publish('wang', { board: 'care' }));
  }
  await town.publish('aygul', { board: 'policy' });
  await town.write('wang', { board: 'policy' });
  const seen = await home('chen');
  expect(seen.boards.filter((board) => board.today > 0)).toEqual([
    { code: 'policy', today: 1 },
    { code: 'care', today: 4 },
  ]);
  expect(seen.postsToday).toBe(5);
  expect(seen.latest.map((post) => post.id)).toEqual(ids.slice(0, 3));
});

test('staff see how much waits in their own region, since when, and how they are getting on', async () => {
  const { id: first } = await town.write('wang');
  const since = town.server.clock.now;
  town.server.clock.forward(5000);
  await town.write('wang', { submit: false });
  await town.write('aygul');
  expect((await home('xu')).desk).toMatchObject({ waiting: 1, oldestAt: since, decidedToday: 0 });
  expect((await home('zhou')).desk).toMatchObject({ waiting: 2, oldestAt: since });
  expect((await home('chen')).desk).toBeNull();
  must(await town.as('xu', 'review.take', { postId: first }));
  must(await town.as('xu', 'review.approve', { postId: first, version: 1, ruleCode: null }));
  expect((await home('xu')).desk).toMatchObject({ waiting: 0, oldestAt: null, decidedToday: 1 });
  town.server.clock.forward(DAY);
  expect((await home('xu')).desk).toMatchObject({ decidedToday: 0, decidedYesterday: 1 });
});

test('who works in a shop sees its day: who came, who is new, what is to be packed', async () => {
  const shop = await openShop(town);
  expect((await home('wang')).shops).toEqual([]);
  expect((await home('li')).shops).toEqual([
    { id: shop.id, name: '平安理发店', visits: 0, newcomers: 0, points: 0, placed: 0, ready: 0 },
  ]);
  await give(town, town.people.wang, 200);
  const { id } = await redeemed(town, 'wang', await shop.offer());
  const { ticket } = must(
    await town.as('li', 'counter.check', {
      merchantId: shop.id,
      code: town.server.deps.codes.text('voucher', id, town.server.clock.now),
    }),
  );
  must(await town.as('li', 'counter.settle', { merchantId: shop.id, ticket }));
  expect((await home('li')).shops).toMatchObject([{ visits: 1, newcomers: 1, points: 50 }]);
  town.server.clock.forward(DAY);
  expect((await home('li')).shops).toMatchObject([{ visits: 0, newcomers: 0, points: 0 }]);
});

test('whoever has done nothing yet is told the first step, until the first line is written', async () => {
  expect((await home('wang')).isNew).toBe(true);
  await town.write('wang', { submit: false });
  expect((await home('wang')).isNew).toBe(false);
  await give(town, town.people.chen, 5);
  expect((await home('chen')).isNew).toBe(false);
});

test('one’s own page tells what matters in one call', async () => {
  const mine = async (person: Viewer) => must(await town.as(person, 'home.mine', {}));
  expect(await mine('wang')).toEqual({
    ...{ unread: 0, balance: 0, inNotice: 0, posts: { pending: 0, rejected: 0 }, vouchers: 0, orders: 0 },
    ...{ cards: { held: 0, claimable: 0 }, household: null, shops: [], waiting: null },
  });
  const shop = await openShop(town);
  await give(town, town.people.wang, 200);
  await redeemed(town, 'wang', await shop.offer());
  must(await town.as('wang', 'household.found', { name: '王家' }));
  await town.write('wang');
  expect(await mine('wang')).toMatchObject({
    ...{ balance: 150, posts: { pending: 1, rejected: 0 }, vouchers: 1 },
    household: { members: 1, asking: 0 },
  });
  expect(await mine('li')).toMatchObject({ shops: [{ id: shop.id, name: '平安理发店', placed: 0 }] });
  expect((await mine('xu')).waiting).toBe(1);
});
