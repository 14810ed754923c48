import { Text, View } from '@tarojs/components';
import { ringOf } from '@jishan/shared/rules';
import { Ring } from '../../../components/ring';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import { type Load, useCall } from '../../../kernel/load';
import type { Item, Rule } from '../../../parts/review/decision';
import { WORDS } from './words';

export type Allowance = Reply<'review.allowance'>;
export type AllowanceLoad = Pick<Load<Allowance>, 'state' | 'data' | 'reload'>;

/** What the rule to be credited leaves to the author: it came with the item for the claimed rule, else it is asked for. */
export function useAllowance(item: Item, rule: Rule | null): AllowanceLoad {
  const other = rule && rule.code !== item.claim?.code;
  const load = useCall('review.allowance', other ? { postId: item.id, ruleCode: rule.code } : null);
  if (other) return load;
  return { state: 'ready', data: item.claim?.allowance ?? null, reload: load.reload };
}

/** '今天 0/1', '本周 2/3', each with its ring. */
export function AllowanceRings({ load }: { load: AllowanceLoad }) {
  if (load.state === 'loading') return <View className="review-record t14 i3">{WORDS.allowanceLoading}</View>;
  if (load.state !== 'ready') {
    return (
      <Tap className="review-record review-allowance-retry t14" onTap={() => void load.reload()}>
        {WORDS.allowanceFailed}
      </Tap>
    );
  }
  if (!load.data?.caps.length) return <View className="review-record t14">{WORDS.noCap}</View>;
  return (
    <>
      {load.data.caps.map((cap) => (
        <View key={cap.period} className="review-left t14">
          <Ring {...ringOf({ left: null, caps: [cap], blockedBy: null, freeAt: null })} size="s" />
          <Text>
            {WORDS.spans[cap.period]}
            {WORDS.used(cap.used, cap.cap)}
          </Text>
        </View>
      ))}
    </>
  );
}
