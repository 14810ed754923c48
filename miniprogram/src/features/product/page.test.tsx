import { fireEvent, render, screen } from '@testing-library/react';
import { person } from '../../../test/people';
import { phone, resetPhone } from '../../../test/stubs/platform';
import { router } from '../../../test/stubs/taro';
import { session } from '../../kernel/session';
import { words as offerWords } from '../offer/words';
import ProductPage from './page';

const DETAIL = {
  product: {
    ...{ id: 3, merchantId: 1, name: '草鸡蛋', text: '自家散养', photos: [], price: 1850, unit: '斤' },
    ...{ stock: 12, personLimit: null, pointsPart: null, state: 'open', version: 4 },
  },
  shop: { id: 1, name: '李记', address: '南门 3 号', lat: 1, lng: 1, photos: [] },
  prices: [
    { price: 1850, unit: '斤', pointsPart: null, since: 1_760_000_000_000 },
    { price: 2000, unit: '斤', pointsPart: { points: 20, fen: 200 }, since: 1_750_000_000_000 },
  ],
  ...{ balance: 100, mineLeft: null, block: null, pointsBlock: null },
};

test('what it has cost since when is one tap away', async () => {
  resetPhone();
  router.params = { id: '3' };
  session.set({ token: 't', me: person(), known: true });
  phone.answer = () => Promise.resolve({ status: 200, body: DETAIL });
  render(<ProductPage />);
  fireEvent.click(await screen.findByText(offerWords.pricesOf(2)));
  expect(screen.getByText(offerWords.pricesTitle)).toBeTruthy();
  expect(screen.getByText('¥20/斤，用 20 积分抵 ¥2')).toBeTruthy();
});
