import { DAY, HOUR } from '@jishan/shared/calendar';
import { spellOf } from './days';

const awardedAt = Date.parse('2026-11-21T22:10:00+08:00');
const three = { awardedAt, endsAt: awardedAt + 3 * DAY };
const at = (text: string) => spellOf(three, Date.parse(text));

test('right after the award all of the days that were announced are left', () => {
  expect(at('2026-11-21T22:11:00+08:00')).toEqual({ days: 3, over: 0, left: '还有 3 天' });
  expect(at('2026-11-22T22:11:00+08:00')).toEqual({ days: 3, over: 1, left: '还有 2 天' });
});

test('the last day is told in hours, and is never none', () => {
  expect(at('2026-11-24T20:30:00+08:00')).toEqual({ days: 3, over: 2, left: '还有 2 小时' });
  expect(at('2026-11-24T22:09:59+08:00').left).toBe('还有 1 小时');
});

test('days that are over are not counted below nothing: an objection holds the points', () => {
  expect(at('2026-11-27T08:00:00+08:00')).toEqual({ days: 3, over: 3, left: '公示期已满' });
});

test('a phone whose clock is slow shows no day as over', () => {
  expect(spellOf(three, awardedAt - HOUR)).toEqual({ days: 3, over: 0, left: '还有 3 天' });
});
