import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { a11y } from '../../components/a11y';
import { Avatar } from '../../components/avatar';
import { Icon } from '../../components/icon';
import { Page } from '../../components/page';
import { Seal } from '../../components/seal';
import { platform } from '../../kernel/platform';
import { ProgressBar } from './progress-bar';
import type { Phase } from './sitting';
import { WORDS } from './words';

/** The moment of the decision: the seal comes down, then the next item slides in. */
export function Stamped({ phase, decided }: { phase: Extract<Phase, { at: 'stamped' }>; decided: number }) {
  const { item, outcome, seal } = phase;
  useEffect(() => platform.vibrate(), []);
  return (
    <Page
      title={WORDS.title}
      ground="sheet"
      under={<ProgressBar decided={decided - 1} waiting={item.waiting} />}
    >
      <View className="review-stamped" {...a11y({ role: 'status' })}>
        {seal && outcome.kind === 'approved' ? (
          <Seal text={seal} points={outcome.points} size="l" press />
        ) : (
          <View className="review-stamped-mark">
            <Icon name={outcome.kind === 'rejected' ? 'back' : 'check'} size={28} />
          </View>
        )}
        <Text className="review-stamped-text serif t22">
          {outcome.kind === 'approved' ? WORDS.approved(item.noticeDays) : WORDS.done[outcome.kind]}
        </Text>
        <View className="review-stamped-who t14 i2">
          <Avatar name={item.author.avatar} size="s" />
          <Text>{item.author.name}</Text>
        </View>
      </View>
    </Page>
  );
}
