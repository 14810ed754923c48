import { Text, View } from '@tarojs/components';
import { ringOf } from '@jishan/shared/rules';
import { Ring } from '../../components/ring';
import type { Reply } from '../../kernel/call';
import { WORDS } from './words';
import './lefts.scss';

type Cap = NonNullable<NonNullable<Reply<'points.reason'>['rule']>['allowance']>['caps'][number];

/** The two nearest caps; a near one never promises more than a far one still leaves. */
export function Lefts({ caps }: { caps: Cap[] }) {
  return (
    <View className="points-lefts">
      {caps.slice(0, 2).map((cap, index) => (
        <View key={cap.period} className="points-left">
          <Ring {...ringOf({ left: null, caps: [cap], blockedBy: null, freeAt: null })} size="s" />
          <Text>
            {WORDS.leftOf[cap.period]}
            {WORDS.leftTimes(Math.min(...caps.slice(index).map(({ left }) => left)))}
          </Text>
        </View>
      ))}
    </View>
  );
}
