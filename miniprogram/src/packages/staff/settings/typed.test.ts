import { fits, ownOf, typedOf } from './typed';
import type { Own } from './types';

const OWN: Own = {
  noticeDays: 5,
  secondReviewFrom: null,
  expiry: 'months',
  expiryMonths: 18,
  appealDays: null,
  adjustAloneUpTo: 0,
};

test('what is typed and not changed is what was read', () => {
  expect(ownOf(typedOf(OWN))).toEqual(OWN);
});

test.each([
  ['noticeDays', '0', true],
  ['noticeDays', '31', false],
  ['noticeDays', '', false],
  ['secondReviewFrom', '0', false],
  ['appealDays', '60', true],
  ['appealDays', '6.5', false],
  ['adjustAloneUpTo', '1000', true],
  ['adjustAloneUpTo', '1001', false],
  ['expiryMonths', null, true],
] as const)('%s %s fits: %s', (name, typed, expected) => expect(fits(name, typed)).toBe(expected));

test('months are sent only where points expire after months', () => {
  expect(ownOf({ ...typedOf(OWN), expiry: 'none' })).toMatchObject({ expiry: 'none', expiryMonths: null });
  expect(ownOf({ ...typedOf(OWN), noticeDays: 'x' })).toBeNull();
});
