import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tap } from '../../components/tap';
import './fact.scss';

interface Props {
  name: string;
  first: ReactNode;
  second?: string;
  tail?: ReactNode;
  onTap?: () => void;
}

/** One thing known about a line of the book. */
export function Fact({ name, first, second, tail, onTap }: Props) {
  const inside = (
    <>
      <Text className="points-fact-name">{name}</Text>
      <View className="grow">
        <View>{first}</View>
        {second && <Text className="points-fact-more t14 i3">{second}</Text>}
      </View>
      {tail}
    </>
  );
  if (!onTap) return <View className="points-fact">{inside}</View>;
  return (
    <Tap className="points-fact" onTap={onTap}>
      {inside}
    </Tap>
  );
}
