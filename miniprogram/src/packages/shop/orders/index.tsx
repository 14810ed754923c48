import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { WriteSheet } from '../../../components/write-sheet';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { ago } from '../../../kernel/time';
import { words as orderWords } from '../../../parts/order/words';
import { words } from './words';
import '../../../parts/order/order.scss';

definePageConfig({ navigationBarTitleText: '订单' });

type Order = Reply<'order.ofShop'>['items'][number];
const STATES = ['placed', 'ready', 'collected', 'cancelled', 'expired'] as const;

/** Orders at a shop: what is to be done first. */
export default function OrdersPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const [state, setState] = useState<(typeof STATES)[number]>('placed');
  const pages = usePages('order.ofShop', { merchantId, state });
  const [refusing, setRefusing] = useState<Order | null>(null);
  const gone = (id: number) => pages.change((items) => items.filter((item) => item.id !== id));
  const ready = useAction(async (order: Order) => {
    await call('order.ready', { orderId: order.id });
    gone(order.id);
  });
  return (
    <Page
      title={words.shopTitle}
      under={
        <Tabs
          items={STATES.map((key) => ({ key, label: words.shopTabs[key] }))}
          value={state}
          onChange={setState}
        />
      }
      onReachBottom={pages.loadMore}
    >
      {ready.error && <Notice kind="error">{ready.error.message}</Notice>}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={pages.items.length === 0 && <Empty title={words.shopEmpty} text={words.shopEmptyText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((order) => (
              <View key={order.id} className="order-row">
                <View className="between">
                  <Text className="t17 b">{order.buyer}</Text>
                  <Text className="t14 i3 fixed">{ago(order.at)}</Text>
                </View>
                {order.items.map((item) => (
                  <View key={item.productId} className="t15">
                    {orderWords.item(item)}
                  </View>
                ))}
                <View className="t14 i2">{orderWords.pay(order.total)}</View>
                {order.note && <View className="t14 i2">{`${orderWords.note}：${order.note}`}</View>}
                {(order.state === 'placed' || order.state === 'ready') && (
                  <View className="order-acts">
                    {order.state === 'placed' && (
                      <Button kind="line" small loading={ready.busy} onTap={() => void ready.run(order)}>
                        {words.ready}
                      </Button>
                    )}
                    <Button kind="soft" small onTap={() => setRefusing(order)}>
                      {words.refuse}
                    </Button>
                  </View>
                )}
              </View>
            ))}
            <ListEnd pages={pages} text={orderWords.end} />
          </View>
        )}
      </StateView>
      {refusing && (
        <RefuseSheet
          order={refusing}
          onDone={() => {
            gone(refusing.id);
            setRefusing(null);
          }}
          onClose={() => setRefusing(null)}
        />
      )}
    </Page>
  );
}

function RefuseSheet({ order, onDone, onClose }: { order: Order; onDone: () => void; onClose: () => void }) {
  return (
    <WriteSheet
      title={words.refuseTitle}
      text={words.refuseText}
      label={words.why}
      max={LIMITS.reasonChars}
      action={words.refuse}
      onSend={async (reason) => {
        await call('order.refuse', { orderId: order.id, reason });
        onDone();
      }}
      onClose={onClose}
    />
  );
}
