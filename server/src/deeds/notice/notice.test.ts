import { assertBookHolds } from '../../testing/book';
import { NOTICE, openCases, outcomes, POINTS, type Cases } from '../../testing/open-cases';
import { must } from '../../testing/open-town';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

let cases: Cases;
beforeAll(async () => {
  cases = await openCases();
});
afterEach(() => assertBookHolds(cases.server.db));
afterAll(() => cases.server.stop());

const list = async (person: Person, scope: 'town' | 'community', past = false) =>
  must(await cases.as(person, 'notice.list', { scope, past, size: 50 })).items;
const get = async (person: Person, transferId: number) =>
  must(await cases.as(person, 'notice.get', { transferId }));
const object = (person: Person, transferId: number) =>
  cases.as(person, 'objection.create', { transferId, reason: '那天我看见他在家' });
const decide = (person: Person, id: number, uphold: boolean) =>
  cases.as(person, 'objection.decide', { id, uphold, answer: '查了当天的值班记录' });

describe('public notice', () => {
  test('an award stands there with a shortened name, is no money yet, and is honour at once', async () => {
    const before = await cases.summary('wang');
    const { postId, transferId } = await cases.earn('wang');
    const endsAt = cases.server.clock.now + NOTICE;
    const after = await cases.summary('wang');
    expect(after.balance).toBe(before.balance);
    expect(after.inNotice).toBe(before.inNotice + POINTS);
    expect(after.honour.day).toBe(before.honour.day + POINTS);

    const [line] = await list('chen', 'community');
    expect(line).toEqual({
      transferId,
      postId,
      endsAt,
      name: '王*兰',
      community: '梧桐里社区',
      title: '敲门看望独居老人',
      seal: '敲门',
      points: POINTS,
      awardedAt: cases.server.clock.now,
      state: 'pending',
      objections: 0,
      mine: false,
    });
    expect((await list('wang', 'town'))[0]?.mine).toBe(true);
    expect((await list('aygul', 'community')).map((one) => one.transferId)).not.toContain(transferId);
    expect((await list('aygul', 'town')).map((one) => one.transferId)).toContain(transferId);
    expect(await get('chen', transferId)).toMatchObject({
      unit: '梧桐里社区居委会',
      reviewers: 1,
      ruleText: '敲门问安、聊聊天、看看水电煤气，每户算一次；看望自家老人不算。',
      history: [],
      canObject: true,
    });
    expect((await get('wang', transferId)).canObject).toBe(false);
    expect((await get('aygul', transferId)).canObject).toBe(false);
    expect(must(await cases.as('wang', 'points.notices', {})).items).toContainEqual({
      transferId,
      title: '敲门看望独居老人',
      seal: '敲门',
      points: POINTS,
      awardedAt: cases.server.clock.now,
      endsAt,
      objections: 0,
    });
    const reason = must(await cases.as('wang', 'points.reason', { transferId }));
    expect(reason).toMatchObject({ balanceAfter: null, notice: { state: 'pending', endsAt }, kind: 'award' });
  });

  test('a hidden post is not led to', async () => {
    const { postId, transferId } = await cases.earn('wang');
    must(await cases.as('xu', 'post.hide', { id: postId, reason: '露出门牌' }));
    expect((await get('chen', transferId)).postId).toBeNull();
  });

  test('its time over, it can be spent, to the minute', async () => {
    const { transferId } = await cases.earn('chen');
    const { balance } = await cases.summary('chen');
    cases.server.clock.forward(NOTICE - 1);
    await cases.sweep();
    expect((await cases.summary('chen')).balance).toBe(balance);
    cases.server.clock.forward(1);
    await Promise.all([cases.sweep(), cases.sweep(), cases.sweep()]);
    const after = await cases.summary('chen');
    expect(after.balance).toBe(balance + POINTS);
    expect(after.inNotice).toBe(0);
    expect((await list('wang', 'community')).map((one) => one.transferId)).not.toContain(transferId);
    expect((await list('wang', 'community', true))[0]).toMatchObject({ transferId, state: 'posted' });
    const reason = must(await cases.as('chen', 'points.reason', { transferId }));
    expect(reason).toMatchObject({ balanceAfter: after.balance, notice: { state: 'posted' } });
    expect((await object('wang', transferId)).error?.code).toBe('NOTICE_OVER');
    // The line that a statement shows on that day is explained by the award.
    const release = await cases.server.db.row<{ id: number }>(
      sql`SELECT id FROM transfers WHERE kind = 'release' AND resident_id = ${cases.people.chen} ORDER BY id DESC`,
    );
    const explained = must(await cases.as('chen', 'points.reason', { transferId: release?.id ?? 0 }));
    expect(explained).toEqual(reason);
  });

  test('the past comes in pages that miss nothing, posted and taken back alike', async () => {
    const { transferId } = await cases.earn('wang');
    const { id } = must(await object('chen', transferId));
    must(await decide('he', id, true));
    await cases.earn('wang');
    cases.server.clock.forward(NOTICE);
    await cases.sweep();
    const whole = await list('chen', 'town', true);
    expect(new Set(whole.map((one) => one.state))).toEqual(new Set(['posted', 'voided']));
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = must(
        await cases.as('chen', 'notice.list', { scope: 'town', past: true, size: 2, cursor }),
      );
      seen.push(...page.items.map((one) => one.transferId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole.map((one) => one.transferId));
  });

  test('a deduction is never there', async () => {
    const { people } = cases;
    const { id } = must(
      await cases.as('xu', 'adjustment.propose', {
        kind: 'deduct',
        residentId: people.wang,
        points: 5,
        reason: '核实过的事',
      }),
    );
    must(await cases.as('he', 'adjustment.decide', { id, agree: true, answer: '' }));
    for (const past of [true, false])
      for (const scope of ['town', 'community'] as const) {
        const shown = JSON.stringify(await list('chen', scope, past));
        expect(shown).not.toContain('扣');
        expect(shown).not.toContain('核实过的事');
      }
  });
});

describe('an objection', () => {
  test('is for neighbours: not for one’s own award, not from elsewhere, not for what is not there', async () => {
    const { transferId } = await cases.earn('wang');
    expect((await object('wang', transferId)).error?.code).toBe('OBJECT_OWN');
    expect((await object('aygul', transferId)).error?.code).toBe('FORBIDDEN');
    expect((await object('chen', 999_999)).error?.code).toBe('NOT_FOUND');
    expect((await object('chen', transferId)).reply).toMatchObject({ state: 'open', mine: true });
  });

  test('made 20 times at once by one person is one', async () => {
    const { transferId } = await cases.earn('wang');
    const answers = await Promise.all(Array.from({ length: 20 }, () => object('chen', transferId)));
    expect(outcomes(answers)).toEqual({ done: 1, refused: ['OBJECTED_ALREADY'] });
    expect((await get('chen', transferId)).objections).toBe(1);
  });

  test('keeps the points back until it is dismissed; then they come, and both are told', async () => {
    const { transferId } = await cases.earn('wang');
    const { balance } = await cases.summary('wang');
    const { id } = must(await object('chen', transferId));
    expect((await cases.messagesOf('wang'))[0]).toMatchObject({ kind: 'objection', subjectId: transferId });
    cases.server.clock.forward(NOTICE);
    await cases.sweep();
    expect((await list('chen', 'community')).map((one) => one.transferId)).toContain(transferId);

    expect(must(await decide('he', id, false))).toEqual({ state: 'dismissed' });
    await cases.sweep();
    expect((await cases.summary('wang')).balance).toBeGreaterThanOrEqual(balance + POINTS);
    expect(await get('wang', transferId)).toMatchObject({
      state: 'posted',
      history: [{ state: 'dismissed', answer: '查了当天的值班记录', unit: '梧桐里社区居委会', mine: false }],
    });
    const mine = must(await cases.as('chen', 'objection.mine', {})).items[0];
    expect(mine).toMatchObject({ id, state: 'dismissed', mine: true, notice: { transferId, name: '王*兰' } });
    expect((await cases.messagesOf('chen'))[0]?.text).toContain('查了当天的值班记录');
    expect((await cases.messagesOf('wang'))[0]?.text).toContain('不成立');
    expect(JSON.stringify(await cases.messagesOf('wang'))).not.toContain('陈建国');
  });

  test('upheld takes the award back with its honour; the post stays, without its seal; all of it can be read', async () => {
    const before = await cases.summary('wang');
    const { postId, transferId } = await cases.earn('wang');
    const [first, second] = [must(await object('chen', transferId)), must(await object('li', transferId))];
    expect(must(await decide('zhou', first.id, true))).toEqual({ state: 'upheld' });
    expect(await cases.summary('wang')).toEqual(before);

    const post = must(await cases.as('chen', 'post.get', { id: postId }));
    expect(post).toMatchObject({ state: 'approved', seal: null });
    const own = must(await cases.as('wang', 'post.get', { id: postId }));
    expect(own.history?.at(-1)).toMatchObject({
      decision: 'recall',
      reason: '查了当天的值班记录',
      unit: '青溪镇人民政府',
    });
    const { items } = must(await cases.as('wang', 'points.lines', { size: 2 }));
    expect(items).toMatchObject([
      { amount: -POINTS, state: 'voided', seal: '收回' },
      { id: transferId, amount: POINTS, state: 'voided' },
    ]);
    for (const { id } of items) {
      const reason = must(await cases.as('wang', 'points.reason', { transferId: id }));
      expect(reason.rule?.code).toBe('family-01');
      expect(reason.post?.id).toBe(postId);
      expect(reason.objections.map((one) => one.state)).toEqual(['upheld', 'upheld']);
      expect(reason.balanceAfter).toBeNull();
    }
    // The other neighbour was right as well, and need not wait for an answer of their own.
    expect((await decide('he', second.id, true)).error?.code).toBe('ALREADY_DECIDED');
    for (const person of ['chen', 'li', 'wang'] as const)
      expect((await cases.messagesOf(person))[0]?.text).toContain('成立');
    cases.server.clock.forward(NOTICE);
    await cases.sweep();
    expect(await get('chen', transferId)).toMatchObject({ state: 'voided', objections: 2, canObject: false });
  });

  test('is decided by somebody who had no part in it, in their own region', async () => {
    const { transferId } = await cases.earn('wang');
    const { id } = must(await object('he', transferId));
    expect((await decide('liu', id, false)).error?.code).toBe('NOT_FOUND');
    // 许雯 reviewed the post, 何静 objected.
    expect((await decide('xu', id, false)).error?.code).toBe('DECIDE_OTHER');
    expect((await decide('he', id, false)).error?.code).toBe('DECIDE_OTHER');
    expect((await decide('chen', id, false)).error?.code).toBe('FORBIDDEN');
    const mayDecide = async (person: Person) =>
      must(await cases.as(person, 'objection.queue', { size: 50 })).items.find((one) => one.id === id)
        ?.mayDecide;
    expect([await mayDecide('xu'), await mayDecide('he'), await mayDecide('zhou')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await mayDecide('liu')).toBeUndefined();
    expect((await decide('zhou', id, false)).status).toBe(200);
    expect(await mayDecide('zhou')).toBeUndefined();
    expect((await decide('zhou', 999_999, false)).error?.code).toBe('NOT_FOUND');
  });

  test('against the award of a staff member is not decided by that staff member', async () => {
    const { transferId } = await cases.earn('xu');
    const { id } = must(await object('chen', transferId));
    for (const person of ['xu', 'he'] as const)
      expect((await decide(person, id, false)).error?.code).toBe('DECIDE_OTHER');
    expect((await decide('zhou', id, true)).status).toBe(200);
  });

  test('decided by two at once, each in their way, is decided once, and the other is told by whom', async () => {
    for (let turn = 0; turn < 6; turn++) {
      const { transferId } = await cases.earn('wang');
      const { id } = must(await object('chen', transferId));
      const answers = await Promise.all([decide('he', id, true), decide('zhou', id, false)]);
      expect(outcomes(answers)).toEqual({ done: 1, refused: ['ALREADY_DECIDED'] });
      const [upheld] = answers;
      const unit = upheld?.error ? '青溪镇人民政府' : '梧桐里社区居委会';
      expect(answers.find(({ error }) => error)?.error?.message).toContain(unit);
      expect((await get('chen', transferId)).state).toBe(upheld?.error ? 'pending' : 'voided');
    }
  });
});

describe('at the very end of a notice', () => {
  test('an objection and the sweep meet: either it stands and nothing is posted, or it is told that it is over', async () => {
    for (let turn = 0; turn < 12; turn++) {
      const { transferId } = await cases.earn('wang');
      cases.server.clock.forward(NOTICE - 1);
      // The sweep's clock is a moment ahead, as another server's may be.
      const late = cases.server.clock.now + 1;
      const [answer] = await Promise.all([object('chen', transferId), cases.sweep(late)]);
      const notice = await get('chen', transferId);
      expect([notice.state, answer.error?.code]).toEqual(
        answer.error ? ['posted', 'NOTICE_OVER'] : ['pending', undefined],
      );
      await assertBookHolds(cases.server.db);
    }
  });

  test.each([true, false])('a decision (upheld: %s) and the sweep meet: the book holds', async (uphold) => {
    for (let turn = 0; turn < 6; turn++) {
      const { transferId } = await cases.earn('wang');
      const { id } = must(await object('chen', transferId));
      cases.server.clock.forward(NOTICE);
      const [decided] = await Promise.all([decide('he', id, uphold), cases.sweep(), cases.sweep()]);
      must(decided);
      await cases.sweep();
      expect((await get('chen', transferId)).state).toBe(uphold ? 'voided' : 'posted');
      await assertBookHolds(cases.server.db);
    }
  });
});

test('digests come newest first, a page at a time', async () => {
  const days = ['2026-11-15', '2026-11-16', '2026-11-17'];
  for (const [seq, day] of days.entries())
    await cases.server.db.run(
      sql`INSERT INTO chain_digests (town_id, day, seq, hash, transfers, points, created_at) VALUES (${cases.server.town.townId}, ${day}, ${seq + 1}, REPEAT('a', 32), 7, 90, 0)`,
    );
  const first = must(await cases.as('chen', 'notice.digests', { size: 2 }));
  expect(first.items).toMatchObject([
    { day: '2026-11-17', digest: '61'.repeat(32), transfers: 7, points: 90 },
    { day: '2026-11-16' },
  ]);
  const rest = must(await cases.as('chen', 'notice.digests', { size: 2, cursor: first.next ?? '' }));
  expect(rest).toMatchObject({ items: [{ day: '2026-11-15' }], next: null });
});
