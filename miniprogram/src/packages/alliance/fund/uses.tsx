import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../../../components/icon';
import { ListEnd } from '../../../components/list-end';
import { PhotoGrid } from '../../../components/photo-grid';
import { Section } from '../../../components/section';
import { Link } from '../../../components/link';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { routes } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import { words as fundWords } from '../../../parts/fund/words';
import { words } from './words';

type Fund = Reply<'fund.get'>;
type Use = Fund['lastUses'][number];

/** Where every point went. The last uses stand there at once; all of them when somebody asks. */
export function Uses({ fund }: { fund: Fund }) {
  const [all, setAll] = useState(false);
  const pages = usePages('fund.uses', all ? { fundId: fund.id } : null);
  const shown = pages.state === 'ready' ? pages.items : fund.lastUses;
  const more = shown.reduce((sum, { points }) => sum + points, 0) < fund.used;
  return (
    <Section title={words.uses} onMore={!all && more ? () => setAll(true) : undefined}>
      {shown.length === 0 && <View className="t15 i3 fund-none">{words.noUses}</View>}
      {shown.map((use) => (
        <UseLine key={use.id} use={use} />
      ))}
      {all && <ListEnd pages={pages} text={fundWords.end} />}
    </Section>
  );
}

/** So much, for what, to whom, with what can be seen of it, and the two offices that answer for it. */
function UseLine({ use }: { use: Use }) {
  const { merchantId } = use;
  return (
    <View className="fund-line">
      <View className="between">
        <Text className="t14 i3">{ago(use.at)}</Text>
        <Text className="num t17 fixed">{words.gift(use.points)}</Text>
      </View>
      <View className="t17 fund-purpose">{use.purpose}</View>
      <PhotoGrid photos={use.photos} />
      {merchantId === null ? (
        <View className="t15 i2">{words.paidNobody}</View>
      ) : (
        <Link className="fund-shop t15" to={routes.alliance.shop(merchantId)}>
          <Icon name="shop" size={20} />
          <Text className="grow">{words.paid(use.merchant ?? '')}</Text>
          <Icon name="next" size={16} />
        </Link>
      )}
      <View className="t14 i3">{words.decided(use.unit, use.deciderUnit)}</View>
    </View>
  );
}
