import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { words as submissionWords } from '../../../parts/submission/words';
import { sentTo, serve, write } from '../../../../test/forms';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import MyProductsPage from '../products/index';
import { words as productsWords } from '../products/words';
import ProductFormPage from './index';
import { words } from './words';

const product = (part: object = {}) => ({
  ...{ id: 3, merchantId: 1, name: '草鸡蛋', text: '自家散养', photos: [], price: 1850, unit: '斤' },
  ...{ stock: 12, personLimit: 5, pointsPart: { points: 20, fen: 200 }, state: 'open', version: 4 },
  ...{ submission: null, ...part },
});
const submission = (state: string, answer = '') => ({ id: 40, state, answer, at: Date.now() });
let items: object[] = [];
let role = 'owner';
let refusal: object | null = null;

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { merchantId: '1', productId: '3' };
  items = [product()];
  role = 'owner';
  refusal = null;
  session.set({ token: 't', me: person(), known: true });
  serve(
    ({ delta = 0 }) => ({
      'merchant.mine': { shops: [{ id: 1, name: '李记', role, state: 'open' }] },
      'product.manage': { items, next: null },
      'product.stock': product({ stock: 12 + Number(delta) }),
    }),
    (name) => (name === 'product.change' ? refusal : null),
  );
});

test('what stands is in the form, and other terms of it go to the desk', async () => {
  render(<ProductFormPage />);
  expect(await screen.findByDisplayValue('18.5')).toBeTruthy();
  write(words.price, '16');
  write(words.text, '当天的');
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.changedText)).toBeTruthy();
  expect(sentTo('product.change')).toEqual([
    {
      ...{ merchantId: 1, productId: 3, version: 4, name: '草鸡蛋', text: '当天的', price: 1600 },
      ...{ unit: '斤', personLimit: 5, pointsPart: { points: 20, fen: 200 }, photos: [] },
    },
  ]);
});

test('what the server refuses stands at its field', async () => {
  items = [product({ version: 5 })];
  refusal = {
    ...{ code: 'PRODUCT_POINTS', message: '积分抵的钱要比单价少', field: 'pointsPart.fen', requestId: 'r' },
  };
  render(<ProductFormPage />);
  await screen.findByDisplayValue('18.5');
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', '积分抵的钱要比单价少');
});

test('stock changes at once, never below nothing', async () => {
  render(<ProductFormPage />);
  fireEvent.click(await screen.findByText(words.stockMore(10, '斤')));
  expect(await screen.findByText('还有 22 斤')).toBeTruthy();
  expect(sentTo('product.stock')).toEqual([{ merchantId: 1, productId: 3, delta: 10 }]);
  write(words.stockBy, '23');
  fireEvent.click(await screen.findByText(words.stockFewer(23, '斤')));
  expect(sentTo('product.stock')).toHaveLength(1);
});

test('taking it off the shelf asks first', async () => {
  render(<ProductFormPage />);
  fireEvent.click(await screen.findByText(words.end));
  expect(sentTo('product.end')).toEqual([]);
  fireEvent.click(screen.getByText(words.endDo));
  await waitFor(() => expect(trail).toEqual(['redirectTo /packages/shop/products/index?merchantId=1']));
  expect(sentTo('product.end')).toEqual([{ merchantId: 1, productId: 3 }]);
});

test('the list leads to a change, or takes back the one that waits; a clerk only minds the stock', async () => {
  items = [
    product(),
    product({ id: 4, name: '香菇', submission: submission('pending') }),
    product({ id: 5, name: '木耳', state: 'refused', submission: submission('rejected', '照片看不清') }),
  ];
  const { unmount } = render(<MyProductsPage />);
  expect(await screen.findByText(submissionWords.rejected('照片看不清'))).toBeTruthy();
  expect(await screen.findAllByText(productsWords.edit)).toHaveLength(2);
  fireEvent.click(screen.getByText(submissionWords.withdraw));
  await waitFor(() => expect(sentTo('submission.withdraw')).toEqual([{ submissionId: 40 }]));
  fireEvent.click(screen.getAllByText(productsWords.edit)[0] as HTMLElement);
  await waitFor(() =>
    expect(trail).toEqual(['navigateTo /packages/shop/product-form/index?merchantId=1&productId=3']),
  );
  unmount();
  role = 'clerk';
  render(<MyProductsPage />);
  expect(await screen.findAllByText(productsWords.more('斤'))).toHaveLength(3);
  expect(screen.queryByText(productsWords.edit)).toBeNull();
});

test('one that is not there is told', async () => {
  items = [];
  render(<ProductFormPage />);
  expect(await screen.findByText(words.gone)).toBeTruthy();
});
