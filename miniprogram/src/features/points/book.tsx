import { Text, View } from '@tarojs/components';
import { dayOf, weekdayName } from '@jishan/shared/calendar';
import { Num } from '../../components/num';
import { Tap } from '../../components/tap';
import type { Reply } from '../../kernel/call';

type Line = Reply<'points.lines'>['items'][number];

/** The points book in its red columns: day, what for, how much. Every line opens its reason. */
export function Book({ lines, onOpen }: { lines: Line[]; onOpen: (id: number) => void }) {
  return (
    <View className="points-book">
      {lines.map((line) => (
        <BookLine key={line.id} line={line} onOpen={onOpen} />
      ))}
    </View>
  );
}

function BookLine({ line, onOpen }: { line: Line; onOpen: (id: number) => void }) {
  return (
    <Tap className="points-line" onTap={() => onOpen(line.id)}>
      <View className="points-line-day">
        <View className="points-line-date num">{Number(dayOf(line.at).slice(-2))}</View>
        <Text className="points-line-note t12 i3">{weekdayName(line.at)}</Text>
      </View>
      <View className="points-line-what grow">
        <Text className="points-line-title">{line.title}</Text>
        <Text className="points-line-note t12 i3">{line.note}</Text>
      </View>
      <View className="points-line-amount">
        <Num value={line.amount} size={20} sign className={line.amount > 0 ? 'gain' : ''} />
      </View>
    </Tap>
  );
}
