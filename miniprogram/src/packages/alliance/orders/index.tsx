import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ListPage } from '../../../components/list-page';
import { Tap } from '../../../components/tap';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as orderWords } from '../../../parts/order/words';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '我的订单', enablePullDownRefresh: true });

const TABS = (['open', 'closed'] as const).map((key) => ({ key, label: words.tabs[key] }));

/** My orders: those to collect first. */
export default function OrdersPage() {
  const [tab, setTab] = useState<keyof typeof words.tabs>('open');
  return (
    <ListPage
      title={orderWords.listTitle}
      tabs={{ items: TABS, value: tab, onChange: setTab }}
      pages={usePages('order.mine', { open: tab === 'open' })}
      empty={{
        title: words.empty[tab],
        text: words.emptyText,
        action: { label: words.seeShops, onTap: () => void go(routes.main.alliance()) },
      }}
      end={orderWords.end}
      item={(order) => (
        <Tap
          key={order.id}
          className="list-thing"
          role="link"
          onTap={() => void go(routes.alliance.order(order.id))}
        >
          <View className="between">
            <Text className="serif t17">{order.shop}</Text>
            <Text className={order.state === 'ready' ? 't14 done fixed' : 't14 i3 fixed'}>
              {orderWords.states[order.state]}
            </Text>
          </View>
          {order.items.map((item) => (
            <View key={item.productId} className="t15 i2">
              {orderWords.item(item)}
            </View>
          ))}
          <View className="t14 i3">{orderWords.pay(order.total)}</View>
        </Tap>
      )}
    />
  );
}
