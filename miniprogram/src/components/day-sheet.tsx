import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { DAY, dayOf, startOfDay, weekdayName } from '@jishan/shared/calendar';
import { dateOf } from '../kernel/time';
import { cx } from './cx';
import { Sheet } from './sheet';
import { Tabs } from './tabs';
import { Tap } from './tap';
import './day-sheet.scss';

interface DaySheetProps {
  title: string;
  /** As '2026-11-21', of no more than a year. */
  days: readonly string[];
  /** What the first of them are called: 今天, 明天. */
  near: readonly string[];
  value: string | null;
  onChoose: (day: string) => void;
  onClose: () => void;
  foot?: ReactNode;
}

/** Today and the days after, `count` of them. */
export const daysAhead = (now: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => dayOf(now + index * DAY));

/** The same day as people say it: '11月28日 周六'. */
export function dayName(day: string): string {
  const at = startOfDay(day);
  return `${dateOf(at)} ${weekdayName(at)}`;
}

const monthOf = (day: string) => day.slice(0, 7);
/** As many days as are shown at once: a month and what is near. */
const FEW = 35;

/** '12月', with the year when it is not this one. */
function monthName(month: string): string {
  const name = `${Number(month.slice(5))}月`;
  return month.slice(0, 4) === dayOf(Date.now()).slice(0, 4) ? name : `${month.slice(0, 4)}年${name}`;
}

/**
 * One day of many, each a large key; month by month where they are many. The near ones always stand before the months,
 * so that on a month's last day nobody looks for 明天 behind the next month.
 */
export function DaySheet({ title, days, near, value, onChoose, onClose, foot }: DaySheetProps) {
  const isLong = days.length > FEW;
  const later = days.slice(near.length);
  const months = [...new Set(later.map(monthOf))];
  const [month, setMonth] = useState(() => monthOf(later.find((day) => day === value) ?? later[0] ?? ''));
  const key = (day: string, name: string, note: string) => (
    <View key={day} className="day-cell">
      <Tap
        className={cx('day-key', day === value && 'day-key-on')}
        selected={day === value}
        onTap={() => onChoose(day)}
      >
        <View>{name}</View>
        <View className="t12 i3">{note}</View>
      </Tap>
    </View>
  );
  const nearKeys = near.flatMap((name, index) => {
    const day = days[index];
    return day === undefined ? [] : [key(day, name, dayName(day))];
  });
  const dayKey = (day: string) => key(day, dateOf(startOfDay(day)), weekdayName(startOfDay(day)));
  // Under its month a day needs no month of its own.
  const dayOfMonthKey = (day: string) => key(day, `${Number(day.slice(8))}日`, weekdayName(startOfDay(day)));
  return (
    <Sheet open title={title} onClose={onClose} foot={foot}>
      <View className="day-keys day-keys-few">
        {nearKeys}
        {!isLong && later.map(dayKey)}
      </View>
      {isLong && (
        <>
          <Tabs
            items={months.map((one) => ({ key: one, label: monthName(one) }))}
            value={month}
            onChange={setMonth}
            label={title}
          />
          <View className="day-keys day-keys-month">
            {later.filter((day) => monthOf(day) === month).map(dayOfMonthKey)}
          </View>
        </>
      )}
    </Sheet>
  );
}
