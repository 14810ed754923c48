import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import './day-bar.scss';

interface DayBarProps {
  days: number;
  /** Days that are over. */
  over: number;
  className?: string;
}

/** The days of a notice as a line of pieces, those that are over filled. The words beside it say the same. */
export function DayBar({ days, over, className }: DayBarProps) {
  return (
    <View className={cx('day-bar', className)} {...a11y({ hidden: true })}>
      {Array.from({ length: days }, (_, day) => (
        <View key={day} className={cx('day-bar-day', day < over && 'day-bar-on')} />
      ))}
    </View>
  );
}
