import type { Api } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { assertBookHolds, checkBook } from '../testing/book';
import { newKey } from '../testing/harness';
import { outcomes } from '../testing/open-cases';
import { openKindness, type Kindness } from '../testing/open-kindness';
import { must } from '../testing/open-town';
import { expectPlan, planner } from '../testing/plans';
import type { Person } from '../testing/town';
import { isPublicPhoto } from '../photos/photo-store';
import { fundPhotos, fundUsePhotos } from './photos';
import { sql } from '../kernel/sql';

type Open = Api['fund.open']['input'];
type Use = Api['fund.use']['input'];

let town: Kindness;
let east: number;
beforeAll(async () => {
  town = await openKindness();
  east = town.server.town.east.id;
  for (const person of ['wang', 'aygul', 'he'] as const) await town.give(town.people[person], 5000);
});
afterEach(() => assertBookHolds(town.server.db));
afterAll(() => town.server.stop());

const open = (changes: Partial<Open> = {}, by: Person = 'xu') =>
  town.as(by, 'fund.open', {
    title: '敬老院义剪',
    cause: '每月请理发师傅到敬老院，给老人理发',
    communityId: east,
    goal: 1000,
    until: null,
    photos: [],
    ...changes,
  });
const opened = async (changes: Partial<Open> = {}, by: Person = 'xu') => must(await open(changes, by)).id;
const give = (fundId: number, points: number, by: Person = 'wang', anonymous = false, key?: string) =>
  town.as(by, 'fund.give', { fundId, points, anonymous }, key);
const get = async (fundId: number, by: Person | null = null) =>
  must(await town.as(by, 'fund.get', { fundId }));
const propose = (fundId: number, points: number, changes: Partial<Use> = {}, by: Person = 'xu') =>
  town.as(by, 'fund.use', {
    fundId,
    points,
    merchantId: town.barber,
    purpose: '十一月义剪 20 位老人',
    photos: [],
    ...changes,
  });
const confirm = (useId: number, by: Person = 'he') => town.as(by, 'fund.confirm', { useId });
const isPublic = (photo: string) => isPublicPhoto(town.server.db, [fundPhotos, fundUsePhotos], photo);
const balanceOf = async (kind: string, owner: number) =>
  (
    await town.server.db.row<{ balance: number }>(
      sql`SELECT balance FROM accounts WHERE kind = ${kind} AND owner_id = ${owner}`,
    )
  )?.balance ?? 0;

describe('opening', () => {
  test('by who answers for the region; a guest reads it', async () => {
    const [photo = ''] = await town.upload('xu', 1);
    const id = await opened({ photos: [photo] });
    const fund = await get(id);
    expect(fund).toMatchObject({
      title: '敬老院义剪',
      region: '梧桐里社区',
      unit: '梧桐里社区居委会',
      state: 'running',
      goal: 1000,
      received: 0,
      left: 0,
      givers: 0,
      mine: null,
      lastGifts: [],
    });
    expect(fund.photos[0]?.thumb).toBe(`/photos/${photo}/thumb.jpg`);
    expect(await isPublic(photo)).toBe(true);
    expect(await opened({ communityId: null }, 'zhou')).toBeGreaterThan(id);
    expect((await open({ communityId: null })).error?.code).toBe('OUT_OF_SCOPE');
    expect((await open({}, 'liu')).error?.code).toBe('OUT_OF_SCOPE');
    expect((await open({ communityId: 987_654 })).error?.code).toBe('REGION_NOT_FOUND');
    expect((await open({}, 'wang')).error?.code).toBe('FORBIDDEN');
    expect((await open({ until: town.server.clock.now })).error?.code).toBe('FUND_UNTIL');
    expect((await open({ photos: ['0'.repeat(32)] })).error?.code).toBe('PHOTO_NOT_YOURS');
    expect((await open({ cause: '' })).error?.field).toBe('cause');
    expect((await town.as(null, 'fund.get', { fundId: 987_654 })).error?.code).toBe('NOT_FOUND');
  });

  test('open ones are listed first, in pages', async () => {
    const closed = await opened();
    must(await town.as('xu', 'fund.close', { fundId: closed }));
    const last = await opened();
    const all = must(await town.as('aygul', 'fund.list', { size: 50 })).items;
    expect(all[0]?.id).toBe(last);
    expect(all.at(-1)).toMatchObject({ id: closed, state: 'closed' });
    const paged = [];
    for (let cursor: string | null = null; paged.length === 0 || cursor;) {
      const page: Api['fund.list']['reply'] = must(
        await town.as('wang', 'fund.list', { size: 1, ...(cursor ? { cursor } : {}) }),
      );
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });
});

describe('giving', () => {
  test('points go from the giver to the fund, with a name or without', async () => {
    const id = await opened();
    const before = await balanceOf('resident', town.people.wang);
    const { honour } = must(await town.as('wang', 'points.summary', {}));
    must(await give(id, 100));
    must(await give(id, 30, 'wang', true));
    const { fund } = must(await give(id, 20, 'aygul'));
    expect(fund).toMatchObject({ received: 150, used: 0, left: 150, givers: 2, gifts: 3 });
    expect(await balanceOf('resident', town.people.wang)).toBe(before - 130);
    expect(await balanceOf('fund', id)).toBe(150);
    const seen = await get(id, 'wang');
    expect(seen.mine).toBe(130);
    expect(seen.lastGifts.map(({ name, points }) => [name, points])).toEqual([
      ['阿***逊', 20],
      ['匿名', 30],
      ['王*兰', 100],
    ]);
    const first = must(await town.as(null, 'fund.gifts', { fundId: id, size: 2 }));
    const second = must(await town.as(null, 'fund.gifts', { fundId: id, size: 2, cursor: first.next ?? '' }));
    expect([...first.items, ...second.items].map(({ points }) => points)).toEqual([20, 30, 100]);
    const line = must(await town.as('wang', 'points.lines', {})).items[0];
    expect(line).toMatchObject({ title: '捐给“敬老院义剪”' });
    // Rank cannot be bought: it is what it was.
    expect(must(await town.as('wang', 'points.summary', {})).honour).toEqual(honour);
  });

  test('what is not there, or no longer takes gifts, is refused and counts nowhere', async () => {
    const id = await opened({ until: town.server.clock.now + DAY });
    const short = await give(id, 9999);
    expect(short.error).toMatchObject({ code: 'POINTS_SHORT', field: 'points' });
    expect((await give(id, 0)).error?.field).toBe('points');
    expect((await give(id, 10_001)).error?.field).toBe('points');
    expect((await give(987_654, 1)).error?.code).toBe('NOT_FOUND');
    await town.server.db.run(sql`UPDATE funds SET town_id = 999 WHERE id = ${id}`);
    expect((await give(id, 1)).error?.code).toBe('NOT_FOUND');
    await town.server.db.run(sql`UPDATE funds SET town_id = ${town.server.town.townId} WHERE id = ${id}`);
    town.server.clock.forward(DAY);
    expect((await give(id, 1)).error?.code).toBe('FUND_CLOSED');
    expect((await get(id)).state).toBe('over');
    town.server.clock.forward(-DAY);
    must(await town.as('xu', 'fund.close', { fundId: id }));
    expect((await give(id, 1)).error?.code).toBe('FUND_CLOSED');
    expect(await get(id)).toMatchObject({ received: 0, gifts: 0, givers: 0 });
  });

  test('thirty gifts at once, and twins of one, count each once', async () => {
    const id = await opened();
    const gifts = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        give(id, index + 1, index % 3 ? 'wang' : 'aygul', index % 2 === 0),
      ),
    );
    expect(outcomes(gifts)).toEqual({ done: 30, refused: [] });
    const key = newKey();
    const twins = await Promise.all(Array.from({ length: 8 }, () => give(id, 5, 'he', false, key)));
    expect(new Set(twins.map(({ reply }) => reply.giftId)).size).toBe(1);
    expect((await give(id, 6, 'he', false, key)).error?.code).toBe('KEY_REUSED');
    expect(await get(id)).toMatchObject({ received: 470, left: 470, gifts: 31, givers: 3 });
    expect(await balanceOf('fund', id)).toBe(470);
  });

  test('somebody with ten points gives them once, however often at once', async () => {
    const id = await opened();
    const { id: userId, token } = await town.settle('马小军');
    await town.give(userId, 10);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        town.server.call(token, 'fund.give', { fundId: id, points: 10, anonymous: false }),
      ),
    );
    expect(outcomes(answers)).toEqual({ done: 1, refused: ['POINTS_SHORT'] });
    expect(await get(id)).toMatchObject({ received: 10, gifts: 1, givers: 1 });
  });
});

describe('using', () => {
  test('one proposes, another confirms, and everybody reads what for', async () => {
    const id = await opened();
    must(await give(id, 300));
    const [photo = ''] = await town.upload('xu', 1);
    const paid = await balanceOf('merchant', town.barber);
    const use = must(await propose(id, 200, { photos: [photo] }));
    expect(await isPublic(photo)).toBe(false);
    expect(use).toMatchObject({ state: 'proposed', merchant: '平安理发店', proposer: '许雯', left: 300 });
    expect((await get(id)).lastUses).toEqual([]);
    expect((await confirm(use.id, 'xu')).error?.code).toBe('SECOND_NEEDED');
    expect((await confirm(use.id, 'liu')).error?.code).toBe('NOT_FOUND');
    expect((await confirm(use.id, 'wang')).error?.code).toBe('FORBIDDEN');
    expect((await confirm(987_654)).error?.code).toBe('NOT_FOUND');
    const twins = await Promise.all([confirm(use.id, 'he'), confirm(use.id, 'zhou'), confirm(use.id, 'he')]);
    expect(outcomes(twins)).toEqual({ done: 1, refused: ['ALREADY_DECIDED'] });
    const given = must(await propose(id, 60, { merchantId: null, purpose: '买毛巾' }));
    must(await confirm(given.id, 'zhou'));
    expect(await get(id)).toMatchObject({ received: 300, used: 260, left: 40 });
    expect(await balanceOf('merchant', town.barber)).toBe(paid + 200);
    expect(await balanceOf('fund', id)).toBe(40);
    const first = must(await town.as(null, 'fund.uses', { fundId: id, size: 1 }));
    const second = must(await town.as(null, 'fund.uses', { fundId: id, size: 1, cursor: first.next ?? '' }));
    // Everybody reads which office proposed it and which confirmed it.
    expect(first.items[0]).toMatchObject({ unit: '梧桐里社区居委会', deciderUnit: '青溪镇人民政府' });
    expect([...first.items, ...second.items].map((one) => [one.points, one.merchant, one.purpose])).toEqual([
      [60, null, '买毛巾'],
      [200, '平安理发店', '十一月义剪 20 位老人'],
    ]);
    expect(second.next).toBeNull();
    expect(await isPublic(photo)).toBe(true);
    expect(second.items[0]?.photos[0]?.thumb).toBe(`/photos/${photo}/thumb.jpg`);
    const { totals, sums } = await checkBook(town.server.db, town.server.town.townId, town.server.clock.now);
    expect([...totals, ...sums].flatMap(({ differing }) => [...differing])).toEqual([]);
  });

  test('people of the shop that is paid neither propose nor confirm it', async () => {
    const id = await opened();
    must(await give(id, 100));
    await town.hire(town.barber, town.people.he, 'clerk');
    expect((await propose(id, 10, {}, 'he')).error).toMatchObject({
      code: 'DECIDE_OTHER',
      field: 'merchantId',
    });
    const use = must(await propose(id, 10));
    const of = async (by: Person) => {
      const { items } = must(await town.as(by, 'fund.queue', { size: 50 }));
      return items.filter((one) => one.id === use.id).map(({ mine, mayDecide }) => [mine, mayDecide]);
    };
    expect([await of('xu'), await of('he'), await of('zhou'), await of('liu')]).toEqual([
      [[true, false]],
      [[false, false]],
      [[false, true]],
      [],
    ]);
    expect((await confirm(use.id, 'he')).error?.code).toBe('DECIDE_OTHER');
    expect((await town.as('he', 'fund.refuse', { useId: use.id, answer: '不行' })).error?.code).toBe(
      'DECIDE_OTHER',
    );
    await town.server.db.run(
      sql`UPDATE merchant_members SET active = NULL WHERE user_id = ${town.people.he}`,
    );
    await town.hire(town.barber, town.people.xu, 'clerk');
    expect((await confirm(use.id, 'he')).error?.code).toBe('DECIDE_OTHER');
    await town.server.db.run(
      sql`UPDATE merchant_members SET active = NULL WHERE user_id = ${town.people.xu}`,
    );
    await town.server.db.run(sql`UPDATE merchants SET state = 'suspended' WHERE id = ${town.barber}`);
    expect((await propose(id, 10)).error?.code).toBe('MERCHANT_STATE');
    expect((await confirm(use.id, 'he')).error?.code).toBe('MERCHANT_STATE');
    await town.server.db.run(sql`UPDATE merchants SET state = 'open' WHERE id = ${town.barber}`);
    expect((await propose(id, 10, { merchantId: 987_654 })).error?.code).toBe('NOT_FOUND');
    must(await confirm(use.id, 'he'));
  });

  test('never more than there is, however many confirm at once', async () => {
    const id = await opened();
    must(await give(id, 100));
    expect((await propose(id, 101)).error).toMatchObject({ code: 'FUND_SHORT', field: 'points' });
    const uses = await Promise.all(
      Array.from({ length: 10 }, (_, index) => propose(id, 30, index % 2 ? {} : { merchantId: null })),
    );
    const answers = await Promise.all(
      uses.map(({ reply }, index) => confirm(reply.id, index % 3 ? 'he' : 'zhou')),
    );
    expect(outcomes(answers)).toEqual({ done: 3, refused: ['FUND_SHORT'] });
    expect(await get(id)).toMatchObject({ used: 90, left: 10 });
    expect(await balanceOf('fund', id)).toBe(10);
  });

  test('a refusal says why, frees the photos and moves nothing; who proposed it may take it back', async () => {
    const id = await opened();
    must(await give(id, 100));
    const [photo = ''] = await town.upload('xu', 1);
    const use = must(await propose(id, 40, { photos: [photo] }));
    expect((await town.as('he', 'fund.refuse', { useId: use.id, answer: '' })).error?.field).toBe('answer');
    must(await town.as('he', 'fund.refuse', { useId: use.id, answer: '请附上收据' }));
    expect((await confirm(use.id, 'zhou')).error?.code).toBe('ALREADY_DECIDED');
    const told = must(await town.as('xu', 'message.list', {})).items[0];
    expect(told?.text).toBe('您提的“敬老院义剪”使用 40 分没有获同事同意：请附上收据');
    const again = must(await propose(id, 40, { photos: [photo] }));
    expect(must(await town.as('xu', 'fund.refuse', { useId: again.id, answer: '写错了' })).state).toBe(
      'refused',
    );
    expect(await get(id)).toMatchObject({ used: 0, left: 100, lastUses: [] });
    expect((await propose(id, 10, {}, 'liu')).error?.code).toBe('OUT_OF_SCOPE');
  });

  test('what waits comes oldest first, in pages, to who answers for it', async () => {
    const [id, whole] = [await opened(), await opened({ communityId: null }, 'zhou')];
    must(await give(id, 100));
    must(await give(whole, 100, 'aygul'));
    const all = must(await town.as('zhou', 'fund.queue', { size: 50 })).items.length;
    const mine = [must(await propose(id, 1)), must(await propose(whole, 2, {}, 'zhou'))];
    const first = must(await town.as('zhou', 'fund.queue', { size: all + 1 }));
    const rest = must(await town.as('zhou', 'fund.queue', { size: 1, cursor: first.next ?? '' }));
    expect([first.items.at(-1)?.id, rest.items[0]?.id, rest.next]).toEqual([mine[0]?.id, mine[1]?.id, null]);
    const { items } = must(await town.as('xu', 'fund.queue', { size: 50 }));
    expect(items.map((one) => one.fundId)).not.toContain(whole);
    const counted = async (by: Person) => must(await town.as(by, 'review.count', {})).fundUses;
    expect([await counted('xu'), await counted('zhou'), await counted('liu')]).toEqual([
      items.length,
      all + 2,
      0,
    ]);
    expect((await confirm(mine[1]?.id ?? 0, 'xu')).error?.code).toBe('NOT_FOUND');
  });
});

test('a fund that ends takes no more gifts; what is left is shown, and used', async () => {
  const id = await opened();
  must(await give(id, 50));
  const end = (by: Person) => town.as(by, 'fund.close', { fundId: id });
  expect((await end('liu')).error?.code).toBe('OUT_OF_SCOPE');
  expect((await end('wang')).error?.code).toBe('FORBIDDEN');
  // A gift that comes at the same moment is either in it or refused, never lost between the two.
  const [ended, twin, gift] = await Promise.all([end('xu'), end('he'), give(id, 1)]);
  const left = gift.error ? 50 : 51;
  expect([must(ended).state, must(twin).state]).toEqual(['over', 'over']);
  expect((await give(id, 1)).error?.code).toBe('FUND_CLOSED');
  expect(await get(id)).toMatchObject({ state: 'over', received: left, left });
  must(await confirm(must(await propose(id, left)).id));
  expect(await get(id)).toMatchObject({ state: 'closed', used: left, left: 0 });
  expect((await give(id, 1)).error?.code).toBe('FUND_CLOSED');
});

test('lists keep to their index', async () => {
  const fundId = await opened();
  const plansOf = planner(town);
  const of = async <N extends keyof Api>(
    table: string,
    by: Person,
    name: N,
    input: Api[N]['input'],
    key: string,
  ) =>
    expectPlan(
      (await plansOf(table, by, name, input)).plans[0]?.filter(({ type }) => type !== 'const'),
      key,
    );
  await of('funds', 'wang', 'fund.list', {}, 'town_list');
  await of('fund_gifts', 'wang', 'fund.gifts', { fundId }, 'fund');
  await of('fund_uses', 'wang', 'fund.uses', { fundId }, 'fund_done');
  await of('fund_uses', 'xu', 'fund.queue', {}, 'community_queue');
  await of('fund_uses', 'zhou', 'fund.queue', {}, 'town_queue');
});
