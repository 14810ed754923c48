import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { formatDay, startOfDay, weekdayName } from '@jishan/shared/calendar';
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

/** The same day as people say it: '11月28日 周六'. */
export function dayName(day: string): string {
  const at = startOfDay(day);
  return `${dateOf(at)} ${weekdayName(at)}`;
}

const monthOf = (day: string) => day.slice(0, 7);
/** As many months as are shown at once. */
const FEW = 2;

/** One day of many, each a large key; month by month where they are many. */
export function DaySheet({ title, days, near, value, onChoose, onClose, foot }: DaySheetProps) {
  const months = [...new Set(days.map(monthOf))];
  const [month, setMonth] = useState(() => monthOf(value ?? days[0] ?? ''));
  const isLong = months.length > FEW;
  // Under its month a day needs no month of its own.
  const nameOf = (day: string) => (isLong ? `${Number(day.slice(8))}日` : formatDay(startOfDay(day)));
  const shown = isLong ? days.filter((day) => monthOf(day) === month) : days;
  return (
    <Sheet open title={title} onClose={onClose} foot={foot}>
      {isLong && (
        <Tabs
          items={months.map((key) => ({ key, label: `${Number(key.slice(5))}月` }))}
          value={month}
          onChange={setMonth}
          label={title}
        />
      )}
      <View className={cx('day-keys', isLong ? 'day-keys-month' : 'day-keys-few')}>
        {shown.map((day) => (
          <View key={day} className="day-cell">
            <Tap
              className={cx('day-key', day === value && 'day-key-on')}
              selected={day === value}
              onTap={() => onChoose(day)}
            >
              <View>{near[days.indexOf(day)] ?? nameOf(day)}</View>
              <View className="t12 i3">{weekdayName(startOfDay(day))}</View>
            </Tap>
          </View>
        ))}
      </View>
    </Sheet>
  );
}
