import { Text, View } from '@tarojs/components';
import { Icon } from '../../../components/icon';
import { Num } from '../../../components/num';
import { Seal } from '../../../components/seal';
import { Link } from '../../../components/link';
import { routes } from '../../../kernel/routes';
import type { Summary } from './types';
import { words } from './words';
import './purse.scss';

/** What the number counts and what is opened by it are the same. */
export const MONTH_IN_TOWN = { who: 'person', period: 'month', scope: 'town' } as const;

/** What can be spent, what came today, what is still in public notice, and the honour of the month. */
export function Purse({ home: { balance, inNotice, today, honourMonth } }: { home: Summary }) {
  return (
    <View>
      <View className="purse">
        <Link className="purse-open" to={routes.mine.points()}>
          <View className="purse-label">
            <Text>{words.balance}</Text>
            <Icon name="next" size={16} className="purse-next" />
          </View>
          <Num value={balance} className="purse-balance" />
        </Link>
        {today > 0 && (
          <View className="purse-seal">
            <Seal text={words.today} points={today} turn={1} />
          </View>
        )}
      </View>
      <View className="purse-fine">
        {inNotice > 0 && (
          <Link className="purse-honour" to={routes.mine.points()}>
            <Text>{words.inNotice}</Text>
            <Num value={inNotice} className="purse-honour-n" />
          </Link>
        )}
        {inNotice > 0 && <View className="purse-line" />}
        <Link className="purse-honour" to={routes.book.ranking(MONTH_IN_TOWN)}>
          <Text>{words.honour}</Text>
          <Num value={honourMonth} className="purse-honour-n" />
        </Link>
      </View>
    </View>
  );
}
