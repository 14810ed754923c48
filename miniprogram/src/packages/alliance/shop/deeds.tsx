import { Image, Text, View } from '@tarojs/components';
import { Late } from '../../../components/late';
import { Section } from '../../../components/section';
import { Tap } from '../../../components/tap';
import { photoUrl } from '../../../kernel/assets';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import { words } from './words';

/** The shop's latest good deeds; each opens as a post. Without any the section is not there. */
export function Deeds({ merchantId }: { merchantId: number }) {
  const pages = usePages('alliance.deeds', { merchantId, size: 5 });
  if (pages.items.length === 0) return <Late />;
  return (
    <Late>
      <Section title={words.deeds}>
        {pages.items.map(({ id, body, photos, at }) => (
          <Tap key={id} className="shop-deed" role="link" onTap={() => void go(routes.deed.post(id))}>
            {photos[0] && (
              <View className="shop-deed-photo">
                <Image className="shop-deed-img" src={photoUrl(photos[0].thumb)} mode="aspectFill" lazyLoad />
              </View>
            )}
            <View className="grow">
              <Text className="t15 cut2">{body}</Text>
              <View className="t14 i3">{ago(at)}</View>
            </View>
          </Tap>
        ))}
      </Section>
    </Late>
  );
}
