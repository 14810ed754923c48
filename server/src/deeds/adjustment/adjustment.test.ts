import type { Api } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { newKey } from '../../testing/harness';
import { assertBookHolds } from '../../testing/book';
import { openCases, outcomes, type Cases } from '../../testing/open-cases';
import { must } from '../../testing/open-town';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

let cases: Cases;
beforeAll(async () => {
  cases = await openCases();
});
// What was given alone before counts for 30 days.
beforeEach(() => cases.server.clock.forward(31 * DAY));
afterEach(() => assertBookHolds(cases.server.db));
afterAll(() => cases.server.stop());

type Kind = Api['adjustment.propose']['input']['kind'];
const REASON = '三月的巡逻漏记了一次';
const propose = (by: Person, kind: Kind, to: Person, points: number, key?: string) =>
  cases.as(by, 'adjustment.propose', { kind, residentId: cases.people[to], points, reason: REASON }, key);
const decide = (by: Person, id: number, agree = true) =>
  cases.as(by, 'adjustment.decide', { id, agree, answer: agree ? '' : '证据不够' });
const grant = (by: Person, communityId: number, points: number, key?: string) =>
  cases.as(by, 'pool.grant', { communityId, points, reason: '下半年的奖励' }, key);
const queue = async (by: Person) => must(await cases.as(by, 'adjustment.queue', { size: 50 })).items;

describe('what one may do alone', () => {
  test.each(['correct', 'compensate'] as const)(
    '%s up to the limit is there at once, and told',
    async (kind) => {
      const before = await cases.summary('wang');
      const made = must(await propose('xu', kind, 'wang', 20));
      expect(made).toMatchObject({
        kind,
        state: 'posted',
        points: 20,
        resident: { name: '王秀兰' },
        community: '梧桐里社区',
        proposedBy: '许雯',
        decidedBy: null,
        mayDecide: false,
      });
      const after = await cases.summary('wang');
      expect(after.balance).toBe(before.balance + 20);
      expect(after.honour.day).toBe(before.honour.day + 20);
      expect((await cases.messagesOf('wang'))[0]).toMatchObject({ kind: 'adjustment', subjectId: made.id });
      const reason = must(await cases.as('wang', 'points.reason', { transferId: made.transferId ?? 0 }));
      expect(reason).toMatchObject({
        kind,
        note: REASON,
        amount: 20,
        reviewers: 1,
        unit: '梧桐里社区居委会',
        rule: null,
        balanceAfter: after.balance,
      });
    },
  );

  test('above the limit it waits for a second person, who is another one', async () => {
    const before = await cases.summary('wang');
    const made = must(await propose('xu', 'correct', 'wang', 21));
    expect(made).toMatchObject({ state: 'proposed', transferId: null });
    expect(await cases.summary('wang')).toEqual(before);
    const inQueue = async (by: Person) => (await queue(by)).find((one) => one.id === made.id);
    expect((await inQueue('xu'))?.mayDecide).toBe(false);
    expect((await inQueue('he'))?.mayDecide).toBe(true);
    expect(await inQueue('liu')).toBeUndefined();
    expect((await decide('xu', made.id)).error?.code).toBe('SECOND_NEEDED');
    expect((await decide('liu', made.id)).error?.code).toBe('NOT_FOUND');
    expect(must(await decide('he', made.id))).toMatchObject({ state: 'posted', decidedBy: '何静' });
    expect((await cases.summary('wang')).balance).toBe(before.balance + 21);
    expect((await decide('zhou', made.id)).error).toMatchObject({ code: 'ALREADY_DECIDED' });
  });

  test('the limit is the region’s own', async () => {
    const { db, town } = cases.server;
    await db.run(
      sql`INSERT INTO region_settings (region_id, adjust_alone_up_to) VALUES (${town.west.id}, 5)`,
    );
    expect(must(await propose('liu', 'correct', 'aygul', 5)).state).toBe('posted');
    expect(must(await propose('liu', 'correct', 'aygul', 6)).state).toBe('proposed');
  });

  test('nobody adjusts their own points, or those of another region, or of who is not there', async () => {
    expect((await propose('xu', 'compensate', 'xu', 5)).error?.code).toBe('DECIDE_OTHER');
    expect((await propose('liu', 'compensate', 'wang', 5)).error?.code).toBe('NOT_FOUND');
    expect((await propose('chen', 'compensate', 'wang', 5)).error?.code).toBe('FORBIDDEN');
    const nobody = await cases.as('xu', 'adjustment.propose', {
      kind: 'correct',
      residentId: 999_999,
      points: 5,
      reason: REASON,
    });
    expect(nobody.error).toMatchObject({ code: 'NOT_FOUND', field: 'residentId' });
    const forHim = must(await propose('xu', 'correct', 'he', 50));
    expect((await decide('he', forHim.id)).error?.code).toBe('DECIDE_OTHER');
  });

  test('one proposal sent 20 times with one key is one', async () => {
    const before = await cases.summary('wang');
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => propose('xu', 'correct', 'wang', 7, key)),
    );
    expect(new Set(answers.map(({ reply }) => reply.id)).size).toBe(1);
    expect((await cases.summary('wang')).balance).toBe(before.balance + 7);
  });
});

describe('a deduction', () => {
  test('always needs two, is told with its reason, and honour stays', async () => {
    await cases.give('chen', 20);
    const before = await cases.summary('chen');
    const made = must(await propose('xu', 'deduct', 'chen', 3));
    expect(made.state).toBe('proposed');
    expect((await decide('xu', made.id)).error?.code).toBe('SECOND_NEEDED');
    const posted = must(await decide('he', made.id));
    expect(posted.state).toBe('posted');
    expect(await cases.summary('chen')).toEqual({ ...before, balance: before.balance - 3 });
    const [told] = await cases.messagesOf('chen');
    expect(told).toMatchObject({ kind: 'deduction', subjectId: made.id });
    expect(told?.text).toContain(REASON);
    const reason = must(await cases.as('chen', 'points.reason', { transferId: posted.transferId ?? 0 }));
    expect(reason).toMatchObject({ kind: 'deduct', amount: -3, reviewers: 2, note: REASON });
    expect(must(await cases.as('wang', 'adjustment.mine', {})).items).toEqual([]);
  });

  test('that is refused moves nothing and tells nobody', async () => {
    const before = await cases.summary('chen');
    const made = must(await propose('xu', 'deduct', 'chen', 3));
    const told = (await cases.messagesOf('chen')).length;
    expect(must(await decide('he', made.id, false))).toMatchObject({ state: 'refused', answer: '证据不够' });
    expect(await cases.summary('chen')).toEqual(before);
    expect((await cases.messagesOf('chen')).length).toBe(told);
    expect((await decide('zhou', made.id)).error?.code).toBe('ALREADY_DECIDED');
  });

  test('two at once of more than there is: what is missing is owed, points to come repay it, nothing is negative', async () => {
    await cases.give('li', 20);
    const { balance } = await cases.summary('li');
    const each = balance - 5;
    const [one, other] = [
      must(await propose('xu', 'deduct', 'li', each)),
      must(await propose('xu', 'deduct', 'li', each)),
    ];
    const posted = await Promise.all([decide('he', one.id), decide('zhou', other.id)]);
    expect(outcomes(posted).done).toBe(2);
    expect(await cases.summary('li')).toMatchObject({ balance: 0, owed: 2 * each - balance });
    const texts = (await cases.messagesOf('li')).map(({ text }) => text).join();
    expect(texts).toContain(`其中 ${2 * each - balance} 分从今后的积分里归还`);

    await cases.give('li', 20);
    const after = await cases.summary('li');
    expect(after).toMatchObject({ balance: 20 - (2 * each - balance), owed: 0 });
    const { items } = must(await cases.as('li', 'points.lines', { size: 2 }));
    expect(items[0]).toMatchObject({ amount: balance - 2 * each, title: '归还欠分' });
  });

  test('agreed to by two at once is posted once', async () => {
    await cases.give('chen', 20);
    for (let turn = 0; turn < 5; turn++) {
      const before = await cases.summary('chen');
      const { id } = must(await propose('xu', 'deduct', 'chen', 2));
      const answers = await Promise.all([decide('he', id), decide('zhou', id), decide('he', id)]);
      expect(outcomes(answers)).toEqual({ done: 1, refused: ['ALREADY_DECIDED'] });
      expect((await cases.summary('chen')).balance).toBe(before.balance - 2);
    }
  });

  test('is in no ranking', async () => {
    const rank = async () => must(await cases.as('wang', 'ranking.list', { period: 'year', scope: 'town' }));
    const before = await rank();
    const { id } = must(await propose('xu', 'deduct', 'chen', 4));
    must(await decide('he', id));
    expect(await rank()).toEqual(before);
  });
});

describe('bonuses', () => {
  test('come out of the community’s pool and never exceed it, not even at once', async () => {
    const { east, west } = cases.server.town;
    expect((await propose('xu', 'bonus', 'wang', 10)).error).toMatchObject({
      code: 'POOL_SHORT',
      field: 'points',
    });
    expect(must(await grant('zhou', east.id, 25))).toEqual({ left: 25 });
    const before = await cases.summary('wang');
    const answers = await Promise.all([
      // No more for each than one person may give alone.
      ...Array.from({ length: 2 }, () => propose('xu', 'bonus', 'wang', 10)),
      ...Array.from({ length: 2 }, () => propose('he', 'bonus', 'chen', 10)),
      ...(['xu', 'he'] as const).map((by) => propose(by, 'bonus', 'li', 10)),
    ]);
    expect(outcomes(answers)).toEqual({ done: 2, refused: ['POOL_SHORT'] });
    const pools = must(await cases.as('zhou', 'pool.get', {})).items;
    expect(pools).toMatchObject([
      { communityId: east.id, community: '梧桐里社区', left: 5, given: 20 },
      { communityId: west.id, left: 0, given: 0 },
    ]);
    expect(must(await cases.as('liu', 'pool.get', {})).items.map((one) => one.communityId)).toEqual([
      west.id,
    ]);
    // A gift is to spend; honour is for what was done.
    expect((await cases.summary('wang')).honour).toEqual(before.honour);
    expect((await propose('liu', 'bonus', 'aygul', 1)).error?.code).toBe('POOL_SHORT');
  });

  test('that wait for a second person still find the pool as it is then', async () => {
    const { east } = cases.server.town;
    const { id } = must(await propose('xu', 'bonus', 'wang', 30));
    expect((await decide('he', id)).error?.code).toBe('POOL_SHORT');
    expect((await queue('he')).map((one) => one.id)).toContain(id);
    must(await grant('zhou', east.id, 25));
    expect(must(await decide('he', id)).state).toBe('posted');
  });

  test('pools are filled by the town, for its own communities, once for a key', async () => {
    const { east, townId } = cases.server.town;
    expect((await grant('xu', east.id, 5)).error?.code).toBe('FORBIDDEN');
    expect((await grant('zhou', townId, 5)).error?.code).toBe('REGION_NOT_FOUND');
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 10 }, () => grant('zhou', east.id, 8, key)));
    expect(new Set(answers.map(({ reply }) => reply.left)).size).toBe(1);
    const { left } = must(await grant('zhou', east.id, 8));
    expect(left).toBe((answers[0]?.reply.left ?? 0) + 8);
  });
});

describe('finding a resident', () => {
  const search = async (by: Person, name: string, size = 20) =>
    must(await cases.as(by, 'resident.search', { name, size }));

  test('by the beginning of the name, in one’s own region, with what they can spend', async () => {
    const { balance } = await cases.summary('wang');
    expect((await search('xu', '王')).items).toMatchObject([
      {
        id: cases.people.wang,
        name: '王秀兰',
        avatar: 'lotus',
        unit: null,
        community: '梧桐里社区',
        grid: '第一网格',
        balance,
        poolLeft: expect.any(Number) as number,
        aloneUpTo: 20,
      },
    ]);
    expect((await search('xu', '秀')).items).toEqual([]);
    expect((await search('xu', '阿依')).items).toEqual([]);
    expect((await search('zhou', '阿依')).items).toHaveLength(1);
    expect((await search('zhou', '何')).items[0]?.unit).toBe('梧桐里社区居委会');
  });

  test('wildcards are letters like any other, and pages miss nobody', async () => {
    for (const name of ['%', '_', '\\', '%王']) expect((await search('zhou', name)).items).toEqual([]);
    const { db, town } = cases.server;
    await db.run(
      sql`INSERT INTO users (name, avatar, role, town_id, community_id, created_at) VALUES ${['赵一', '赵二', '赵%三'].map((name) => [name, 'tea', 'resident', town.townId, town.east.id, 0])}`,
    );
    const first = await search('xu', '赵', 2);
    const rest = must(
      await cases.as('xu', 'resident.search', { name: '赵', size: 2, cursor: first.next ?? '' }),
    );
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['赵一', '赵二', '赵%三']);
    expect((await search('xu', '赵%')).items.map(({ name }) => name)).toEqual(['赵%三']);
  });
});
