import { forgetAnswers } from '../../../kernel/answers';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { routes } from '../../../kernel/routes';
import { orderOf } from '../../../parts/order/testing';
import { words as orderWords } from '../../../parts/order/words';
import { answer, page, refused, sent } from '../../../../test/answers';
import { onPage } from '../../../../test/on-page';
import { trail } from '../../../../test/stubs/taro';
import ShopOrdersPage from '../../shop/orders/index';
import { words as shopOrdersWords } from '../../shop/orders/words';
import OrdersPage from '../orders/index';
import { words as ordersWords } from '../orders/words';
import OrderPage from './index';
import { words } from './words';

const codes = { now: Date.now(), codes: [] };

onPage({ id: '8', merchantId: '3' });

describe('my orders', () => {
  test('what is to collect and what is over are two lists', async () => {
    answer({ 'order.mine': ({ open }) => page(open ? [orderOf({ state: 'ready' })] : []) });
    render(<OrdersPage />);
    fireEvent.click(await screen.findByText(orderWords.states.ready));
    expect(trail).toEqual([`navigateTo ${routes.alliance.order(8)}`]);
    fireEvent.click(screen.getByText(ordersWords.tabs.closed));
    expect(await screen.findByText(ordersWords.empty.closed)).toBeTruthy();
  });
});

describe('an order', () => {
  test('shows what to pay and until when, and its code once it is ready', async () => {
    answer({ 'order.get': orderOf(), 'order.show': codes });
    const { unmount } = render(<OrderPage />);
    expect(await screen.findByText(words.notYet)).toBeTruthy();
    expect(sent('order.show')).toEqual([]);
    unmount();
    forgetAnswers();
    answer({ 'order.get': orderOf({ state: 'ready' }), 'order.show': codes });
    render(<OrderPage />);
    expect(await screen.findByText(orderWords.item(orderOf().items[0] as never))).toBeTruthy();
    // The year is told whenever it is not this one.
    expect(screen.getByText(/^请在 (2027年)?1月15日 16:00 前去取$/)).toBeTruthy();
    expect(sent('order.show')).toEqual([{ orderId: 8 }]);
  });

  test('is cancelled after a question, and says that points come back', async () => {
    const after = orderOf({ state: 'cancelled', mayCancel: false, closedAt: 1_764_000_000_000 });
    answer({ 'order.get': orderOf(), 'order.show': codes, 'order.cancel': after });
    render(<OrderPage />);
    fireEvent.click(await screen.findByText(words.cancel));
    const sheet = within(screen.getByRole('dialog'));
    expect(sheet.getByText(words.cancelText(20))).toBeTruthy();
    fireEvent.click(sheet.getByText(words.cancel));
    expect(await screen.findByText(orderWords.states.cancelled)).toBeTruthy();
    expect(screen.queryByText(words.cancel)).toBeNull();
  });

  test('that is refused says why; one that is not mine is not there', async () => {
    answer({ 'order.get': orderOf({ state: 'cancelled', reason: '橘子坏了', mayCancel: false }) });
    const { unmount } = render(<OrderPage />);
    expect(await screen.findByText(`${words.reason}：橘子坏了`)).toBeTruthy();
    unmount();
    forgetAnswers();
    answer({ 'order.get': refused('NOT_FOUND', '没有') });
    render(<OrderPage />);
    expect(await screen.findByText(words.gone)).toBeTruthy();
  });
});

describe('at the shop', () => {
  test('an order is made ready and leaves the list', async () => {
    answer({ 'order.ofShop': page([orderOf()]), 'order.ready': orderOf({ state: 'ready' }) });
    render(<ShopOrdersPage />);
    expect(await screen.findByText('王*兰')).toBeTruthy();
    expect(screen.getByText(`${orderWords.note}：放学来拿`)).toBeTruthy();
    fireEvent.click(screen.getByText(shopOrdersWords.ready));
    expect(await screen.findByText(shopOrdersWords.shopEmpty)).toBeTruthy();
    expect(sent('order.ready')).toEqual([{ orderId: 8 }]);
  });

  test('or refused, with a reason that its buyer reads', async () => {
    answer({ 'order.ofShop': page([orderOf()]), 'order.refuse': orderOf({ state: 'cancelled' }) });
    render(<ShopOrdersPage />);
    fireEvent.click(await screen.findByText(shopOrdersWords.refuse));
    const sheet = within(screen.getByRole('dialog'));
    fireEvent.click(sheet.getByText(shopOrdersWords.refuse));
    expect(sent('order.refuse')).toEqual([]);
    fireEvent.change(sheet.getByLabelText(shopOrdersWords.why), { target: { value: '橘子坏了' } });
    fireEvent.click(sheet.getByText(shopOrdersWords.refuse));
    expect(await screen.findByText(shopOrdersWords.shopEmpty)).toBeTruthy();
    expect(sent('order.refuse')).toEqual([{ orderId: 8, reason: '橘子坏了' }]);
  });

  test('each state has its list', async () => {
    answer({ 'order.ofShop': ({ state }) => page(state === 'collected' ? [orderOf({ state })] : []) });
    render(<ShopOrdersPage />);
    expect(await screen.findByText(shopOrdersWords.shopEmpty)).toBeTruthy();
    fireEvent.click(screen.getByText(shopOrdersWords.shopTabs.collected));
    expect(await screen.findByText('王*兰')).toBeTruthy();
    expect(screen.queryByText(shopOrdersWords.refuse)).toBeNull();
  });
});
