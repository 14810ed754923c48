import { Text, View } from '@tarojs/components';
import { allowanceText, ringOf } from '@jishan/shared/rules';
import { cx } from '../../components/cx';
import type { IconName } from '../../components/icon';
import { Num } from '../../components/num';
import { Ring } from '../../components/ring';
import { Seal } from '../../components/seal';
import { Tap } from '../../components/tap';
import type { RuleView } from './types';
import './rule-row.scss';

interface Props {
  rule: RuleView;
  now: number;
  onTap: () => void;
  /** The seal's word when the rule is the chosen one. */
  chosen?: string;
  role?: 'button' | 'radio';
}

/** One rule: how much of it is used up, its name, what is left, its points. */
export function RuleRow({ rule, now, onTap, chosen, role = 'button' }: Props) {
  const { allowance } = rule;
  const ring = allowance ? ringOf(allowance) : { segments: 0, filled: 0 };
  const off = Boolean(allowance?.blockedBy);
  return (
    <Tap
      className={cx('rule-row', chosen && 'rule-row-on', off && 'rule-row-off')}
      role={role}
      checked={role === 'radio' ? Boolean(chosen) : undefined}
      onTap={onTap}
    >
      <Ring segments={ring.segments} filled={ring.filled} icon={rule.icon as IconName} />
      <View className="grow">
        <Text className="rule-row-title">{rule.title}</Text>
        {allowance && (
          <View className="rule-row-left">
            {allowanceText(allowance, now)
              .split(' · ')
              .map((part, index, parts) => (
                <View key={part}>
                  <Text>{part}</Text>
                  {index < parts.length - 1 && <View className="dt" />}
                </View>
              ))}
          </View>
        )}
      </View>
      {/* What is full gives no points: no seal promises them. */}
      {chosen && !off ? (
        <Seal text={chosen} points={rule.points} wait />
      ) : (
        <Num value={rule.points} size={20} className="rule-row-points" />
      )}
    </Tap>
  );
}
