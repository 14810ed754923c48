import { render, screen } from '@testing-library/react';
import { answer, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { session } from '../../../kernel/session';
import MePage, { type Mine } from './index';
import { WORDS } from './words';

const mine = (part: Partial<Mine> = {}): Mine => ({
  ...{ unread: 0, balance: 1286, inNotice: 0, posts: { pending: 0, rejected: 0 }, vouchers: 0, orders: 0 },
  ...{ cards: { held: 0, claimable: 0 }, household: null, shops: [], waiting: null },
  ...part,
});
function open(part: Partial<Mine> = {}, who = person()) {
  session.set({ token: 't', me: who, known: true });
  answer({ 'home.mine': mine(part) });
  render(<MePage />);
}

beforeEach(() => resetPhone());

it('asks once, and tells what waits where it waits', async () => {
  open({
    ...{ unread: 6, posts: { pending: 1, rejected: 2 }, cards: { held: 1, claimable: 1 } },
    household: { members: 4, asking: 1 },
  });
  expect(await screen.findByText('6 条没看')).toBeTruthy();
  for (const text of ['2 条退回', '可领 1 张', '1 人想加入', '1,286'])
    expect(screen.getByText(text)).toBeTruthy();
  expect(sent('home.mine')).toHaveLength(1);
  expect(phone.sent).toHaveLength(1);
});

it('nothing that waits is said of nothing: no zero stands anywhere', async () => {
  open();
  expect(await screen.findByText('1,286')).toBeTruthy();
  expect(screen.queryByText('0')).toBeNull();
});

it('work stands first: the desk, and each counter with its orders', async () => {
  open({ waiting: 27, shops: [{ id: 4, name: '平安理发店', placed: 2 }] }, person({ role: 'staff' }));
  expect(await screen.findByText('27')).toBeTruthy();
  expect(screen.getByText('平安理发店，2 单等着备货')).toBeTruthy();
});

it('a guest is asked for nothing, and reads how data is used without signing in', () => {
  session.set({ token: null, me: null, known: true });
  render(<MePage />);
  expect(screen.getByText(WORDS.guestTitle)).toBeTruthy();
  expect(screen.getByText('隐私与我的数据')).toBeTruthy();
  expect(screen.queryByText(WORDS.settings)).toBeNull();
  expect(phone.sent).toEqual([]);
});
