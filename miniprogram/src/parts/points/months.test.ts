import { daysIn, monthOf, monthsOf, monthTitle, stripOf } from './months';

const now = Date.parse('2026-11-23T08:00:00+08:00');

test('a month begins at midnight in Shanghai, not in Greenwich', () => {
  expect(monthOf(Date.parse('2026-10-31T16:00:00Z'))).toBe('2026-11');
  expect(monthOf(Date.parse('2026-10-31T15:59:59Z'))).toBe('2026-10');
});

test('February is as long as its year makes it', () => {
  expect([daysIn('2026-02'), daysIn('2028-02'), daysIn('2026-11'), daysIn('2026-12')]).toEqual([
    28, 29, 30, 31,
  ]);
});

test('another year is named, this one is not', () => {
  expect(monthTitle('2026-11', now)).toBe('十一月');
  expect(monthTitle('2025-01', now)).toBe('2025 年一月');
});

test('the strip has a square for each day and fills those that earned', () => {
  const strip = stripOf('2026-02', [1, 28]);
  expect(strip).toHaveLength(28);
  expect(strip.filter(({ on }) => on).map(({ day }) => day)).toEqual([1, 28]);
});

test('months that have not begun cannot be chosen', () => {
  expect(
    monthsOf(2026, now)
      .filter(({ begun }) => !begun)
      .map(({ number }) => number),
  ).toEqual([12]);
  expect(monthsOf(2025, now).every(({ begun }) => begun)).toBe(true);
});
