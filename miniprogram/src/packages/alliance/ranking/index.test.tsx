import { fireEvent, render, screen } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { trail } from '../../../../test/stubs/taro';
import ShopRankingPage from './index';

const shop = (part: object) => ({
  rank: 1,
  merchantId: 7,
  name: '平安理发店',
  kind: 'hair',
  community: '梧桐里社区',
  points: 320,
  mine: false,
  ...part,
});
const asked = () => phone.sent.map(({ body }) => JSON.parse(String(body)) as { by: string; period: string });

function serve(items: object[]) {
  phone.answer = () => Promise.resolve({ status: 200, body: { items, next: null } });
}

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  session.set({ token: 't', me: person({ id: 70 }), known: true });
});

it('shows shops by their deeds this month, marks my own, and leads to each', async () => {
  serve([
    shop({}),
    shop({ merchantId: 8, rank: 2, name: '李记包子铺', kind: 'food', points: 90, mine: true }),
  ]);
  render(<ShopRankingPage />);
  fireEvent.click(await screen.findByRole('link', { name: /平安理发店/ }));
  expect(trail).toEqual(['navigateTo /packages/alliance/shop/index?id=7']);
  expect(screen.getAllByText('我的店')).toHaveLength(1);
  expect(asked()[0]).toMatchObject({ by: 'honour', period: 'month' });
});

it('asks anew for what residents spent, and for the year', async () => {
  serve([]);
  render(<ShopRankingPage />);
  expect(await screen.findByText('这个月还没有店铺的善行')).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: '让利' }));
  expect(await screen.findByText('这个月还没有人兑换')).toBeTruthy();
  fireEvent.click(screen.getByText('全年'));
  expect(await screen.findByText('今年还没有人兑换')).toBeTruthy();
  expect(asked().at(-1)).toMatchObject({ by: 'taken', period: 'year' });
});
