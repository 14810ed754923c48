import { fireEvent, render, screen } from '@testing-library/react';
import { DAY, dayOf, startOfDay } from '@jishan/shared/calendar';
import { DaySheet, dayName } from './day-sheet';

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => dayOf(startOfDay(first) + index * DAY));
const show = (count: number, value: string | null = null) => {
  const chosen: string[] = [];
  render(
    <DaySheet
      title="哪天结束"
      days={daysFrom('2026-11-28', count)}
      near={['今天', '明天']}
      value={value}
      onChoose={(day) => chosen.push(day)}
      onClose={() => undefined}
    />,
  );
  return chosen;
};

test('few days stand side by side, the first by their names', () => {
  const chosen = show(5);
  expect(screen.queryByRole('tab')).toBeNull();
  fireEvent.click(screen.getByText('明天'));
  fireEvent.click(screen.getByText('12月2日'));
  expect(chosen).toEqual(['2026-11-29', '2026-12-02']);
});

test('many days come month by month, beginning with that of the chosen one', () => {
  const chosen = show(120, '2027-01-15');
  expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
    ...['11月', '12月', '1月', '2月', '3月'],
  ]);
  expect(screen.getByText('15日')).toBeTruthy();
  expect(screen.queryByText('今天')).toBeNull();
  fireEvent.click(screen.getByText('3月'));
  fireEvent.click(screen.getByText('1日'));
  expect(chosen).toEqual(['2027-03-01']);
});

test('a day tells its weekday', () => {
  expect(dayName('2030-12-01')).toBe('2030年12月1日 周日');
});
