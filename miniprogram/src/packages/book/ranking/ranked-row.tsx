import { View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { RankedLine } from '../../../components/ranked-line';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { WORDS } from './words';

type Ranked = Reply<'ranking.list'>['items'][number];

/** One neighbour from the fourth place on. The community is only said where several stand in one list. */
export function RankedRow({ person, own, town }: { person: Ranked; own: boolean; town: boolean }) {
  return (
    <View className="gutter">
      <RankedLine
        rank={person.rank}
        name={person.name}
        points={person.points}
        note={town ? person.community : ''}
        mine={own && WORDS.mine}
        face={<Avatar name={person.avatar} />}
        onTap={() => void go(routes.deed.person(person.userId))}
      />
    </View>
  );
}
