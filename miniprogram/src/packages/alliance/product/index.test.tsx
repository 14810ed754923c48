import { fireEvent, render, screen } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { words as offerWords } from '../../../parts/offer/words';
import { orderOf } from '../../../parts/order/testing';
import { words as productWords } from '../../../parts/product/words';
import { answer, refused, sent } from '../../../../test/answers';
import { onPage } from '../../../../test/on-page';
import { phone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import ProductPage from './index';
import { words } from './words';

type Detail = Reply<'product.get'>;

const product: Detail['product'] = {
  ...{
    id: 2,
    merchantId: 3,
    name: '冰糖橘',
    text: '早上到的',
    photos: [],
    price: 450,
    unit: '斤',
    stock: 12,
  },
  ...{ personLimit: null, pointsPart: { points: 20, fen: 200 }, state: 'open', version: 4 },
};
const detail = (part: Partial<Detail> = {}): Detail => ({
  product,
  shop: { id: 3, name: '鲜果缘水果店', address: '老梧桐下 5 号', lat: 30, lng: 120, photos: [] },
  prices: [],
  ...{ balance: 100, mineLeft: null, block: null, pointsBlock: null },
  ...part,
});

onPage({ id: '2' });

test('what is ordered is what was read: so many, with points, at this version', async () => {
  answer({ 'product.get': detail(), 'order.place': orderOf() });
  render(<ProductPage />);
  expect(await screen.findByText('冰糖橘')).toBeTruthy();
  // One more is one more.
  fireEvent.click(screen.getByLabelText('加 1'));
  fireEvent.click(screen.getByLabelText('加 1'));
  fireEvent.click(screen.getByText(productWords.part(20, 200)));
  expect(screen.getByText('¥11.5')).toBeTruthy();
  fireEvent.click(screen.getByText(words.order));
  await screen.findByText(words.order);
  expect(sent('order.place')).toEqual([
    { merchantId: 3, items: [{ productId: 2, version: 4, quantity: 3 }], usePoints: true, note: '' },
  ]);
  expect(trail).toEqual([`redirectTo ${routes.alliance.order(8)}`]);
});

test('a price that has changed is told, and read anew', async () => {
  answer({
    'product.get': detail(),
    'order.place': refused('PRODUCT_CHANGED', '商品有变化，请看清楚再下单', 'items'),
  });
  render(<ProductPage />);
  fireEvent.click(await screen.findByText(words.order));
  expect(await screen.findByText('商品有变化，请看清楚再下单')).toBeTruthy();
  expect(sent('product.get')).toHaveLength(2);
  expect(trail).toEqual([]);
});

test('why it cannot be ordered stands at the button; points that are short cannot be chosen', async () => {
  const soldOut = { ...product, stock: 0 };
  answer({ 'product.get': detail({ product: soldOut, block: 'stock', pointsBlock: 'short' }) });
  render(<ProductPage />);
  expect(await screen.findByText(words.block.stock)).toBeTruthy();
  expect(screen.getByText(words.partNote.short)).toBeTruthy();
  fireEvent.click(screen.getByText(words.order));
  expect(sent('order.place')).toEqual([]);
});

test('a guest signs in first; the way to the shop is a tap; what is gone is told', async () => {
  session.forget();
  answer({ 'product.get': detail({ balance: null, block: 'guest' }) });
  const { unmount } = render(<ProductPage />);
  fireEvent.click(await screen.findByText(words.signIn));
  expect(trail).toEqual([`navigateTo ${routes.mine.signIn(routes.alliance.product(2))}`]);
  fireEvent.click(screen.getByText('老梧桐下 5 号'));
  expect(phone.opened).toEqual(['鲜果缘水果店']);
  unmount();
  router.params = {};
  render(<ProductPage />);
  expect(screen.getByText(words.gone)).toBeTruthy();
});

test('what it has cost since when is one tap away', async () => {
  const prices = [
    { price: 450, unit: '斤', pointsPart: null, since: 1_760_000_000_000 },
    { price: 2000, unit: '斤', pointsPart: { points: 20, fen: 200 }, since: 1_750_000_000_000 },
  ];
  answer({ 'product.get': detail({ prices }) });
  render(<ProductPage />);
  fireEvent.click(await screen.findByText(offerWords.pricesOf(2)));
  expect(screen.getByText(offerWords.pricesTitle)).toBeTruthy();
  expect(screen.getByText('¥20/斤，用 20 积分抵 ¥2')).toBeTruthy();
});

test('one without a photo wears no other, and one whose price never changed says nothing of it', async () => {
  const photo = { id: 'a', thumb: '/t.jpg', screen: '/shop.jpg', width: 4, height: 3 };
  answer({ 'product.get': detail({ shop: { ...detail().shop, photos: [photo] } }) });
  const { container } = render(<ProductPage />);
  await screen.findByText('冰糖橘');
  expect(container.querySelector('img')).toBeNull();
  expect(screen.queryByText(offerWords.prices)).toBeNull();
});
