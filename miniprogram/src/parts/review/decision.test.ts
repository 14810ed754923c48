import { keyPerContent } from '../../kernel/key';
import { type Decision, needsTwo, wayOn } from './decision';
import { rule } from './testing';

const approve: Decision = { kind: 'approve', postId: 1, version: 2, ruleCode: 'building-07' };

function counting() {
  let made = 0;
  return keyPerContent<Decision>(() => `key-${++made}`);
}

test('the same decision sent again carries the same key', () => {
  const keyOf = counting();
  expect(keyOf({ ...approve })).toBe(keyOf({ ...approve }));
});

test('another rule, version, post or word is another decision', () => {
  const keyOf = counting();
  const reject: Decision = { kind: 'reject', postId: 1, version: 2, reason: 'time', note: '请补照片' };
  const keys = [
    approve,
    { ...approve, ruleCode: null },
    { ...approve, version: 3 },
    { ...approve, postId: 2 },
    reject,
    { ...reject, note: '请补一张照片' },
  ].map(keyOf);
  expect(new Set(keys).size).toBe(6);
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
