import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Num } from './num';
import { Tap } from './tap';
import './ranked-line.scss';

const PODIUM = 3;

interface Props {
  rank: number;
  name: string;
  points: number;
  /** Under the name. */
  note?: string;
  /** What marks the viewer's own line. */
  mine?: string | false;
  /** A picture before the name. */
  face?: ReactNode;
  /** Marks the first three; for lists that have no tablets above them. */
  marked?: boolean;
  onTap?: () => void;
}

/** One place of a ranking. */
export function RankedLine({ rank, name, points, note, mine, face, marked, onTap }: Props) {
  const line = (
    <>
      <View className={cx('ranked-line-rank num', marked && rank <= PODIUM && 'hon')}>{rank}</View>
      {face}
      <View className="grow">
        <View className={cx('ranked-line-name', mine && 'b')}>
          <Text className="cut">{name}</Text>
          {mine && <Text className="ranked-line-mine t12">{mine}</Text>}
        </View>
        {note && <Text className="cut t12 i3">{note}</Text>}
      </View>
      <Num value={points} size={20} className="ranked-line-points" />
    </>
  );
  return onTap ? (
    <Tap className="ranked-line" role="link" onTap={onTap}>
      {line}
    </Tap>
  ) : (
    <View className="ranked-line">{line}</View>
  );
}
