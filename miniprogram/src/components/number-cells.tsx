import { Text, View } from '@tarojs/components';
import { Num } from './num';
import './number-cells.scss';

/** A few numbers side by side, each with its name below. */
export function NumberCells({ cells }: { cells: readonly { name: string; value: number }[] }) {
  return (
    <View className="number-cells">
      {cells.map(({ name, value }) => (
        <View key={name} className="number-cell">
          <Num value={value} size={28} />
          <Text className="number-cell-name">{name}</Text>
        </View>
      ))}
    </View>
  );
}
