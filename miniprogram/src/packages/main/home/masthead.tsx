import { Text, View } from '@tarojs/components';
import { formatDay, weekdayName } from '@jishan/shared/calendar';
import { Rule } from '../../../components/rule';
import { greetingAt } from './greeting';
import type { Summary } from './types';
import { words } from './words';
import './masthead.scss';

/** The greeting and the day, as a newspaper's head. */
export function Masthead({ name, lunar, now }: { name: string; lunar: Summary['lunar']; now: number }) {
  return (
    <View>
      <View className="mast">
        <Text className="mast-name">{words.greet(name, greetingAt(now))}</Text>
        <View className="mast-day">
          <View className="mast-line">
            {formatDay(now, now)} {weekdayName(now)}
          </View>
          <View className="mast-line">
            <Text>{lunar.day}</Text>
            {lunar.term && <View className="dt" />}
            {lunar.term && <Text>{lunar.term}</Text>}
          </View>
        </View>
      </View>
      <Rule kind="ww" />
    </View>
  );
}
