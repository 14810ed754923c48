import { Image, Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { priceText } from '@jishan/shared/money';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Stepper } from '../../../components/stepper';
import { SwitchBox } from '../../../components/switch-box';
import { useAction } from '../../../kernel/action';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { PricesSheet } from '../../../parts/offer/prices-sheet';
import { words as offerWords } from '../../../parts/offer/words';
import { words as productWords } from '../../../parts/product/words';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '商品' });

type Detail = Reply<'product.get'>;

/** Something a shop sells: ordered here, collected and paid there. */
export default function ProductPage() {
  const productId = Number(useRouter().params.id);
  const known = Number.isSafeInteger(productId) && productId > 0;
  const load = useCall('product.get', known ? { productId } : null);
  const detail = load.data;
  if (!known || load.error?.code === 'NOT_FOUND')
    return (
      <Page title={words.title}>
        <Empty
          title={words.gone}
          text={words.goneText}
          action={{ label: words.goneAct, onTap: () => void go(routes.main.alliance()) }}
        />
      </Page>
    );
  return detail ? (
    <Product detail={detail} onChanged={() => void load.reload()} />
  ) : (
    <Page title={words.title}>
      <StateView load={load} skeleton={<Skeleton shape="art" count={3} />}>
        {() => null}
      </StateView>
    </Page>
  );
}

function Product({ detail, onChanged }: { detail: Detail; onChanged: () => void }) {
  const { product, shop, prices, block, pointsBlock, mineLeft } = detail;
  const [pricesOpen, setPricesOpen] = useState(false);
  const [quantity, setQuantity] = useState('1');
  const [usePoints, setUsePoints] = useState(false);
  const [note, setNote] = useState('');
  const part = usePoints ? product.pointsPart : null;
  const count = Number(quantity) || 0;
  const total = Math.max(0, count * product.price - (part?.fen ?? 0));
  const place = useAction(async () => {
    try {
      const { id } = await send('order.place', {
        merchantId: shop.id,
        items: [{ productId: product.id, version: product.version, quantity: count }],
        usePoints,
        note,
      });
      await replace(routes.alliance.order(id));
    } catch (error) {
      onChanged();
      throw error;
    }
  });
  const [photo] = product.photos.length > 0 ? product.photos : shop.photos;
  const most = Math.min(product.stock, mineLeft ?? LIMITS.orderQuantity, LIMITS.orderQuantity);
  return (
    <Page
      title={words.title}
      foot={
        block === 'guest' ? (
          <Button block onTap={() => void go(routes.main.signIn(routes.alliance.product(product.id)))}>
            {words.signIn}
          </Button>
        ) : (
          <View>
            {(place.error ?? block) && (
              <View className={place.error ? 't14 gain' : 't14 i2'}>
                {place.error?.message ?? (block ? words.block[block] : '')}
              </View>
            )}
            <View className="product-foot">
              <View>
                <View className="t12 i3">{words.total}</View>
                <View className="num product-total">{priceText(total)}</View>
              </View>
              <Button
                className="grow"
                disabled={block !== null || count < 1}
                loading={place.busy}
                onTap={() => void place.run()}
              >
                {words.order}
              </Button>
            </View>
          </View>
        )
      }
    >
      {photo && (
        <View className="product-photo">
          <Image className="product-photo-img" src={photoUrl(photo.screen)} mode="aspectFill" />
        </View>
      )}
      <View className="gutter product-head">
        <View className="serif t22">{product.name}</View>
        <View className="between">
          <Text className="num product-price">{productWords.per(product)}</Text>
          <Text className="t14 i2 fixed">{productWords.stock(product)}</Text>
        </View>
        {product.text && <View className="t15 product-text">{product.text}</View>}
      </View>
      <Rule kind="ww" />
      <View className="gutter product-form">
        <Row
          icon="shop"
          title={shop.name}
          note={words.pickUp}
          onTap={() => void go(routes.alliance.shop(shop.id))}
        />
        <Row icon="pin" title={shop.address} onTap={() => platform.openMap(shop)} />
        <Row
          icon="history"
          title={offerWords.prices}
          value={offerWords.pricesOf(prices.length)}
          onTap={() => setPricesOpen(true)}
        />
        {most > 0 && (
          <View>
            <View className="t15 i2 product-many">{words.quantity(product.unit)}</View>
            <Stepper
              label={words.quantity(product.unit)}
              value={quantity}
              onInput={setQuantity}
              step={1}
              max={most}
              hint={mineLeft === null ? undefined : words.limit(mineLeft, product.unit)}
            />
          </View>
        )}
        {product.pointsPart && (
          <SwitchBox
            on={usePoints}
            onChange={(on) => setUsePoints(on && pointsBlock === null)}
            title={productWords.part(product.pointsPart.points, product.pointsPart.fen)}
            note={pointsBlock ? words.partNote[pointsBlock] : undefined}
          />
        )}
        <Field label={words.note} value={note} onInput={setNote} max={LIMITS.orderNoteChars} />
        {place.error?.code === 'OFFLINE' && <Notice kind="warn">{place.error.message}</Notice>}
      </View>
      {pricesOpen && (
        <PricesSheet
          lines={prices.map(({ since, ...price }) => ({ since, text: productWords.priceLine(price) }))}
          onClose={() => setPricesOpen(false)}
        />
      )}
    </Page>
  );
}
