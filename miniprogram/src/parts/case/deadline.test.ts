import { DAY, HOUR } from '@jishan/shared/calendar';
import { deadlineText } from './deadline';

const now = 1_764_000_000_000;
const at = (left: number) => deadlineText(now + left, now);

test('what is left is rounded down, so that nobody comes too late', () => {
  expect(at(2 * DAY + 23 * HOUR)).toEqual({ text: '还剩 2 天', over: false });
  expect(at(DAY - 1)).toEqual({ text: '还剩 23 小时', over: false });
  expect(at(HOUR - 1)).toEqual({ text: '还剩不到 1 小时', over: false });
});

test('a missed deadline is told in plain words', () => {
  expect(at(0)).toEqual({ text: '已超期', over: true });
  expect(at(-3 * HOUR)).toEqual({ text: '已超期 3 小时', over: true });
  expect(at(-50 * HOUR)).toEqual({ text: '已超期 2 天', over: true });
});
