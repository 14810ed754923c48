import { fireEvent, render, screen } from '@testing-library/react';
import { DAY, dayOf, HOUR, startOfDay } from '@jishan/shared/calendar';
import { DaySheet, dayName } from './day-sheet';

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => dayOf(startOfDay(first) + index * DAY));
const NEAR = ['今天', '明天', '后天'];

/** Opened on the first of these days. */
function show(first: string, count: number, value: string | null = null) {
  jest.useFakeTimers({ now: startOfDay(first) + 12 * HOUR });
  const chosen: string[] = [];
  render(
    <DaySheet
      title="哪天结束"
      days={daysFrom(first, count)}
      near={NEAR}
      value={value}
      onChoose={(day) => chosen.push(day)}
      onClose={() => undefined}
    />,
  );
  return chosen;
}
const months = () => screen.getAllByRole('tab').map(({ textContent }) => textContent);

afterEach(() => jest.useRealTimers());

test('few days stand side by side, the first by their names', () => {
  const chosen = show('2026-11-28', 5);
  expect(screen.queryByRole('tab')).toBeNull();
  fireEvent.click(screen.getByText('明天'));
  fireEvent.click(screen.getByText('12月2日'));
  expect(chosen).toEqual(['2026-11-29', '2026-12-02']);
});

test('a month of days is few, also where it touches three months', () => {
  show('2026-01-30', 31);
  expect(screen.queryByRole('tab')).toBeNull();
  expect(screen.getByText('3月1日')).toBeTruthy();
});

test('many days come month by month, beginning with that of the chosen one', () => {
  const chosen = show('2026-11-28', 120, '2027-01-15');
  expect(months()).toEqual(['12月', '2027年1月', '2027年2月', '2027年3月']);
  expect(screen.getByText('15日')).toBeTruthy();
  fireEvent.click(screen.getByText('2027年3月'));
  fireEvent.click(screen.getByText('1日'));
  expect(chosen).toEqual(['2027-03-01']);
});

test.each(['2026-11-30', '2026-12-31', '2028-02-28', '2028-02-29', '2026-12-16'])(
  'on %s the near days are in sight, and every other one is found under its month',
  (today) => {
    const chosen = show(today, 120);
    for (const name of NEAR) fireEvent.click(screen.getByText(name));
    const days = daysFrom(today, 120);
    expect(chosen).toEqual(days.slice(0, 3));
    for (const tab of screen.getAllByRole('tab')) {
      fireEvent.click(tab);
      for (const key of screen.getAllByText(/^\d+日$/)) fireEvent.click(key);
    }
    expect(chosen).toEqual(days);
  },
);

test('within a year no two months are called the same', () => {
  show('2026-11-30', 365);
  expect(new Set(months()).size).toBe(12);
});

test('a day tells its weekday', () => {
  expect(dayName('2030-12-01')).toBe('2030年12月1日 周日');
});
