import { Text, View } from '@tarojs/components';
import { a11y } from '../../../components/a11y';
import { stripOf } from '../../../parts/points/months';
import { WORDS } from './words';
import './month-strip.scss';

/** A month as a strip of squares; a red one is a day on which something was earned. Without `days` it is not known yet. */
export function MonthStrip({ month, days }: { month: string; days: readonly number[] | null }) {
  const strip = stripOf(month, days ?? []);
  return (
    <View className="points-strip">
      <View className="points-strip-days" {...a11y({ hidden: true })}>
        {strip.map(({ day, on }) => (
          <View key={day} className="points-strip-day">
            {on && <View className="points-strip-on" />}
          </View>
        ))}
      </View>
      <View className="points-strip-words t12 i3">
        <Text>{WORDS.date(1)}</Text>
        <Text>{days && WORDS.goodDays(days.length)}</Text>
        <Text>{WORDS.date(strip.length)}</Text>
      </View>
    </View>
  );
}
