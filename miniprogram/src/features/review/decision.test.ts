import { type Decision, decisionKeys, wayOn } from './decision';

const approve: Decision = { kind: 'approve', postId: 1, version: 2, ruleCode: 'building-07' };

function counting() {
  let made = 0;
  return decisionKeys(() => `key-${++made}`);
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
