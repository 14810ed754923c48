import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon';
import { Num } from '../../components/num';
import { deadlineText } from './deadline';

/** What the case is about, as large as it is in review. */
export function Stake({ name, title, points }: { name: string; title: string; points: number | null }) {
  return (
    <View className="case-stake">
      <View className="grow">
        <Text className="case-stake-name t14 i2">{name}</Text>
        <View className="serif t22">{title}</View>
      </View>
      {points !== null && <Num value={points} size={40} sign className="case-stake-points" />}
    </View>
  );
}

/** Words that somebody wrote, under what they are. */
export function Said({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <View className="case-said">
      <Text className="case-said-title t14 i2">{title}</Text>
      <View className="case-said-text">{children}</View>
      {note && <Text className="case-said-note t14 i3">{note}</Text>}
    </View>
  );
}

/** Until when it has to be answered; missed, it is said in plain words. */
export function Deadline({ at, text }: { at: number; text: string }) {
  const { text: left, over } = deadlineText(at);
  return (
    <View className="case-deadline t15">
      <Icon name={over ? 'warn' : 'clock'} size={20} />
      <View className="grow">
        <Text>{text}</Text>
        {!over && <View className="dt" />}
        {!over && <Text className="i2">{left}</Text>}
      </View>
      {over && <Late text={left} />}
    </View>
  );
}

/** A deadline that was missed, so that nobody overlooks it. */
export const Late = ({ text }: { text: string }) => <Text className="case-late t12 b">{text}</Text>;
