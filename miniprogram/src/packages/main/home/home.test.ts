import { rule, usedUp } from '../../../../test/rules';
import { greetingAt } from './greeting';
import { leftOf } from './left';

it.each([
  ['2026-11-22T23:42:00Z', '早上好'],
  ['2026-11-22T01:30:00Z', '上午好'],
  ['2026-11-22T04:00:00Z', '中午好'],
  ['2026-11-22T09:59:59Z', '下午好'],
  ['2026-11-22T10:00:00Z', '晚上好'],
  ['2026-11-22T16:00:00Z', '夜深了'],
  ['2026-11-22T21:00:00Z', '早上好'],
])('greets by the hour of Shanghai: %s', (at, greeting) => expect(greetingAt(Date.parse(at))).toBe(greeting));

it('says what a ring leaves, or when it is full', () => {
  expect(leftOf(rule())).toEqual({ text: '剩 2 次', full: false });
  expect(leftOf(usedUp())).toEqual({ text: '本周已满', full: true });
  expect(leftOf(rule({ allowance: { left: null, caps: [], blockedBy: null, freeAt: null } })).text).toBe(
    '不限次数',
  );
  expect(leftOf(rule({ allowance: { left: 0, caps: [], blockedBy: 'cooldown', freeAt: 1 } }))).toEqual({
    text: '过些天再记',
    full: true,
  });
});
