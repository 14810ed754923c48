import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { words as submissionWords } from '../../../parts/submission/words';
import { answer, keys, lost, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import MyProductsPage from './index';
import { words } from './words';

type Product = Reply<'product.manage'>['items'][number];

const productOf = (part: Partial<Product> = {}): Product => ({
  ...{ id: 2, merchantId: 3, name: '冰糖橘', text: '', photos: [], price: 450, unit: '斤', stock: 12 },
  ...{ personLimit: null, pointsPart: null, state: 'open', version: 4, submission: null },
  ...part,
});
const shopAs = (role: 'owner' | 'clerk') => ({
  shops: [{ id: 3, name: '鲜果缘水果店', kind: 'fresh' as const, role, state: 'open' as const }],
});

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { merchantId: '3' };
  session.set({ token: 't', me: person({ role: 'clerk' }), known: true });
});

test('stock changes at once; below zero it is refused', async () => {
  answer({
    'merchant.mine': shopAs('owner'),
    'product.manage': page([productOf()]),
    'product.stock': ({ delta }) =>
      delta < 0 ? refused('STOCK_RANGE', '现在 22，不能更少') : productOf({ stock: 12 + delta }),
  });
  render(<MyProductsPage />);
  fireEvent.click(await screen.findByText(words.more('斤')));
  expect(await screen.findByText(new RegExp(words.stock(productOf({ stock: 22 }))))).toBeTruthy();
  fireEvent.click(screen.getByText(words.fewer('斤')));
  expect(await screen.findByText('现在 22，不能更少')).toBeTruthy();
  expect(sent('product.stock').map(({ delta }) => delta)).toEqual([10, -1]);
});

test('ten more after a lost answer are the same ten, until the stock is seen to be another', async () => {
  answer({
    'merchant.mine': shopAs('owner'),
    'product.manage': page([productOf()]),
    'product.stock': lost,
  });
  render(<MyProductsPage />);
  fireEvent.click(await screen.findByText(words.more('斤')));
  await screen.findByText(/网络太慢/);
  answer({
    'merchant.mine': shopAs('owner'),
    'product.manage': page([productOf()]),
    'product.stock': productOf({ stock: 22 }),
  });
  fireEvent.click(screen.getByText(words.more('斤')));
  await screen.findByText(new RegExp(words.stock(productOf({ stock: 22 }))));
  fireEvent.click(screen.getByText(words.more('斤')));
  await waitFor(() => expect(keys('product.stock')).toHaveLength(3));
  const [first, second, third] = keys('product.stock');
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('the owner pauses, resumes and adds; a clerk only counts', async () => {
  answer({
    'merchant.mine': shopAs('owner'),
    'product.manage': page([productOf()]),
    'product.pause': productOf({ state: 'paused' }),
    'product.resume': productOf(),
  });
  const { unmount } = render(<MyProductsPage />);
  fireEvent.click(await screen.findByText(words.pause));
  fireEvent.click(await screen.findByText(words.resume));
  expect(await screen.findByText(words.pause)).toBeTruthy();
  fireEvent.click(screen.getByText(words.add));
  expect(trail).toEqual([`navigateTo ${routes.shop.productForm(3)}`]);
  unmount();
  answer({ 'merchant.mine': shopAs('clerk'), 'product.manage': page([productOf()]) });
  render(<MyProductsPage />);
  expect(await screen.findByText(words.more('斤'))).toBeTruthy();
  expect(screen.queryByText(words.pause)).toBeNull();
  expect(screen.queryByText(words.add)).toBeNull();
});

test('what the desk said stands at the product', async () => {
  const submission = { id: 1, state: 'rejected' as const, answer: '照片看不清', at: 1_764_000_000_000 };
  answer({
    'merchant.mine': shopAs('owner'),
    'product.manage': page([productOf({ state: 'refused', submission })]),
  });
  render(<MyProductsPage />);
  expect(await screen.findByText(submissionWords.rejected('照片看不清'))).toBeTruthy();
});
