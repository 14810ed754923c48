import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { Tap } from '../../../components/tap';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as orderWords } from '../../../parts/order/words';
import { words } from './words';
import '../../../parts/order/order.scss';

definePageConfig({ navigationBarTitleText: '我的订单' });

type Tab = keyof typeof words.tabs;

/** My orders: those to collect first. */
export default function OrdersPage() {
  const [tab, setTab] = useState<Tab>('open');
  const pages = usePages('order.mine', { open: tab === 'open' });
  return (
    <Page
      title={orderWords.listTitle}
      under={
        <Tabs
          items={(['open', 'closed'] as const).map((key) => ({ key, label: words.tabs[key] }))}
          value={tab}
          onChange={setTab}
        />
      }
      onReachBottom={pages.loadMore}
    >
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={
          pages.items.length === 0 && (
            <Empty
              title={words.empty[tab]}
              text={words.emptyText}
              action={{ label: words.seeShops, onTap: () => void go(routes.main.alliance()) }}
            />
          )
        }
      >
        {() => (
          <View className="gutter">
            {pages.items.map((order) => (
              <Tap
                key={order.id}
                className="order-row"
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
            ))}
            <ListEnd pages={pages} text={orderWords.end} />
          </View>
        )}
      </StateView>
    </Page>
  );
}
