import { Text, View } from '@tarojs/components';
import { allowanceText, ringOf } from '@jishan/shared/rules';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
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
      <View className="rule-head">
        <Seal text={rule.seal} points={rule.points} size="l" />
        <View className="grow">
          <Text className="rule-title">{rule.title}</Text>
          <Text className="rule-points">{`${rule.points} ${words.points}`}</Text>
        </View>
      </View>
      <Fact name={words.facts.what}>{rule.description}</Fact>
      {rule.allowance && <Fact name={words.facts.now}>{allowanceText(rule.allowance, now)}</Fact>}
      <Fact name={words.facts.caps}>
        <Caps rule={rule} />
      </Fact>
      {byDeed && <Fact name={words.facts.evidence}>{words.photos(rule.photos)}</Fact>}
      <Fact name={words.facts.pause}>
        {rule.cooldownHours > 0 ? words.hours(rule.cooldownHours) : words.noPause}
      </Fact>
      <Fact name={words.facts.review}>{byDeed ? words.reviewers[rule.reviewers] : words.automatic}</Fact>
    </Sheet>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="rule-fact">
      <Text className="rule-fact-name">{name}</Text>
      <View className="grow">{children}</View>
    </View>
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
