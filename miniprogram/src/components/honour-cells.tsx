import { Text, View } from '@tarojs/components';
import { Num } from './num';
import './honour-cells.scss';

type Period = 'day' | 'week' | 'month' | 'year';
const PERIODS: Period[] = ['day', 'week', 'month', 'year'];

interface HonourCellsProps {
  honour: Record<Period, number>;
  names: Record<Period, string>;
}

/** What was earned today, this week, this month, this year, side by side. */
export function HonourCells({ honour, names }: HonourCellsProps) {
  return (
    <View className="honour-cells">
      {PERIODS.map((period) => (
        <View key={period} className="honour-cell">
          <Text className="t12 i3">{names[period]}</Text>
          <Num value={honour[period]} size={20} />
        </View>
      ))}
    </View>
  );
}
