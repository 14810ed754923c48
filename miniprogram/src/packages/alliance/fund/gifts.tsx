import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ListEnd } from '../../../components/list-end';
import { Section } from '../../../components/section';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { ago } from '../../../kernel/time';
import { words as fundWords } from '../../../parts/fund/words';
import { words } from './words';

/** Who gave how much, as they wanted to be named. */
export function Gifts({ fund }: { fund: Reply<'fund.get'> }) {
  const [all, setAll] = useState(false);
  const pages = usePages('fund.gifts', all ? { fundId: fund.id } : null);
  const shown = pages.state === 'ready' ? pages.items : fund.lastGifts;
  return (
    <Section title={words.gifts} onMore={!all && shown.length < fund.gifts ? () => setAll(true) : undefined}>
      {shown.length === 0 && (
        <View className="t15 i3 fund-none">
          {fund.state === 'running' ? words.noGifts : words.neverGifts}
        </View>
      )}
      {shown.map((gift) => (
        <View key={gift.id} className="fund-line fund-gift">
          <Text className="t17 grow">{gift.name}</Text>
          <Text className="t14 i3 fixed">{ago(gift.at)}</Text>
          <Text className="num t17 fixed">{words.gift(gift.points)}</Text>
        </View>
      ))}
      {all && <ListEnd pages={pages} text={fundWords.end} />}
    </Section>
  );
}
