import { Text, View } from '@tarojs/components';
import { Num } from '../../components/num';
import type { Reply } from '../../kernel/call';
import { WORDS } from './words';

const PERIODS = ['day', 'week', 'month', 'year'] as const;

/** What can be spent, and under it what was ever earned: the two are easily taken for one. */
export function Balance({ balance, today, honour }: Reply<'points.summary'>) {
  return (
    <>
      <View className="points-balance">
        <Text className="points-balance-name t14 i2">{WORDS.balance}</Text>
        <View className="points-balance-row">
          <Num value={balance} size={56} className="points-balance-big" />
          <View className="points-balance-today t14 i2">
            <Text>{WORDS.today}</Text>
            <Num value={today} size={17} sign={today > 0} className={today > 0 ? 'gain' : ''} />
          </View>
        </View>
      </View>
      <View className="points-honour-head t14">
        <Text className="i2">{WORDS.honour}</Text>
        <Text className="t12 i3">{WORDS.honourNote}</Text>
      </View>
      <View className="points-honour">
        {PERIODS.map((period) => (
          <View key={period} className="points-honour-cell">
            <Text className="points-honour-name t12 i3">{WORDS.periods[period]}</Text>
            <Num value={honour[period]} size={20} />
          </View>
        ))}
      </View>
    </>
  );
}
