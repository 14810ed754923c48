import { Image, Text, View } from '@tarojs/components';
import { priceText } from '@jishan/shared/money';
import { Icon } from '../../../components/icon';
import { Link } from '../../../components/link';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { words } from './words';

type Shop = Reply<'alliance.list'>['items'][number];

/** The shop at the top, with its picture wide. */
export function ShopCard({ shop }: { shop: Shop }) {
  const { offer } = shop;
  return (
    <Link className="shop-card" to={routes.alliance.shop(shop.id)}>
      {shop.cover && (
        <View className="shop-card-photo">
          <Image className="shop-photo-img" src={photoUrl(shop.cover.screen)} mode="aspectFill" />
        </View>
      )}
      <View className="shop-card-body">
        <View className="grow">
          <View className="b t17">
            {shop.name}
            {offer && <View className="dt" />}
            {offer?.title}
          </View>
          <View className="t14 i2">
            {shop.address}
            {shop.distance !== null && <View className="dt" />}
            {shop.distance !== null && words.metres(shop.distance)}
          </View>
        </View>
        {offer && (
          <View className="shop-card-price">
            <View className="shop-card-now">
              <Text className="shop-old">{priceText(offer.listPrice)}</Text>
              <Text className="num shop-now">{priceText(offer.price)}</Text>
            </View>
            <View className="t14 i2">{words.points(offer.points)}</View>
          </View>
        )}
      </View>
      {shop.giving && (
        <View className="shop-card-give">
          <Giving text={shop.giving} />
        </View>
      )}
    </Link>
  );
}

export function ShopRow({ shop }: { shop: Shop }) {
  const { offer } = shop;
  return (
    <Link className="shop-row" to={routes.alliance.shop(shop.id)}>
      <View className="shop-row-photo">
        {shop.cover && (
          <Image className="shop-photo-img" src={photoUrl(shop.cover.thumb)} mode="aspectFill" lazyLoad />
        )}
      </View>
      <View className="grow">
        <View className="shop-row-line">
          <Text className="b t17">{shop.name}</Text>
          <Text className="t14 i3">
            {shop.distance === null ? words.redeemed(shop.redeemed) : words.metres(shop.distance)}
          </Text>
        </View>
        <View className="shop-row-line t15">
          <Text>{offer ? offer.title : words.noOffer}</Text>
          {offer && <Text className="t14 i2">{words.points(offer.points)}</Text>}
        </View>
        {shop.giving && <Giving text={shop.giving} />}
      </View>
    </Link>
  );
}

function Giving({ text }: { text: string }) {
  return (
    <View className="shop-give">
      <Icon name="care" size={16} />
      <Text className="grow">{text}</Text>
    </View>
  );
}
