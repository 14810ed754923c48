import { openCases, RULE, type Cases } from '../../testing/open-cases';
import { must } from '../../testing/open-town';
import { sql } from '../../kernel/sql';

let cases: Cases;
beforeAll(async () => {
  cases = await openCases();
});
afterAll(() => cases.server.stop());

const waiting = async (person: 'xu' | 'liu' | 'zhou') => {
  const { objections, appeals, adjustments } = must(await cases.as(person, 'review.count', {}));
  return { objections, appeals, adjustments };
};

test('cases that wait are counted in one’s own region, until they are decided', async () => {
  const { transferId } = await cases.earn('wang');
  const { id } = must(await cases.as('chen', 'objection.create', { transferId, reason: '没有看到' }));
  await cases.as('wang', 'appeal.create', {
    kind: 'missed',
    ruleCode: RULE,
    occurredAt: cases.server.clock.now,
    body: '漏记了',
    photos: [],
  });
  await cases.as('xu', 'adjustment.propose', {
    kind: 'deduct',
    residentId: cases.people.wang,
    points: 5,
    reason: '冒领',
  });
  const all = { objections: 1, appeals: 1, adjustments: 1 };
  expect(await waiting('xu')).toEqual(all);
  expect(await waiting('zhou')).toEqual(all);
  expect(await waiting('liu')).toEqual({ objections: 0, appeals: 0, adjustments: 0 });

  must(await cases.as('he', 'objection.decide', { id, uphold: false, answer: '属实' }));
  expect(await waiting('xu')).toEqual({ ...all, objections: 0 });
});

test('who reviews is told what the region says of second reviewers and of public notice', async () => {
  const { townId } = cases.server.town;
  await cases.server.db.run(
    sql`INSERT INTO region_settings (region_id, notice_days, second_review_from) VALUES (${townId}, 5, 40)`,
  );
  const { id } = await cases.write('wang');
  expect(must(await cases.as('xu', 'review.take', { postId: id }))).toMatchObject({
    noticeDays: 5,
    twoReviewersFrom: 40,
  });
  const [appeal] = must(await cases.as('he', 'appeal.queue', {})).items;
  expect(appeal).toMatchObject({ noticeDays: 5, twoReviewersFrom: 40, firstAgreed: false, beforeBy: null });
});

test('who proposed an adjustment reads why a colleague refused it; the resident hears nothing', async () => {
  const { id } = must(
    await cases.as('xu', 'adjustment.propose', {
      kind: 'compensate',
      residentId: cases.people.chen,
      points: 60,
      reason: '系统漏记',
    }),
  );
  must(await cases.as('he', 'adjustment.decide', { id, agree: false, answer: '请补充经过' }));
  expect((await cases.messagesOf('xu'))[0]).toMatchObject({
    kind: 'adjustment',
    text: '您提的“给陈建国补偿 60 分”没有获同事同意：请补充经过',
    subjectId: null,
  });
  expect((await cases.messagesOf('chen')).filter(({ kind }) => kind === 'adjustment')).toEqual([]);
});
