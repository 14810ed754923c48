import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { NumberCells } from '../../../components/number-cells';
import { Rule } from '../../../components/rule';
import type { Reply } from '../../../kernel/call';
import { words } from './words';
import './head.scss';

/** Who somebody is to their neighbours. A member of staff stands with their office. */
export function PersonHead({ person, own }: { person: Reply<'resident.profile'>; own: boolean }) {
  const { name, avatar, unit, community, honour, deeds } = person;
  return (
    <>
      <View className="person-head gutter">
        <Avatar name={avatar} size="xl" />
        <View className="grow">
          <View className="serif t22">{name}</View>
          <Text className="t14 i2">{unit ?? community}</Text>
        </View>
      </View>
      {honour && (
        <NumberCells
          cells={[
            { name: words.month, value: honour.month },
            { name: words.year, value: honour.year },
            { name: words.ever, value: honour.ever },
          ]}
        />
      )}
      {own && <Text className="person-own gutter t14 i3">{words.own}</Text>}
      <Rule kind="band" />
      <Text className="person-deeds gutter t14 i2">{deeds > 0 ? words.deeds(deeds) : words.none}</Text>
    </>
  );
}
