import { View } from '@tarojs/components';
import { Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { go, routes } from '../../../kernel/routes';
import { words } from './words';

/** Whoever works here has points as well: a line of them, below the work. */
export function OwnPoints({ balance }: { balance: number }) {
  return (
    <View className="gutter">
      <Row
        icon="points"
        title={words.ownPoints}
        value={<Num value={balance} size={20} className="work-own" />}
        onTap={() => void go(routes.mine.points())}
      />
    </View>
  );
}
