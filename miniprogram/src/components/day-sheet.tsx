import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { startOfDay, weekdayName } from '@jishan/shared/calendar';
import { dateOf } from '../kernel/time';
import { cx } from './cx';
import { Sheet } from './sheet';
import { Tap } from './tap';
import './day-sheet.scss';

interface DaySheetProps {
  title: string;
  /** As '2026-11-21'. */
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

/** One day of many, each a large key. */
export function DaySheet({ title, days, near, value, onChoose, onClose, foot }: DaySheetProps) {
  return (
    <Sheet open title={title} onClose={onClose} foot={foot}>
      <View className="day-keys">
        {days.map((day, index) => (
          <View key={day} className="day-cell">
            <Tap
              className={cx('day-key', day === value && 'day-key-on')}
              selected={day === value}
              onTap={() => onChoose(day)}
            >
              <View>{near[index] ?? dateOf(startOfDay(day))}</View>
              <View className="t12 i3">{weekdayName(startOfDay(day))}</View>
            </Tap>
          </View>
        ))}
      </View>
    </Sheet>
  );
}
