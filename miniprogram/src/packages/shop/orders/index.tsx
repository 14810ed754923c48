import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { ListPage } from '../../../components/list-page';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { without } from '../../../kernel/lists';
import { usePages } from '../../../kernel/load';
import { ago } from '../../../kernel/time';
import { words as orderWords } from '../../../parts/order/words';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '订单', enablePullDownRefresh: true });

type Order = Reply<'order.ofShop'>['items'][number];
const STATES = ['placed', 'ready', 'collected', 'cancelled', 'expired'] as const;
const TABS = STATES.map((key) => ({ key, label: words.shopTabs[key] }));

/** Orders at a shop: what is to be done first. */
export default function OrdersPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const [state, setState] = useState<(typeof STATES)[number]>('placed');
  const pages = usePages('order.ofShop', { merchantId, state });
  const [refusing, setRefusing] = useState<Order | null>(null);
  const ready = useAction(async ({ id }: Order) => {
    await call('order.ready', { orderId: id });
    pages.change(without(id));
  });
  return (
    <ListPage
      title={words.shopTitle}
      tabs={{ items: TABS, value: state, onChange: setState }}
      pages={pages}
      problem={ready.error}
      empty={{ title: words.shopEmpty, text: words.shopEmptyText }}
      end={orderWords.end}
      item={(order) => (
        <View key={order.id} className="list-thing">
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
            <View className="list-acts">
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
      )}
    >
      {refusing && (
        <AskSheet
          title={words.refuseTitle}
          text={words.refuseText}
          words={{ label: words.why, max: LIMITS.reasonChars }}
          yes={words.refuse}
          onYes={async (reason) => {
            await call('order.refuse', { orderId: refusing.id, reason });
            pages.change(without(refusing.id));
          }}
          onClose={() => setRefusing(null)}
        />
      )}
    </ListPage>
  );
}
