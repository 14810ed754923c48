import { Text, View } from '@tarojs/components';
import { HonourCells } from '../../../components/honour-cells';
import { Num } from '../../../components/num';
import type { Reply } from '../../../kernel/call';
import { Expiry } from './expiry';
import { FineWords } from './fine';
import { WORDS } from './words';
import './balance.scss';

type Summary = Reply<'points.summary'>;

/** What can be spent, what of it expires next, what is kept back and what is owed. */
export function Balance({ balance, today, expiring, setAside, owed }: Summary) {
  return (
    <View className="points-balance">
      <Text className="points-balance-name t14 i2">{WORDS.balance}</Text>
      <View className="points-balance-row">
        <Num value={balance} size={56} className="points-balance-big" />
        <View className="points-balance-today t14 i2">
          <Text>{WORDS.today}</Text>
          <Num value={today} size={17} sign={today > 0} className={today > 0 ? 'gain' : ''} />
        </View>
      </View>
      {expiring && <Expiry {...expiring} />}
      {setAside > 0 && <Fine words={WORDS.setAside} points={setAside} />}
      {owed > 0 && <Fine words={WORDS.owed} points={owed} />}
    </View>
  );
}

function Fine({ words: [before, after], points }: { words: readonly [string, string]; points: number }) {
  return (
    <View className="points-fine">
      <FineWords before={before} points={points} after={after} />
    </View>
  );
}

/** What was ever earned; next to the balance the two are easily taken for one. */
export function Honour({ honour }: Pick<Summary, 'honour'>) {
  return (
    <>
      <View className="points-honour-head t14">
        <Text className="i2">{WORDS.honour}</Text>
        <Text className="t12 i3">{WORDS.honourNote}</Text>
      </View>
      <HonourCells honour={honour} names={WORDS.periods} />
    </>
  );
}
