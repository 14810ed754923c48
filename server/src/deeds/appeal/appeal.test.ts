import { DAY } from '@jishan/shared/calendar';
import { assertBookHolds } from '../../testing/book';
import { openCases, outcomes, POINTS, RULE, type Cases } from '../../testing/open-cases';
import { must } from '../../testing/open-town';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

let cases: Cases;
beforeAll(async () => {
  cases = await openCases();
});
afterEach(() => assertBookHolds(cases.server.db));
afterAll(() => cases.server.stop());

const BODY = '照片里左边就是三号楼，请再看一看';
const againstRejection = (person: Person, postId: number, photos: string[] = []) =>
  cases.as(person, 'appeal.create', { kind: 'rejection', postId, body: BODY, photos });
const againstDeduction = (person: Person, adjustmentId: number) =>
  cases.as(person, 'appeal.create', { kind: 'deduction', adjustmentId, body: BODY, photos: [] });
const aboutMissed = (person: Person, occurredAt: number, ruleCode = RULE) =>
  cases.as(person, 'appeal.create', { kind: 'missed', ruleCode, occurredAt, body: BODY, photos: [] });
const decide = (person: Person, id: number, uphold: boolean, ruleCode: string | null = null) =>
  cases.as(person, 'appeal.decide', { id, uphold, ruleCode, answer: '重新看过了' });
const queued = async (person: Person, id: number) =>
  must(await cases.as(person, 'appeal.queue', { size: 50 })).items.find((one) => one.id === id);

/** A deduction that 许雯 proposed and 何静 agreed to. */
async function deducted(person: Person, points: number): Promise<number> {
  const { id } = must(
    await cases.as('xu', 'adjustment.propose', {
      kind: 'deduct',
      residentId: cases.people[person],
      points,
      reason: '冒领了别人的巡逻',
    }),
  );
  must(await cases.as('he', 'adjustment.decide', { id, agree: true, answer: '' }));
  return id;
}

describe('against a rejection', () => {
  test('upheld by somebody else, the post stands as if approved, its points in notice', async () => {
    const postId = await cases.sendBack('wang');
    const [photo] = await cases.upload('wang', 1);
    const appeal = must(await againstRejection('wang', postId, [photo ?? '']));
    expect(appeal).toMatchObject({
      kind: 'rejection',
      subjectId: postId,
      state: 'open',
      body: BODY,
      rule: { code: RULE },
      answer: null,
      unit: null,
      deadlineAt: cases.server.clock.now + 7 * DAY,
    });
    expect(appeal.photos.map(({ id }) => id)).toEqual([photo]);
    expect(appeal.photos[0]?.screen).toContain('?');

    expect(await queued('he', appeal.id)).toMatchObject({
      before: '退回：照片里看不到现场：看不清门牌',
      mayDecide: true,
      appellant: { name: '王秀兰' },
    });
    expect((await queued('xu', appeal.id))?.mayDecide).toBe(false);
    expect(await queued('liu', appeal.id)).toBeUndefined();
    expect((await decide('xu', appeal.id, true, RULE)).error?.code).toBe('DECIDE_OTHER');
    expect((await decide('liu', appeal.id, true, RULE)).error?.code).toBe('NOT_FOUND');

    const before = await cases.summary('wang');
    const decided = must(await decide('he', appeal.id, true, RULE));
    expect(decided).toMatchObject({ state: 'upheld', points: POINTS });
    expect((await cases.summary('wang')).inNotice).toBe(before.inNotice + POINTS);
    const post = must(await cases.as('wang', 'post.get', { id: postId }));
    expect(post).toMatchObject({
      state: 'approved',
      seal: { points: POINTS },
      transferId: decided.transferId,
      history: [{ decision: 'reject' }, { decision: 'approve', reason: '重新看过了' }],
    });
    const [mine] = must(await cases.as('wang', 'appeal.mine', {})).items;
    expect(mine).toMatchObject({
      id: appeal.id,
      state: 'upheld',
      answer: '重新看过了',
      unit: '梧桐里社区居委会',
      transferId: decided.transferId,
    });
    expect((await cases.messagesOf('wang'))[0]).toMatchObject({
      kind: 'appeal',
      subjectId: appeal.id,
      text: `您的申诉成立，记 ${POINTS} 分。答复：重新看过了`,
    });
  });

  test('can be upheld without points, and dismissed; either way only once', async () => {
    const [first, second] = [await cases.sendBack('wang'), await cases.sendBack('wang')];
    const [one, other] = [
      must(await againstRejection('wang', first)),
      must(await againstRejection('wang', second)),
    ];
    expect(must(await decide('he', one.id, true))).toEqual({ state: 'upheld', transferId: null, points: 0 });
    expect(must(await decide('he', other.id, false))).toMatchObject({ state: 'dismissed' });
    expect(must(await cases.as('wang', 'post.get', { id: second })).state).toBe('rejected');
    expect((await againstRejection('wang', second)).error?.code).toBe('APPEALED_ALREADY');
    const again = await decide('zhou', other.id, true);
    expect(again.error).toMatchObject({ code: 'ALREADY_DECIDED' });
    expect(again.error?.message).toContain('梧桐里社区居委会');
  });

  test('is for one’s own post that is sent back now', async () => {
    const postId = await cases.sendBack('wang');
    expect((await againstRejection('chen', postId)).error?.code).toBe('NOT_FOUND');
    const { id } = await cases.write('wang');
    expect((await againstRejection('wang', id)).error?.code).toBe('NOT_APPEALABLE');
  });

  test('made 20 times at once is one', async () => {
    const postId = await cases.sendBack('wang');
    const answers = await Promise.all(Array.from({ length: 20 }, () => againstRejection('wang', postId)));
    expect(outcomes(answers)).toEqual({ done: 1, refused: ['APPEALED_ALREADY'] });
  });

  test('of a post that was changed meanwhile is not upheld over what nobody has read', async () => {
    const postId = await cases.sendBack('wang');
    const { id } = must(await againstRejection('wang', postId));
    const { version } = must(await cases.as('wang', 'post.get', { id: postId }));
    must(
      await cases.as('wang', 'post.edit', {
        id: postId,
        version,
        body: '换了照片再发',
        photos: [],
        board: 'neighbour',
        ruleCode: null,
        place: null,
        submit: true,
      }),
    );
    expect((await queued('he', id))?.before).toContain('重新修改');
    expect((await decide('he', id, true, RULE)).error?.code).toBe('REVIEW_CHANGED');
    expect(must(await decide('he', id, false)).state).toBe('dismissed');
  });

  test('takes photos of one’s own that nothing else shows, and keeps them', async () => {
    const { server } = cases;
    const postId = await cases.sendBack('wang');
    const [own, used] = await cases.upload('wang', 2);
    const [others] = await cases.upload('chen', 1);
    await cases.write('wang', { photos: [used ?? ''] });
    for (const photo of [others, used, '0'.repeat(32)])
      expect((await againstRejection('wang', postId, [photo ?? ''])).error).toMatchObject({
        code: 'PHOTO_NOT_YOURS',
        field: 'photos.0',
      });
    must(await againstRejection('wang', postId, [own ?? '']));
    const steal = await cases.as('wang', 'post.create', {
      body: '',
      photos: [own ?? ''],
      board: 'neighbour',
      ruleCode: null,
      place: null,
      submit: false,
    });
    expect(steal.error?.code).toBe('PHOTO_NOT_YOURS');
    await cases.sweepPhotos(server.clock.now + 9 * DAY);
    const left = await server.db.rows<{ id: string }>(
      sql`SELECT id FROM photos WHERE id IN (${[own, others, used]})`,
    );
    expect(left.map(({ id }) => id).sort()).toEqual([own, used].sort());
  });

  test('for many points is agreed to by two, neither of whom sent it back', async () => {
    const postId = await cases.sendBack('wang', 'safety-07');
    const { id } = must(await againstRejection('wang', postId));
    expect(must(await decide('he', id, true, 'safety-07'))).toEqual({
      state: 'open',
      transferId: null,
      points: 0,
    });
    expect((await decide('he', id, true, 'safety-07')).error?.code).toBe('SECOND_NEEDED');
    expect((await queued('he', id))?.mayDecide).toBe(false);
    expect((await queued('zhou', id))?.before).toContain('另一位');
    const { transferId, points } = must(await decide('zhou', id, true, 'safety-07'));
    expect(points).toBe(100);
    const reason = must(await cases.as('wang', 'points.reason', { transferId: transferId ?? 0 }));
    expect(reason.reviewers).toBe(2);
  });
});

describe('about a missed award', () => {
  test('upheld, it earns as of that day and without a post', async () => {
    const occurredAt = cases.server.clock.now - 5 * DAY;
    const appeal = must(await aboutMissed('chen', occurredAt, 'building-07'));
    expect(appeal).toMatchObject({ kind: 'missed', subjectId: 0, rule: { code: 'building-07' } });
    expect((await queued('he', appeal.id))?.before).toBe('11月13日做的“义务巡逻”没有记分');
    expect((await decide('he', appeal.id, true)).error).toMatchObject({
      code: 'BAD_INPUT',
      field: 'ruleCode',
    });
    const { transferId, points } = must(await decide('he', appeal.id, true, 'building-07'));
    expect(points).toBe(50);
    const reason = must(await cases.as('chen', 'points.reason', { transferId: transferId ?? 0 }));
    expect(reason).toMatchObject({
      amount: 50,
      post: null,
      rule: { code: 'building-07' },
      note: '申诉成立，补记积分',
      notice: { state: 'pending' },
    });
    // It has used that day's place of the rule, and no other.
    const used = await cases.server.db.row(sql`SELECT occurred_at FROM transfers WHERE id = ${transferId}`);
    expect(used).toEqual({ occurred_at: occurredAt });
  });

  test('once for a rule and a day, at most 30 days back, never ahead, and only what posts can earn', async () => {
    const { now } = cases.server.clock;
    const morning = now - 10 * DAY - 3 * 3_600_000;
    must(await aboutMissed('chen', morning));
    expect((await aboutMissed('chen', morning + 3_600_000)).error?.code).toBe('APPEALED_ALREADY');
    expect((await aboutMissed('chen', morning + DAY)).status).toBe(200);
    expect((await aboutMissed('chen', morning, 'family-02')).status).toBe(200);
    expect((await aboutMissed('chen', now - 30 * DAY - 1)).error).toMatchObject({ field: 'occurredAt' });
    expect((await aboutMissed('chen', now + 1)).error).toMatchObject({ field: 'occurredAt' });
    expect((await aboutMissed('chen', now, 'learning-01')).error?.code).toBe('RULE_NOT_CLAIMABLE');
    expect((await aboutMissed('chen', now, 'family-99')).error?.code).toBe('RULE_NOT_FOUND');
  });

  test('beyond the rule’s caps it does not earn, and can still be answered', async () => {
    const occurredAt = cases.server.clock.now - 6 * DAY;
    const award = must(await aboutMissed('wang', occurredAt, 'building-07'));
    must(await decide('he', award.id, true, 'building-07'));
    const other = must(await aboutMissed('wang', occurredAt, 'family-03'));
    expect((await decide('he', other.id, true, 'building-07')).error?.code).toBe('ALLOWANCE_USED');
    expect(must(await decide('he', other.id, false)).state).toBe('dismissed');
  });

  test('of an award that an objection took back is not decided by who took it back', async () => {
    const { transferId } = await cases.earn('wang');
    const objection = must(
      await cases.as('chen', 'objection.create', { transferId, reason: '那天我看见他在家' }),
    );
    must(await cases.as('he', 'objection.decide', { id: objection.id, uphold: true, answer: '查实了' }));
    const { id } = must(await aboutMissed('wang', cases.server.clock.now));
    expect((await decide('he', id, true, RULE)).error?.code).toBe('DECIDE_OTHER');
    expect(must(await decide('zhou', id, true, RULE)).points).toBe(POINTS);
  });
});

describe('against a deduction', () => {
  test('upheld gives back what was taken and forgives what was owed, once', async () => {
    await cases.give('li', 15);
    const id = await deducted('li', 40);
    expect(await cases.summary('li')).toMatchObject({ balance: 0, owed: 25 });
    await cases.give('li', 10);
    expect(await cases.summary('li')).toMatchObject({ balance: 0, owed: 15 });
    const [line] = must(await cases.as('li', 'adjustment.mine', {})).items;
    expect(line).toMatchObject({ id, points: 40, owed: 15, canAppeal: true, reason: '冒领了别人的巡逻' });

    const appeal = must(await againstDeduction('li', id));
    expect(must(await cases.as('li', 'adjustment.mine', {})).items[0]?.canAppeal).toBe(false);
    expect((await queued('zhou', appeal.id))?.before).toBe('扣 40 分：冒领了别人的巡逻');
    for (const person of ['xu', 'he'] as const)
      expect((await decide(person, appeal.id, true)).error?.code).toBe('DECIDE_OTHER');
    const decided = must(await decide('zhou', appeal.id, true));
    expect(decided).toMatchObject({ state: 'upheld', points: 40 });
    expect(await cases.summary('li')).toMatchObject({ balance: 25, owed: 0 });
    const reason = must(await cases.as('li', 'points.reason', { transferId: decided.transferId ?? 0 }));
    expect(reason).toMatchObject({ amount: 25, kind: 'reverse', note: '重新看过了', balanceAfter: 25 });
    expect((await againstDeduction('li', id)).error?.code).toBe('APPEALED_ALREADY');
  });

  test('of which nothing could be taken yet is forgiven without a transfer', async () => {
    const { balance } = await cases.summary('aygul');
    expect(balance).toBe(0);
    const { people } = cases;
    const { id } = must(
      await cases.as('liu', 'adjustment.propose', {
        kind: 'deduct',
        residentId: people.aygul,
        points: 9,
        reason: '核实过的事',
      }),
    );
    must(await cases.as('zhou', 'adjustment.decide', { id, agree: true, answer: '' }));
    const appeal = must(await againstDeduction('aygul', id));
    // 新河社区 has nobody else: the town sends somebody of another office.
    await cases.server.db.run(
      sql`UPDATE users SET role = 'admin', scope_region_id = ${cases.server.town.townId} WHERE id = ${people.he}`,
    );
    expect(must(await decide('he', appeal.id, true))).toEqual({
      state: 'upheld',
      transferId: null,
      points: 9,
    });
    await cases.server.db.run(
      sql`UPDATE users SET role = 'staff', scope_region_id = ${cases.server.town.east.id} WHERE id = ${people.he}`,
    );
    expect((await cases.summary('aygul')).owed).toBe(0);
  });

  test('is for one’s own, and only once it was posted', async () => {
    const { id } = must(
      await cases.as('xu', 'adjustment.propose', {
        kind: 'deduct',
        residentId: cases.people.chen,
        points: 3,
        reason: '还没有定的事',
      }),
    );
    expect((await againstDeduction('chen', id)).error?.code).toBe('NOT_APPEALABLE');
    expect((await againstDeduction('wang', id)).error?.code).toBe('NOT_FOUND');
    expect((await againstDeduction('chen', 999_999)).error?.code).toBe('NOT_FOUND');
  });
});

test('decided by two at once, each in their way, is decided once', async () => {
  for (let turn = 0; turn < 6; turn++) {
    const postId = await cases.sendBack('wang');
    const { id } = must(await againstRejection('wang', postId));
    const answers = await Promise.all([decide('he', id, true, RULE), decide('zhou', id, false)]);
    expect(outcomes(answers)).toEqual({ done: 1, refused: ['ALREADY_DECIDED'] });
    const { state } = must(await cases.as('wang', 'post.get', { id: postId }));
    expect(state).toBe(answers[0].error ? 'rejected' : 'approved');
  }
});
