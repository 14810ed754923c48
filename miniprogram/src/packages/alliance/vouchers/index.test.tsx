import { fireEvent, render, screen } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { words as voucherWords } from '../../../parts/voucher/words';
import { answer, page } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import VouchersPage from './index';
import { words } from './words';

type Voucher = Reply<'voucher.mine'>['items'][number];

const voucherOf = (part: Partial<Voucher> = {}): Voucher => ({
  ...{ id: 6, offerId: 1, merchantId: 3, title: '剪发一次', shop: '平安理发店', address: '东门 12 号' },
  ...{ listPrice: 3500, price: 3000, points: 50, hours: [], state: 'open', at: 1_764_000_000_000 },
  ...{ expiresAt: Date.now() + 9 * 86_400_000, closedAt: null, note: '' },
  ...part,
});

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
});

test('those in the hand come first; the last day is told', async () => {
  answer({
    'voucher.mine': ({ open }) =>
      page(
        open
          ? [voucherOf(), voucherOf({ id: 7, title: '早餐券', price: 0, expiresAt: Date.now() })]
          : [voucherOf({ id: 5, title: '老人剃须', state: 'undone', closedAt: 1_764_000_000_000 })],
      ),
  });
  render(<VouchersPage />);
  expect(await screen.findByText(/^今天 \d+:\d\d 到期$/)).toBeTruthy();
  fireEvent.click(screen.getByText('剪发一次'));
  expect(trail).toEqual([`navigateTo ${routes.alliance.voucher(6)}`]);
  fireEvent.click(screen.getByText(words.tabs.closed));
  expect(await screen.findByText(voucherWords.states.undone)).toBeTruthy();
  expect(screen.queryByText('剪发一次')).toBeNull();
});

test('it opens at those that are over when it is told to, and says when there are none', async () => {
  router.params = { tab: 'closed' };
  answer({ 'voucher.mine': page([]) });
  render(<VouchersPage />);
  expect(await screen.findByText(words.empty.closed)).toBeTruthy();
});
