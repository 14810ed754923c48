import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { hoursText, isWithin } from '@jishan/shared/hours';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Num } from '../../../components/num';
import { Page } from '../../../components/page';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { dateOf } from '../../../kernel/time';
import { NewsSection, useNewsOfShop } from '../../../parts/news/section';
import { counterName } from '../../../parts/shop/counter-name';
import { Deeds } from './deeds';
import { Offers } from './offers';
import { Products } from './products';
import { ThankSheet } from './thank-sheet';
import { Thanks } from './thanks';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '德商店铺', enableShareAppMessage: true });

type Shop = Reply<'alliance.get'>;

/** One shop: what it gives, what it has done, what the neighbours say. */
export default function ShopPage() {
  const merchantId = Number(useRouter().params.id);
  const known = Number.isSafeInteger(merchantId) && merchantId > 0;
  const load = useCall('alliance.get', known ? { merchantId } : null);
  const shop = load.data;
  const thanks = usePages('alliance.thanks', shop ? { merchantId } : null);
  const [thanking, setThanking] = useState(false);
  const news = useNewsOfShop(known ? merchantId : null);
  useShareAppMessage(() =>
    shop
      ? {
          title: shop.giving ? `${shop.name}：${shop.giving}` : shop.name,
          path: routes.alliance.shop(merchantId),
        }
      : { title: words.title, path: routes.main.home() },
  );

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
  return (
    <Page title={words.title} onReachBottom={thanks.loadMore}>
      <StateView load={load} skeleton={<Skeleton shape="art" count={4} />}>
        {() =>
          shop && (
            <>
              {load.error && <Notice kind="warn">{load.error.message}</Notice>}
              <Head shop={shop} />
              {shop.state !== 'open' && (
                <Notice kind="warn" className="shop-note">
                  {words[shop.state]}
                </Notice>
              )}
              {shop.mine && (
                <View className="gutter shop-counter">
                  <Button
                    block
                    kind="line"
                    icon="scan"
                    onTap={() => void go(routes.shop.counter(merchantId))}
                  >
                    {counterName()}
                  </Button>
                </View>
              )}
              <Offers merchantId={merchantId} />
              <Products merchantId={merchantId} />
              <NewsSection pages={news} />
              <Deeds merchantId={merchantId} />
              <Thanks
                pages={thanks}
                mayThank={shop.mayThank}
                onThank={() => setThanking(true)}
                onChanged={() => void load.reload()}
              />
            </>
          )
        }
      </StateView>
      {thanking && (
        <ThankSheet
          merchantId={merchantId}
          onDone={(said) => {
            thanks.change((items) => [said, ...items]);
            load.change((before) => ({ ...before, thanks: before.thanks + 1, mayThank: false }));
            setThanking(false);
          }}
          onClose={() => setThanking(false)}
        />
      )}
    </Page>
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
