import { Text, View } from '@tarojs/components';
import { type ReactNode, useEffect } from 'react';
import { platform } from '../kernel/platform';
import { a11y } from './a11y';
import { Icon, type IconName } from './icon';
import './outcome.scss';

interface OutcomeProps {
  icon: IconName;
  /** In place of the icon's mark. */
  seal?: ReactNode;
  text: string;
  /** What becomes of it. */
  note?: string;
  /** The way on. */
  children?: ReactNode;
}

/** The moment in which something is decided or sent: a mark, and what became of it. */
export function Outcome({ icon, seal, text, note, children }: OutcomeProps) {
  useEffect(() => platform.vibrate(), []);
  return (
    <View className="outcome" {...a11y({ role: 'status' })}>
      {seal ?? (
        <View className="outcome-mark">
          <Icon name={icon} size={28} />
        </View>
      )}
      <Text className="serif t22">{text}</Text>
      {note && <Text className="i2">{note}</Text>}
      {children}
    </View>
  );
}
