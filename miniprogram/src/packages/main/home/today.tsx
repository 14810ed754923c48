import { Text, View } from '@tarojs/components';
import { ringOf } from '@jishan/shared/rules';
import { cx } from '../../../components/cx';
import type { IconName } from '../../../components/icon';
import { Num } from '../../../components/num';
import { Ring } from '../../../components/ring';
import { Tap } from '../../../components/tap';
import { go, routes } from '../../../kernel/routes';
import { leftOf } from './left';
import type { Summary } from './types';
import { words } from './words';
import './today.scss';

type RuleView = Summary['rings'][number];

/** What a day can still bring: four rules, one tap from writing the deed. */
export function Today({ home: { canEarn, rings } }: { home: Summary }) {
  const [before, after] = words.canEarn;
  return (
    <View>
      {canEarn > 0 ? (
        <View className="today-head">
          <Text>{before}</Text>
          <Num value={canEarn} className="today-points" />
          <Text>{after}</Text>
        </View>
      ) : (
        <View className="today-head">{words.allEarned}</View>
      )}
      <View className="today-rings">
        {rings.map((rule) => (
          <TodayRing key={rule.code} rule={rule} />
        ))}
      </View>
    </View>
  );
}

function TodayRing({ rule }: { rule: RuleView }) {
  const { text, full } = leftOf(rule);
  const ring = rule.allowance ? ringOf(rule.allowance) : { segments: 0, filled: 0 };
  // A photo first: ring, photo, send. What is full today, and what the system credits by itself, is looked up in the rule book.
  const open =
    rule.source === 'post' && !full
      ? routes.deed.publish({ ruleCode: rule.code, photo: true })
      : routes.deed.rules(rule.code);
  return (
    <Tap className="today-ring" label={`${rule.title}，${text}`} onTap={() => void go(open)}>
      <Ring segments={ring.segments} filled={ring.filled} icon={rule.icon as IconName} />
      <Text className={cx('today-name', [...rule.title].length === 5 && 'today-name-five')}>
        {rule.title}
      </Text>
      <Text className={cx('today-left', full && 'done')}>{text}</Text>
    </Tap>
  );
}
