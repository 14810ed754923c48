import { fireEvent, render, screen, within } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { voucherOf } from '../../../parts/voucher/testing';
import { answer, page, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import ShopPage from '../shop/index';
import { words as shopWords } from '../shop/words';
import VoucherPage from './index';
import { words } from './words';

const codes = { now: Date.now(), codes: [] };

const shop: Reply<'alliance.get'> = {
  ...{ id: 3, name: '平安理发店', kind: 'beauty', intro: '', giving: '', address: '东门 12 号', photos: [] },
  ...{ community: '梧桐里社区', hours: [], lat: 30, lng: 120, state: 'open', joinedAt: 1_700_000_000_000 },
  ...{ redeemed: 0, thanks: 0, honour: 0, mine: false, mayThank: true },
} as never;

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { id: '6' };
  session.set({ token: 't', me: person(), known: true });
});

test('in the hand it has a code, and is given back after a question', async () => {
  answer({
    'voucher.get': voucherOf(),
    'voucher.show': codes,
    'voucher.cancel': voucherOf({ state: 'cancelled', closedAt: 1_764_000_000_000 }),
  });
  render(<VoucherPage />);
  fireEvent.click(await screen.findByText(words.cancel));
  expect(sent('voucher.show')).toEqual([{ voucherId: 6 }]);
  expect(sent('voucher.cancel')).toEqual([]);
  fireEvent.click(within(screen.getByRole('dialog')).getByText(words.cancelDo));
  expect(await screen.findByText(/您退回了/)).toBeTruthy();
});

test('used, it is stamped with what it cost, and the next thing is a word of thanks', async () => {
  answer({ 'voucher.get': voucherOf({ state: 'used', closedAt: 1_764_000_000_000 }) });
  render(<VoucherPage />);
  expect(await screen.findByText('−50')).toBeTruthy();
  fireEvent.click(screen.getByText(words.thank));
  expect(trail).toEqual([`navigateTo ${routes.alliance.shop(3, { thank: true })}`]);
});

test('whoever comes to say thanks writes at once; who has said it today does not', async () => {
  router.params = { id: '3', thank: 'true' };
  const answers = { 'alliance.thanks': page([]), 'news.ofShop': page([]) };
  answer({ ...answers, 'alliance.get': shop });
  const { unmount } = render(<ShopPage />);
  expect(await screen.findByText(shopWords.thankTitle)).toBeTruthy();
  unmount();
  resetPhone();
  answer({ ...answers, 'alliance.get': { ...shop, mayThank: false } });
  render(<ShopPage />);
  expect(await screen.findByText('平安理发店')).toBeTruthy();
  expect(screen.queryByText(shopWords.thankTitle)).toBeNull();
});
