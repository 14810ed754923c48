import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tap } from './tap';
import './fact.scss';

interface Props {
  name: string;
  /** What is known. */
  first: ReactNode;
  /** Under it, smaller. */
  second?: string;
  tail?: ReactNode;
  onTap?: () => void;
}

/** One thing known about something, its name before it: the lines of a sheet that explains. */
export function Fact({ name, first, second, tail, onTap }: Props) {
  const inside = (
    <>
      <Text className="fact-name">{name}</Text>
      <View className="grow">
        <View>{first}</View>
        {second && <Text className="fact-more t14 i3">{second}</Text>}
      </View>
      {tail}
    </>
  );
  if (!onTap) return <View className="fact">{inside}</View>;
  return (
    <Tap className="fact" onTap={onTap}>
      {inside}
    </Tap>
  );
}
