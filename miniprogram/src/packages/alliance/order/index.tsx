import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { priceText } from '@jishan/shared/money';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { call } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { useParamId, useThing } from '../../../kernel/thing';
import { CodeView } from '../../../parts/code/code-view';
import { type Order, words as orderWords } from '../../../parts/order/words';
import { VoucherPaper } from '../../../parts/voucher/paper';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '订单', enablePullDownRefresh: true });

const toOrders = () => void go(routes.alliance.orders());

/** One of my orders; once it is ready, with the code to collect it by. */
export default function OrderPage() {
  const of = useThing('order.get', useParamId(), (orderId) => ({ orderId }));
  const [asking, setAsking] = useState(false);
  return (
    <ThingPage
      title={words.title}
      className="voucher-page"
      of={of}
      skeleton={<Skeleton shape="art" count={2} />}
      gone={{
        title: words.gone,
        text: words.goneText,
        action: { label: orderWords.listTitle, onTap: toOrders },
      }}
    >
      {(order) => (
        <>
          <Paper order={order} onCancel={() => setAsking(true)} />
          {asking && (
            <AskSheet
              title={words.cancelAsk}
              text={words.cancelText(order.points)}
              yes={words.cancel}
              onYes={async () => {
                const after = await call('order.cancel', { orderId: order.id });
                of.change(() => after);
              }}
              onClose={() => setAsking(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

function Paper({ order, onCancel }: { order: Order; onCancel: () => void }) {
  const isReady = order.state === 'ready';
  const isOpen = isReady || order.state === 'placed';
  return (
    <VoucherPaper
      title={order.shop}
      where={order.address}
      price={<Text className="voucher-now num">{priceText(order.total)}</Text>}
      more={
        <>
          {isOpen && <View className="voucher-how">{isReady ? words.how : words.notYet}</View>}
          {order.mayCancel && (
            <View className="voucher-more">
              <Button kind="line" small onTap={onCancel}>
                {words.cancel}
              </Button>
            </View>
          )}
        </>
      }
    >
      {isReady && (
        <CodeView of={`order-${order.id}`} show={() => call('order.show', { orderId: order.id })} />
      )}
      <View className="order-items">
        <View className={isReady ? 't17 done b' : 't17 b'}>{orderWords.states[order.state]}</View>
        {order.items.map((item) => (
          <View key={item.productId} className="between t15">
            <Text>{orderWords.item(item)}</Text>
            <Text className="num">{priceText(item.price * item.quantity)}</Text>
          </View>
        ))}
        <View className="t14 i2">
          {[orderWords.pay(order.total), ...(order.points > 0 ? [words.points(order.points)] : [])].join(
            '，',
          )}
        </View>
        {isOpen && <View className="t14 i3">{words.until(order.deadlineAt)}</View>}
        {order.note && <View className="t14 i3">{`${orderWords.note}：${order.note}`}</View>}
        {order.reason && <View className="t14 gain">{`${words.reason}：${order.reason}`}</View>}
      </View>
    </VoucherPaper>
  );
}
