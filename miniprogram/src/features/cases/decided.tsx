import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { a11y } from '../../components/a11y';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { platform } from '../../kernel/platform';

interface DecidedProps {
  text: string;
  good: boolean;
  action: { label: string; onTap: () => void };
}

/** It is done: what was decided, and the way on. */
export function Decided({ text, good, action }: DecidedProps) {
  useEffect(() => platform.vibrate(), []);
  return (
    <View className="case-decided" {...a11y({ role: 'status' })}>
      <View className="case-decided-mark">
        <Icon name={good ? 'check' : 'back'} size={28} />
      </View>
      <Text className="case-decided-text serif t22">{text}</Text>
      <Button onTap={action.onTap}>{action.label}</Button>
    </View>
  );
}
