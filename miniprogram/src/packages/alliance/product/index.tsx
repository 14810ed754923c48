import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { priceText } from '@jishan/shared/money';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { FormPart } from '../../../components/form-part';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { Stepper } from '../../../components/stepper';
import { SwitchBox } from '../../../components/switch-box';
import { ThingPage } from '../../../components/thing-page';
import { type Action, useAction } from '../../../kernel/action';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { platform } from '../../../kernel/platform';
import { go, replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useParamId, useThing } from '../../../kernel/thing';
import { PricesSheet } from '../../../parts/offer/prices-sheet';
import { words as offerWords } from '../../../parts/offer/words';
import { words as productWords } from '../../../parts/product/words';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '商品', enablePullDownRefresh: true });

type Detail = Reply<'product.get'>;

interface Ordered {
  /** As typed. */
  quantity: string;
  usePoints: boolean;
  note: string;
}

const GONE = {
  title: words.gone,
  text: words.goneText,
  action: { label: words.goneAct, onTap: () => void go(routes.main.alliance()) },
};

/** Something a shop sells: ordered here, collected and paid there. */
export default function ProductPage() {
  const of = useThing('product.get', useParamId(), (productId) => ({ productId }));
  const [{ quantity, usePoints, note }, setOrder] = useState<Ordered>({
    quantity: '1',
    usePoints: false,
    note: '',
  });
  const change = (part: Partial<Ordered>) => setOrder((before) => ({ ...before, ...part }));
  const count = Number(quantity) || 0;
  const place = useAction(async ({ product, shop }: Detail) => {
    try {
      const { id } = await send('order.place', {
        merchantId: shop.id,
        items: [{ productId: product.id, version: product.version, quantity: count }],
        usePoints,
        note,
      });
      await replace(routes.alliance.order(id));
    } catch (error) {
      // What has changed is shown beside what was refused.
      void of.reload();
      throw error;
    }
  });
  return (
    <ThingPage
      title={words.title}
      of={of}
      skeleton={<Skeleton shape="art" count={3} />}
      gone={GONE}
      foot={(detail) => <Foot detail={detail} count={count} usePoints={usePoints} place={place} />}
    >
      {(detail) => (
        <>
          <Head detail={detail} />
          <Rule kind="ww" />
          <Order detail={detail} order={{ quantity, usePoints, note }} onChange={change} />
        </>
      )}
    </ThingPage>
  );
}

interface FootProps {
  detail: Detail;
  count: number;
  usePoints: boolean;
  place: Action<[Detail]>;
}

function Foot({ detail, count, usePoints, place }: FootProps) {
  const { product, block } = detail;
  if (block === 'guest')
    return (
      <Button block onTap={() => void go(routes.mine.signIn(routes.alliance.product(product.id)))}>
        {words.signIn}
      </Button>
    );
  const part = usePoints ? product.pointsPart : null;
  const wrong = place.error?.message ?? (block && words.block[block]);
  return (
    <View>
      {wrong && <View className={place.error ? 't14 gain' : 't14 i2'}>{wrong}</View>}
      <View className="product-foot">
        <View>
          <View className="t12 i3">{words.total}</View>
          <View className="num product-total">
            {priceText(Math.max(0, count * product.price - (part?.fen ?? 0)))}
          </View>
        </View>
        <Button
          className="grow"
          disabled={block !== null || count < 1}
          loading={place.busy}
          onTap={() => void place.run(detail)}
        >
          {words.order}
        </Button>
      </View>
    </View>
  );
}

function Head({ detail: { product } }: { detail: Detail }) {
  const [photo] = product.photos;
  return (
    <>
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
    </>
  );
}

interface OrderProps {
  detail: Detail;
  order: Ordered;
  onChange: (part: Partial<Ordered>) => void;
}

/** Where it is collected, how many, with points or without. */
function Order({ detail, order, onChange }: OrderProps) {
  const { product, shop, prices, pointsBlock, mineLeft } = detail;
  const [pricesOpen, setPricesOpen] = useState(false);
  const most = Math.min(product.stock, mineLeft ?? LIMITS.orderQuantity, LIMITS.orderQuantity);
  return (
    <View className="gutter product-form">
      <Row
        icon="shop"
        title={shop.name}
        note={words.pickUp}
        onTap={() => void go(routes.alliance.shop(shop.id))}
      />
      <Row icon="pin" title={shop.address} onTap={() => platform.openMap(shop)} />
      {prices.length > 1 && (
        <Row
          icon="history"
          title={offerWords.prices}
          value={offerWords.pricesOf(prices.length)}
          onTap={() => setPricesOpen(true)}
        />
      )}
      {most > 0 && (
        <FormPart label={words.quantity(product.unit)}>
          <Stepper
            label={words.quantity(product.unit)}
            value={order.quantity}
            onInput={(quantity) => onChange({ quantity })}
            step={1}
            max={most}
            hint={mineLeft === null ? undefined : words.limit(mineLeft, product.unit)}
          />
        </FormPart>
      )}
      {product.pointsPart && (
        <SwitchBox
          on={order.usePoints}
          onChange={(on) => onChange({ usePoints: on && pointsBlock === null })}
          title={productWords.part(product.pointsPart.points, product.pointsPart.fen)}
          note={pointsBlock ? words.partNote[pointsBlock] : undefined}
        />
      )}
      <Field
        label={words.note}
        value={order.note}
        onInput={(note) => onChange({ note })}
        max={LIMITS.orderNoteChars}
      />
      {pricesOpen && (
        <PricesSheet
          lines={prices.map(({ since, ...price }) => ({ since, text: productWords.priceLine(price) }))}
          onClose={() => setPricesOpen(false)}
        />
      )}
    </View>
  );
}
