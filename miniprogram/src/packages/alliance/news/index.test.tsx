import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { NewsSection, useNewsOfShop } from '../../../parts/news/section';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, showAgain, trail } from '../../../../test/stubs/taro';
import NewsPage from './index';
import { words } from './words';

const photo = { id: 'a'.repeat(32), thumb: '/photos/a/thumb.jpg', screen: '/photos/a/screen.jpg' };
const NEWS = {
  ...{ id: 5, merchantId: 1, shop: '平安理发店', title: '重阳节免费理发', text: '六十岁以上老人免费' },
  ...{ photos: [{ ...photo, width: 4, height: 3 }], at: Date.now(), mayRemove: false },
};
let news: object | null = NEWS;
const sent = (name: string) => phone.sent.filter(({ url }) => url.endsWith(`/${name}`));

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { id: '5' };
  news = NEWS;
  session.set({ token: 't', me: person(), known: true });
  phone.answer = ({ url }) => {
    if (url.endsWith('/news.get') && news === null)
      return Promise.resolve({
        status: 404,
        body: { error: { code: 'NOT_FOUND', message: '没有找到', requestId: 'r' } },
      });
    const body = url.endsWith('/news.ofShop') ? { items: [NEWS], next: null } : news;
    return Promise.resolve({ status: 200, body: url.endsWith('/news.remove') ? { ok: true } : body });
  };
});

test('everybody reads it, and finds the shop; nobody but staff is offered to take it away', async () => {
  render(<NewsPage />);
  expect(await screen.findByText('六十岁以上老人免费')).toBeTruthy();
  expect(screen.queryByText(words.remove)).toBeNull();
  fireEvent.click(screen.getByText(words.shop));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/alliance/shop/index?id=1']));
});

test('staff take it away with a reason, which must be there', async () => {
  news = { ...NEWS, mayRemove: true };
  render(<NewsPage />);
  fireEvent.click(await screen.findByText(words.remove));
  fireEvent.click(screen.getByText(words.send));
  expect(sent('news.remove')).toHaveLength(0);
  fireEvent.change(screen.getByLabelText(new RegExp(words.reason)), { target: { value: '与店铺无关' } });
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.removed)).toBeTruthy();
  expect(sent('news.remove').map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { newsId: 5, reason: '与店铺无关' },
  ]);
});

test('what is gone says so', async () => {
  news = null;
  render(<NewsPage />);
  expect(await screen.findByText(words.gone)).toBeTruthy();
});

test('in Moments’ single page there is nothing to tap on to', async () => {
  phone.singlePage = true;
  render(<NewsPage />);
  expect(await screen.findByText('重阳节免费理发')).toBeTruthy();
  expect(screen.queryByText(words.shop)).toBeNull();
});

test('a shop’s page and its file list its news, each of which opens; coming back, they are asked for anew', async () => {
  const Listed = () => <NewsSection pages={useNewsOfShop(1)} />;
  render(<Listed />);
  fireEvent.click(await screen.findByText('重阳节免费理发'));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/alliance/news/index?id=5']));
  const asked = sent('news.ofShop').length;
  showAgain();
  await waitFor(() => expect(sent('news.ofShop')).toHaveLength(asked + 1));
});
