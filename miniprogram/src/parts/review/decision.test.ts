import { answer, keys, lost } from '../../../test/answers';
import { resetPhone } from '../../../test/stubs/platform';
import { type Decision, needsTwo, sendDecision, wayOn } from './decision';
import { rule } from './testing';

const approve: Decision = { kind: 'approve', postId: 1, version: 2, ruleCode: 'building-07' };

beforeEach(() => {
  resetPhone();
  answer({ 'review.approve': lost, 'review.reject': lost });
});

async function keysOf(decisions: Decision[]) {
  for (const decision of decisions) await sendDecision(decision).catch(() => undefined);
  return [...keys('review.approve'), ...keys('review.reject')];
}

test('the same decision sent again carries the same key', async () => {
  const [first, second] = await keysOf([{ ...approve }, { ...approve }]);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
});

test('another rule, version, post or word is another decision', async () => {
  const reject: Decision = { kind: 'reject', postId: 1, version: 2, reason: 'time', note: '请补照片' };
  const made = await keysOf([
    approve,
    { ...approve, ruleCode: null },
    { ...approve, version: 3 },
    { ...approve, postId: 2 },
    reject,
    { ...reject, note: '请补一张照片' },
  ]);
  expect(new Set(made).size).toBe(6);
});

test('every refusal of a review has its way on', () => {
  expect(wayOn('REVIEW_TAKEN')).toBe('next');
  expect(wayOn('REVIEW_DECIDED')).toBe('next');
  expect(wayOn('REVIEW_OWN')).toBe('next');
  expect(wayOn('REVIEW_SAME_PERSON')).toBe('next');
  expect(wayOn('REVIEW_CHANGED')).toBe('again');
  expect(wayOn('REVIEW_NOT_TAKEN')).toBe('again');
  expect(wayOn('ALLOWANCE_USED')).toBe('rule');
  expect(wayOn('OFFLINE')).toBe('stay');
  expect(wayOn('BUSY')).toBe('stay');
});

test('two decide where the rule says so, and from the region’s threshold on', () => {
  const from = (twoReviewersFrom: number) => ({ twoReviewersFrom });
  expect(needsTwo(rule({ points: 79 }), from(80))).toBe(false);
  expect(needsTwo(rule({ points: 80 }), from(80))).toBe(true);
  expect(needsTwo(rule({ points: 5, reviewers: 2 }), from(80))).toBe(true);
});
