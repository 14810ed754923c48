import { Image, Text, View } from '@tarojs/components';
import { ListEnd } from '../../components/list-end';
import { Section } from '../../components/section';
import { Tap } from '../../components/tap';
import { photoUrl } from '../../kernel/assets';
import { usePages, useShownAgain } from '../../kernel/load';
import { go, routes } from '../../kernel/routes';
import { ago } from '../../kernel/time';
import { words } from './words';
import './news.scss';

/** What a shop has told its neighbours, the newest few first; without anything the section is not there. */
export function NewsSection({ merchantId }: { merchantId: number }) {
  const pages = usePages('news.ofShop', { merchantId, size: 3 });
  useShownAgain(() => void pages.refresh());
  if (pages.items.length === 0) return null;
  return (
    <Section title={words.section}>
      {pages.items.map(({ id, title, text, photos, at }) => (
        <Tap key={id} className="news-row" role="link" onTap={() => void go(routes.news(id))}>
          {photos[0] && (
            <View className="news-row-photo">
              <Image className="news-row-img" src={photoUrl(photos[0].thumb)} mode="aspectFill" lazyLoad />
            </View>
          )}
          <View className="grow">
            <View className="t17 b">{title}</View>
            <Text className="t15 i2 cut2">{text}</Text>
            <View className="t14 i3">{ago(at)}</View>
          </View>
        </Tap>
      ))}
      {pages.hasMore && <ListEnd pages={pages} />}
    </Section>
  );
}
