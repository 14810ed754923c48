import { Image, Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { priceText } from '@jishan/shared/money';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { Num } from '../../../components/num';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { Tap } from '../../../components/tap';
import { ThingPage } from '../../../components/thing-page';
import { useAction } from '../../../kernel/action';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { platform } from '../../../kernel/platform';
import { go, replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useParamId, useThing } from '../../../kernel/thing';
import { PricesSheet } from '../../../parts/offer/prices-sheet';
import { isSpecial, words as offerWords } from '../../../parts/offer/words';
import { words } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '兑换',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});

type Detail = Reply<'offer.get'>;

const GONE = {
  title: words.gone,
  text: words.goneText,
  action: { label: words.goneAct, onTap: () => void go(routes.main.home()) },
};

/** What a shop gives for points, and the one tap that takes it. */
export default function OfferPage() {
  const of = useThing('offer.get', useParamId(), (offerId) => ({ offerId }));
  const { data } = of;
  const [prices, setPrices] = useState(false);
  useShareAppMessage(() =>
    data
      ? { title: `${data.shop.name} ${data.offer.title}`, path: routes.alliance.offer(data.offer.id) }
      : { title: words.title, path: routes.main.home() },
  );
  return (
    <ThingPage
      title={words.title}
      of={of}
      skeleton={<Skeleton shape="art" count={3} />}
      gone={GONE}
      foot={(detail) => <Foot detail={detail} onChanged={() => void of.reload()} />}
    >
      {(detail) => (
        <>
          <Photos detail={detail} />
          <Head detail={detail} />
          <Rule kind="ww" />
          {detail.shop.giving && <Giving text={detail.shop.giving} />}
          <Facts detail={detail} onPrices={() => setPrices(true)} />
          {prices && (
            <PricesSheet
              lines={detail.prices.map(({ since, ...price }) => ({ since, text: words.priceLine(price) }))}
              onClose={() => setPrices(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

function Photos({ detail: { offer, shop } }: { detail: Detail }) {
  const photos = offer.photos.length > 0 ? offer.photos : shop.photos;
  const [first] = photos;
  if (!first) return null;
  const full = photos.map(({ screen }) => photoUrl(screen));
  return (
    <Tap
      className="offer-photo"
      label={words.seePhotos(photos.length)}
      onTap={() => platform.previewImages(full, full[0] ?? '')}
    >
      <Image className="offer-photo-img" src={photoUrl(first.screen)} mode="aspectFill" />
      {photos.length > 1 && <Text className="offer-photo-count num">{words.photos(photos.length)}</Text>}
    </Tap>
  );
}

function Head({ detail: { offer, shop } }: { detail: Detail }) {
  const counts = [words.left(offer), words.limit(offer)].filter(Boolean).join('，');
  return (
    <View className="offer-head">
      <View className="serif t22">
        {shop.name}
        <View className="dt" />
        {offer.title}
      </View>
      <View className="offer-price">
        <Text className="offer-now num">{priceText(offer.price)}</Text>
        <Text className="old-price">{priceText(offer.listPrice)}</Text>
        <View className="grow" />
        <Num value={offer.points} size={28} />
        <Text className="t15 i2">{words.points}</Text>
      </View>
      <View className="t14 i2">{words.pay(offer) + counts}</View>
      {offer.detail && <View className="offer-detail t15">{offer.detail}</View>}
    </View>
  );
}

function Giving({ text }: { text: string }) {
  return (
    <View className="offer-giving">
      <View className="offer-giving-name serif">
        {[...words.giving].map((character) => (
          <Text key={character}>{character}</Text>
        ))}
      </View>
      <View className="grow t15">{text}</View>
    </View>
  );
}

function Facts({ detail: { offer, shop, prices }, onPrices }: { detail: Detail; onPrices: () => void }) {
  return (
    <View className="offer-facts gutter">
      <Fact name={words.valid}>{words.validText(offer)}</Fact>
      {isSpecial(offer) && <Fact name={words.special}>{offerWords.specialText(offer)}</Fact>}
      <Fact name={words.address} onTap={() => platform.openMap(shop)}>
        {shop.address}
      </Fact>
      <Fact name={words.back}>{words.backText}</Fact>
      {prices.length > 1 && (
        <Fact name={offerWords.prices} onTap={onPrices}>
          {offerWords.pricesOf(prices.length)}
        </Fact>
      )}
    </View>
  );
}

function Fact({ name, onTap, children }: { name: string; onTap?: () => void; children: string }) {
  const inner = (
    <>
      <Text className="offer-fact-name i3">{name}</Text>
      <Text className="grow">{children}</Text>
      {onTap && <Icon name="next" size={16} />}
    </>
  );
  if (!onTap) return <View className="offer-fact t15">{inner}</View>;
  return (
    <Tap className="offer-fact t15" label={`${name}，${children}`} onTap={onTap}>
      {inner}
    </Tap>
  );
}

function Foot({ detail, onChanged }: { detail: Detail; onChanged: () => void }) {
  const { offer, balance, block } = detail;
  const redeem = useAction(async () => {
    try {
      const { id } = await send('voucher.redeem', { offerId: offer.id, version: offer.version });
      await replace(routes.alliance.voucher(id));
    } catch (error) {
      // What has changed is shown beside what was refused.
      onChanged();
      throw error;
    }
  });
  if (block === 'guest')
    return (
      <Button block onTap={() => void go(routes.mine.signIn(routes.alliance.offer(offer.id)))}>
        {words.signIn}
      </Button>
    );
  const why = block && whyNot(block, offer, balance ?? 0);
  const wrong = redeem.error?.message ?? why;
  return (
    <View>
      {wrong && (
        <View className={redeem.error ? 'offer-wrong gain' : 'offer-wrong i2'}>
          <Text>{wrong}</Text>
        </View>
      )}
      <View className="offer-foot">
        <View className="offer-after">
          <View className="t12 i3">{block ? words.have : words.after}</View>
          <Num value={block ? (balance ?? 0) : (balance ?? 0) - offer.points} size={20} />
        </View>
        <Button
          className="grow"
          disabled={block !== null}
          loading={redeem.busy}
          onTap={() => void redeem.run()}
        >
          {words.redeem(offer.points)}
        </Button>
      </View>
    </View>
  );
}

/** In words, what keeps one from redeeming. */
function whyNot(
  block: NonNullable<Detail['block']>,
  { points, period }: Detail['offer'],
  balance: number,
): string {
  if (block === 'short') return words.block.short(points - balance);
  return block === 'limit' ? words.block.limit[period] : words.block[block];
}
