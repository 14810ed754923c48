import { fireEvent, render, screen } from '@testing-library/react';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { voucherOf } from '../../../parts/voucher/testing';
import { words as voucherWords } from '../../../parts/voucher/words';
import { answer, page } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import VouchersPage from './index';
import { words } from './words';

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
