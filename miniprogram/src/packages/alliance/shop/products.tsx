import { Text, View } from '@tarojs/components';
import { ListEnd } from '../../../components/list-end';
import { Late } from '../../../components/late';
import { Section } from '../../../components/section';
import { Tap } from '../../../components/tap';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as productWords } from '../../../parts/product/words';

/** What the shop sells; without anything the section is not there. */
export function Products({ merchantId }: { merchantId: number }) {
  const pages = usePages('product.ofShop', { merchantId });
  if (pages.items.length === 0) return <Late />;
  return (
    <Late>
      <Section title={productWords.section}>
        {pages.items.map((product) => (
          <Tap
            key={product.id}
            className="shop-offer"
            role="link"
            onTap={() => void go(routes.alliance.product(product.id))}
          >
            <View className="grow">
              <View className="t17 b">{product.name}</View>
              <View className="t14 i2">{productWords.stock(product)}</View>
            </View>
            <Text className="num shop-offer-now">{productWords.per(product)}</Text>
          </Tap>
        ))}
        {pages.hasMore && <ListEnd pages={pages} />}
      </Section>
    </Late>
  );
}
