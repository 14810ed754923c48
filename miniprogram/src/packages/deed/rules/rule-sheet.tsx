import { Text, View } from '@tarojs/components';
import { allowanceText, ringOf } from '@jishan/shared/rules';
import { Button } from '../../../components/button';
import { Fact } from '../../../components/fact';
import { Ring } from '../../../components/ring';
import { Seal } from '../../../components/seal';
import { Sheet } from '../../../components/sheet';
import { go, routes } from '../../../kernel/routes';
import type { RuleView } from '../../../parts/rule/types';
import { words } from './words';
import './rule-sheet.scss';

interface Props {
  rule: RuleView | null;
  now: number;
  onClose: () => void;
}

/** All there is to know of one rule before doing the deed. */
export function RuleSheet({ rule, now, onClose }: Props) {
  if (!rule) return null;
  const byDeed = rule.source === 'post';
  const write = () => {
    onClose();
    void go(routes.deed.publish({ ruleCode: rule.code }));
  };
  return (
    <Sheet
      open
      title={rule.groupTitle}
      onClose={onClose}
      foot={
        byDeed ? (
          <Button block onTap={write}>
            {words.write}
          </Button>
        ) : undefined
      }
    >
      <View className="fact-head">
        <Seal text={rule.seal} points={rule.points} size="l" />
        <View className="grow">
          <View className="serif t22">{rule.title}</View>
          <View className="t15 i2">{`${rule.points} ${words.points}`}</View>
        </View>
      </View>
      <Fact name={words.facts.what} first={rule.description} />
      {rule.allowance && <Fact name={words.facts.now} first={allowanceText(rule.allowance, now)} />}
      <Fact name={words.facts.caps} first={<Caps rule={rule} />} />
      {byDeed && <Fact name={words.facts.evidence} first={words.photos(rule.photos)} />}
      {rule.cooldownHours > 0 && <Fact name={words.facts.pause} first={words.hours(rule.cooldownHours)} />}
      <Fact name={words.facts.review} first={byDeed ? words.reviewers[rule.reviewers] : words.automatic} />
    </Sheet>
  );
}

/** A ring for each cap: as many segments as times, the used ones filled. */
function Caps({ rule: { allowance } }: { rule: RuleView }) {
  if (!allowance || allowance.caps.length === 0) return <Text>{words.unlimited}</Text>;
  return (
    <View className="rule-caps">
      {allowance.caps.map((cap) => {
        const { segments, filled } = ringOf({ ...allowance, caps: [cap] });
        return (
          <View key={cap.period} className="rule-cap">
            <Ring size="s" segments={segments} filled={filled} />
            <Text>{words.cap(words.spans[cap.period], cap.cap)}</Text>
            <Text className="i3">{words.used(cap.used)}</Text>
          </View>
        );
      })}
    </View>
  );
}
