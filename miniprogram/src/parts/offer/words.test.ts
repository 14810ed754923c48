import { startOfDay } from '@jishan/shared/calendar';
import { everyDay } from '@jishan/shared/hours';
import { words } from './words';

const at = (day: string, hour = 0) => startOfDay(day) + hour * 3_600_000;
const say = (startsAt: number | null, endsAt: number | null) => words.specialText({ startsAt, endsAt });

test('a special tells its days, and its clock where it is not midnight', () => {
  expect(say(null, at('2030-12-06'))).toBe('到2030年12月5日为止');
  expect(say(at('2030-12-01'), at('2030-12-05', 20))).toBe('2030年12月1日起，到2030年12月5日 20:00为止');
  expect(say(at('2030-12-01', 9.5), null)).toBe('2030年12月1日 9:30起');
});

test('a line each for a list', () => {
  const offer = { hours: everyDay([540, 1080]), startsAt: null, endsAt: null };
  expect(words.times(offer)).toEqual(['每天 9:00 到 18:00']);
  expect(words.times({ ...offer, endsAt: at('2030-12-06') })).toEqual([
    '每天 9:00 到 18:00',
    '限时：到2030年12月5日为止',
  ]);
});
