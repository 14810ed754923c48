import { everyDay } from '@jishan/shared/hours';
import { hoursDraftOf, hoursOf, wrongHours } from './hours';
import { words } from './words';

const morning = { from: '9:00', to: '12:00' };
const afternoon = { from: '14：00', to: '18:00' };
const alike = { daily: false, spans: [morning, afternoon], days: [] };

test('the same spans on every day', () => {
  expect(wrongHours(alike)).toBeNull();
  expect(hoursOf(alike)).toEqual(everyDay([540, 720], [840, 1080]));
});

test('a day of its own, and one on which it cannot be used', () => {
  const days = [[], [morning], [morning], [morning], [morning], [afternoon], [afternoon]];
  const own = { daily: true, spans: [morning], days };
  expect(wrongHours(own)).toBeNull();
  expect(hoursOf(own)[0]).toEqual([]);
  expect(hoursOf(own)[5]).toEqual([[840, 1080]]);
});

test('what is wrong is told at its span', () => {
  const wrong = (spans: typeof alike.spans) => wrongHours({ ...alike, spans });
  expect(wrong([{ ...morning, to: '九点' }])).toEqual({ day: null, index: 0, message: words.badTime });
  expect(wrong([{ ...morning, to: '8:00' }])).toEqual({ day: null, index: 0, message: words.needOrder });
  expect(wrong([afternoon, morning])).toEqual({ day: null, index: 1, message: words.needAfter });
  const days = words.dayNames.map(() => [morning]);
  expect(wrongHours({ daily: true, spans: [], days: [...days.slice(0, 6), [{ from: '', to: '' }]] })).toEqual(
    {
      ...{ day: 6, index: 0, message: words.badTime },
    },
  );
  expect(wrongHours({ daily: true, spans: [], days: days.map(() => []) })?.message).toBe(words.needDay);
});

test('hours that stand come back as they are', () => {
  for (const hours of [
    everyDay([540, 1080]),
    everyDay([540, 720], [840, 1440]),
    everyDay([0, 1440]).map((spans, day) => (day === 0 ? [] : spans)),
  ])
    expect(hoursOf(hoursDraftOf(hours))).toEqual(hours);
  expect(hoursDraftOf(everyDay([540, 1080])).daily).toBe(false);
});
