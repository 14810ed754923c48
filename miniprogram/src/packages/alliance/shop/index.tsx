import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { hoursText, isWithin } from '@jishan/shared/hours';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Num } from '../../../components/num';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useParamId, useThing } from '../../../kernel/thing';
import { dateOf } from '../../../kernel/time';
import { NewsSection, useNewsOfShop } from '../../../parts/news/section';
import { counterName } from '../../../parts/shop/counter-name';
import { Deeds } from './deeds';
import { Offers } from './offers';
import { Products } from './products';
import { Thanks } from './thanks';
import { words } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '德商店铺',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});

type Shop = Reply<'alliance.get'>;

const toShops = () => void go(routes.main.alliance());

/** One shop: what it gives, what it has done, what the neighbours say. */
export default function ShopPage() {
  const id = useParamId();
  const of = useThing('alliance.get', id, (merchantId) => ({ merchantId }));
  const shop = of.data;
  const thanks = usePages('alliance.thanks', shop ? { merchantId: shop.id } : null);
  const news = useNewsOfShop(id);
  // Whoever has just used a voucher comes to say thanks.
  const [thanking, setThanking] = useState(useRouter().params.thank === 'true');
  useShareAppMessage(() =>
    shop
      ? {
          title: shop.giving ? `${shop.name}：${shop.giving}` : shop.name,
          path: routes.alliance.shop(shop.id),
        }
      : { title: words.title, path: routes.main.home() },
  );
  const thank = async (merchantId: number, text: string) => {
    const said = await send('alliance.thank', { merchantId, text });
    thanks.change((items) => [said, ...items]);
    of.change((before) => ({ ...before, thanks: before.thanks + (said.held ? 0 : 1), mayThank: false }));
  };
  return (
    <ThingPage
      title={words.title}
      of={of}
      also={() => Promise.all([thanks.refresh(), news.refresh()])}
      onReachBottom={thanks.loadMore}
      skeleton={<Skeleton shape="art" count={4} />}
      gone={{ title: words.gone, text: words.goneText, action: { label: words.goneAct, onTap: toShops } }}
    >
      {(shop) => (
        <>
          <Head shop={shop} />
          {shop.state !== 'open' && (
            <Notice kind="warn" className="shop-note">
              {words[shop.state]}
            </Notice>
          )}
          {shop.mine && (
            <View className="gutter shop-counter">
              <Button block kind="line" icon="scan" onTap={() => void go(routes.shop.counter(shop.id))}>
                {counterName()}
              </Button>
            </View>
          )}
          <Offers merchantId={shop.id} />
          <Products merchantId={shop.id} />
          <NewsSection pages={news} />
          <Deeds merchantId={shop.id} />
          <Thanks
            pages={thanks}
            mayThank={shop.mayThank}
            onThank={() => setThanking(true)}
            onRemoved={() => void of.reload()}
          />
          {thanking && shop.mayThank && (
            <AskSheet
              title={words.thankTitle}
              words={{ label: words.thankHint, max: LIMITS.reasonChars }}
              yes={words.send}
              onYes={(text) => thank(shop.id, text)}
              onClose={() => setThanking(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

function Head({ shop }: { shop: Shop }) {
  const [now] = useState(() => Date.now());
  return (
    <>
      <View className="shop-head">
        <View className="shop-photos">
          <PhotoGrid photos={shop.photos} max={3} />
        </View>
        <View className="serif t22">{shop.name}</View>
        <View className="t14 i2">
          {words.kind(shop.kind)}
          <View className="dt" />
          {shop.community}
          <View className="dt" />
          {words.since(dateOf(shop.joinedAt))}
        </View>
        <View className="t15 shop-intro">{shop.intro}</View>
      </View>
      <Rule kind="ww" />
      <View className="gutter">
        <View className="shop-numbers">
          <Figure name={words.redeemed} value={shop.redeemed} />
          <Figure name={words.thanksCount} value={shop.thanks} />
          <Figure name={words.honour} value={shop.honour} />
        </View>
        {shop.giving && <Row icon="care" title={shop.giving} className="done" />}
        <Row
          icon="clock"
          title={hoursText(shop.hours)}
          note={isWithin(shop.hours, now) ? words.open : words.closed}
        />
        <Row icon="pin" title={shop.address} onTap={() => platform.openMap(shop)} />
      </View>
    </>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <View className="shop-number">
      <Num value={value} size={28} />
      <View className="t12 i3">{name}</View>
    </View>
  );
}
