import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { priceText } from '@jishan/shared/money';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useTheme } from '../../../theme/theme';
import { CodeView } from '../../../parts/code/code-view';
import { words as orderWords } from '../../../parts/order/words';
import { words } from './words';
import '../../../parts/voucher/voucher.scss';
import '../../../parts/order/order.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '订单', enablePullDownRefresh: true });

/** One of my orders, with the code to collect it by. */
export default function OrderPage() {
  const orderId = Number(useRouter().params.id);
  const known = Number.isSafeInteger(orderId) && orderId > 0;
  const load = useCall('order.get', known ? { orderId } : null);
  const order = load.data;
  const { care } = useTheme();
  const [asking, setAsking] = useState(false);
  const cancel = useAction(async () => {
    const after = await call('order.cancel', { orderId });
    load.change(() => after);
    setAsking(false);
  });
  if (!known || load.error?.code === 'NOT_FOUND')
    return (
      <Page title={words.title}>
        <Empty
          title={words.gone}
          text={words.goneText}
          action={{ label: orderWords.listTitle, onTap: () => void go(routes.alliance.orders()) }}
        />
      </Page>
    );
  const open = order?.state === 'placed' || order?.state === 'ready';
  return (
    <Page title={words.title} className="voucher-page" onPullDown={load.reload}>
      <StateView load={load} skeleton={<Skeleton shape="art" count={2} />}>
        {() =>
          order && (
            <View className={cx('theme', care && 'theme-care', 'voucher')}>
              <View className="voucher-paper">
                <View className="voucher-head">
                  <View className="grow">
                    <View className="serif t22">{order.shop}</View>
                    <View className="t14 i2">{order.address}</View>
                  </View>
                  <Text className="voucher-now num">{priceText(order.total)}</Text>
                </View>
                <View className="voucher-cut" />
                {open && <CodeView of={`order-${orderId}`} show={() => call('order.show', { orderId })} />}
                <View className="order-items">
                  <View className={order.state === 'ready' ? 't17 done b' : 't17 b'}>
                    {orderWords.states[order.state]}
                  </View>
                  {order.items.map((item) => (
                    <View key={item.productId} className="between t15">
                      <Text>{orderWords.item(item)}</Text>
                      <Text className="num">{priceText(item.price * item.quantity)}</Text>
                    </View>
                  ))}
                  <View className="t14 i2">
                    {[
                      orderWords.pay(order.total),
                      ...(order.points > 0 ? [words.points(order.points)] : []),
                    ].join('，')}
                  </View>
                  {open && <View className="t14 i3">{words.until(order.deadlineAt)}</View>}
                  {order.note && <View className="t14 i3">{`${orderWords.note}：${order.note}`}</View>}
                  {order.reason && <View className="t14 gain">{`${words.reason}：${order.reason}`}</View>}
                </View>
              </View>
              {open && (
                <View className="voucher-how">{order.state === 'placed' ? words.notYet : words.how}</View>
              )}
              {order.mayCancel && (
                <View className="voucher-more">
                  <Button kind="line" small onTap={() => setAsking(true)}>
                    {words.cancel}
                  </Button>
                </View>
              )}
            </View>
          )
        }
      </StateView>
      <Sheet
        open={asking}
        title={words.cancelAsk}
        onClose={() => setAsking(false)}
        foot={
          <Button block loading={cancel.busy} onTap={() => void cancel.run()}>
            {words.cancel}
          </Button>
        }
      >
        {cancel.error && <Notice kind="error">{cancel.error.message}</Notice>}
        <View className="t15 i2">{words.cancelText(order?.points ?? 0)}</View>
      </Sheet>
    </Page>
  );
}
