import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { Num } from '../../../components/num';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import type { Me } from '../../../kernel/session';
import type { Choice } from './choice';
import { type OwnLine, ownLine } from './own-line';
import { WORDS } from './words';

function Told({ line }: { line: OwnLine }) {
  if (line.kind !== 'chase') return <Text className="ranking-own-text t14 i2">{line.text}</Text>;
  return (
    <View className="ranking-own-text t14 i2">
      <Text>{WORDS.chase.before} </Text>
      <Num value={line.gap} size={17} className="ranking-own-gap" />
      <Text>
        {' '}
        {WORDS.chase.unit}
        {line.name}
      </Text>
    </View>
  );
}

/** One's own place, always in sight under the list. */
export function OwnFoot({
  me,
  mine,
  period,
}: {
  me: Me;
  mine: Reply<'ranking.mine'>;
  period: Choice['period'];
}) {
  const line = ownLine(me, mine, period);
  const row = (
    <View className="ranking-own">
      <View className="ranking-rank ranking-rank-own num">{mine.rank ?? '—'}</View>
      <Avatar name={me.avatar} />
      <View className="grow">
        <View className="b cut">{me.name}</View>
        <Told line={line} />
      </View>
      <Num value={mine.points} size={20} className="ranking-points" />
    </View>
  );
  if (line.kind !== 'optedOut') return row;
  return (
    <Tap label={line.text} onTap={() => void go(routes.mine.settings())}>
      {row}
    </Tap>
  );
}
