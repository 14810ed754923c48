import { Image, Text, View } from '@tarojs/components';
import { priceText } from '@jishan/shared/money';
import { Late } from '../../../components/late';
import { Link } from '../../../components/link';
import { Section } from '../../../components/section';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words } from './words';
import './street.scss';

type Turn = Reply<'news.rotation'>['items'][number];

/** What shops of the town have to tell and to sell, each shop in its turn; without anything it is not there. */
export function Street() {
  const turns = useCall('news.rotation', {}).data?.items ?? [];
  if (turns.length === 0) return <Late />;
  return (
    <Late>
      <Section title={words.street} onMore={() => void go(routes.main.alliance())}>
        {turns.map((turn) => (
          <TurnRow key={`${turn.kind}-${turn.id}`} turn={turn} />
        ))}
      </Section>
    </Late>
  );
}

function TurnRow({ turn }: { turn: Turn }) {
  const to = turn.kind === 'product' ? routes.alliance.product(turn.id) : routes.alliance.news(turn.id);
  return (
    <Link className="street-row" to={to}>
      {turn.cover && (
        <View className="street-photo">
          <Image className="street-img" src={photoUrl(turn.cover.thumb)} mode="aspectFill" lazyLoad />
        </View>
      )}
      <View className="grow">
        <View className="t17 b">{turn.title}</View>
        <Text className="t14 i2">{turn.shop}</Text>
        {turn.text && <View className="t14 i3 cut2">{turn.text}</View>}
      </View>
      {turn.price !== null && (
        <Text className="num t17">{`${priceText(turn.price)}/${turn.unit ?? ''}`}</Text>
      )}
    </Link>
  );
}
