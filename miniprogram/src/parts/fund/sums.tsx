import { View } from '@tarojs/components';
import { Num } from '../../components/num';
import { words } from './words';
import './fund.scss';

interface Props {
  fund: { received: number; used: number; left: number; goal: number | null };
}

/** What came in, what was used, what is left; and how far it is to the goal. */
export function Sums({ fund }: Props) {
  const sums = [
    [words.received, fund.received],
    [words.used, fund.used],
    [words.left, fund.left],
  ] as const;
  const share = fund.goal === null ? null : Math.min(100, Math.round((fund.received / fund.goal) * 100));
  return (
    <>
      <View className="fund-sums">
        {sums.map(([name, value]) => (
          <View key={name} className="fund-sum">
            <View className="t12 i3">{name}</View>
            <Num value={value} size={20} />
          </View>
        ))}
      </View>
      {fund.goal !== null && share !== null && (
        <>
          <View className="fund-bar">
            <View className="fund-bar-in" style={{ width: `${share}%` }} />
          </View>
          <View className="t14 i3">{words.goal(fund.received, fund.goal)}</View>
        </>
      )}
    </>
  );
}
