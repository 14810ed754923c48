import { Text, View } from '@tarojs/components';
import { Avatar } from '../../components/avatar';
import { cx } from '../../components/cx';
import { Num } from '../../components/num';
import type { Reply } from '../../kernel/call';
import { WORDS } from './words';

type Ranked = Reply<'ranking.list'>['items'][number];

/** One neighbour from the fourth place on. The community is only said where several stand in one list. */
export function RankedRow({ person, own, town }: { person: Ranked; own: boolean; town: boolean }) {
  return (
    <View className="ranking-row">
      <View className="ranking-rank num">{person.rank}</View>
      <Avatar name={person.avatar} />
      <View className="grow">
        <View className={cx('ranking-name', own && 'b')}>
          <Text className="cut">{person.name}</Text>
          {own && <Text className="ranking-me t12">{WORDS.mine}</Text>}
        </View>
        {town && <Text className="cut t12 i3">{person.community}</Text>}
      </View>
      <Num value={person.points} size={20} className="ranking-points" />
    </View>
  );
}
