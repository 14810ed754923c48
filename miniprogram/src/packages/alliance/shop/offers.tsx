import { Text, View } from '@tarojs/components';
import { priceText } from '@jishan/shared/money';
import { ListEnd } from '../../../components/list-end';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tap } from '../../../components/tap';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as offerWords } from '../../../parts/offer/words';
import { words } from './words';

/** What the shop gives for points. */
export function Offers({ merchantId }: { merchantId: number }) {
  const pages = usePages('offer.ofShop', { merchantId });
  return (
    <Section title={words.offers}>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={2} />}
        empty={pages.items.length === 0 && <View className="t15 i3 shop-none">{words.noOffers}</View>}
      >
        {() => (
          <>
            {pages.items.map((offer) => (
              <Tap
                key={offer.id}
                className="shop-offer"
                role="link"
                onTap={() => void go(routes.alliance.offer(offer.id))}
              >
                <View className="grow">
                  <View className="t17 b">{offer.title}</View>
                  <View className="t14 i2">
                    {words.points(offer.points)}
                    {offer.left !== null && <View className="dt" />}
                    {offer.left !== null && words.leftOf(offer.left)}
                  </View>
                  {offerWords.times(offer).map((line) => (
                    <View key={line} className="t14 i2">
                      {line}
                    </View>
                  ))}
                </View>
                <View className="shop-offer-price">
                  <Text className="old-price">{priceText(offer.listPrice)}</Text>
                  <Text className="num shop-offer-now">{priceText(offer.price)}</Text>
                </View>
              </Tap>
            ))}
            {pages.hasMore && <ListEnd pages={pages} text={words.end} />}
          </>
        )}
      </StateView>
    </Section>
  );
}
