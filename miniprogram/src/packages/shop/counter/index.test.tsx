import { fireEvent, render, screen, within } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { answer, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import CounterPage from './index';
import { words } from './words';

type Presented = Reply<'counter.check'>;
type Settled = Reply<'counter.settle'>;

const shop = {
  id: 3,
  name: '平安理发店',
  kind: 'hair' as const,
  role: 'owner' as const,
  state: 'open' as const,
};
const mine = { shops: [shop] };
const presented = (part: Partial<Presented> = {}): Presented => ({
  ...{ kind: 'voucher', id: 6, title: '剪发一次', holder: '王*兰', price: 3000, listPrice: 3500, points: 50 },
  ...{ lines: [], expiresAt: null, ticket: 'voucher.6', ticketUntil: 1_800_000_000_000 },
  ...part,
});
const settled = (part: Partial<Settled> = {}): Settled => ({
  ...{ kind: 'voucher', id: 6, title: '剪发一次', holder: '王*兰', price: 3000, points: 50 },
  ...{ at: 1_764_000_000_000, clerk: '李师傅', undoUntil: 1_800_000_000_000, undone: false },
  ...part,
});

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = {};
  session.set({ token: 't', me: person({ role: 'clerk' }), known: true });
});

test('scan, see what to take, one tap; it is then among what was settled', async () => {
  let done = false;
  answer({
    'merchant.mine': mine,
    'counter.recent': () => page(done ? [settled()] : []),
    'counter.check': presented(),
    'counter.settle': () => {
      done = true;
      return settled();
    },
  });
  phone.scanned = 'https://example.invalid/s/voucher.6.code-of-half-a-minute';
  render(<CounterPage />);
  fireEvent.click(await screen.findByText(words.scan));
  const sheet = within(await screen.findByRole('dialog'));
  expect(sheet.getByText(words.take(3000))).toBeTruthy();
  fireEvent.click(sheet.getByText(words.settle));
  expect(await sheet.findByText(words.doneNote.voucher('王*兰'))).toBeTruthy();
  fireEvent.click(sheet.getByText(words.next));
  expect(await screen.findByText('剪发一次，王*兰')).toBeTruthy();
  expect(sent('counter.settle')).toEqual([{ merchantId: 3, ticket: 'voucher.6' }]);
});

test('a number that is read out has eight digits; a wrong one is told', async () => {
  answer({
    'merchant.mine': mine,
    'counter.recent': page([]),
    'counter.check': refused('CODE_UNKNOWN', '没有这个码', 'code'),
  });
  render(<CounterPage />);
  const field = await screen.findByLabelText(words.orNumber);
  fireEvent.change(field, { target: { value: '4827' } });
  fireEvent.click(screen.getByText(words.check));
  expect(await screen.findByText(words.shortNumber)).toBeTruthy();
  expect(sent('counter.check')).toEqual([]);
  fireEvent.change(field, { target: { value: '４８２７　１９６０。' } });
  fireEvent.click(screen.getByText(words.check));
  expect(await screen.findByText('没有这个码')).toBeTruthy();
  expect(sent('counter.check')).toEqual([{ merchantId: 3, code: '48271960' }]);
});

test('a card says what is off and that its use is counted; nothing of points', async () => {
  answer({
    'merchant.mine': mine,
    'counter.recent': page([]),
    'counter.check': presented({
      ...{ kind: 'card', title: '老邻居半价卡', price: null, listPrice: null, points: 0 },
      ...{ holder: '持卡居民', lines: ['5 折', '还剩 3 次'] },
    }),
    'counter.settle': settled({ kind: 'card', holder: '持卡居民', price: null, points: 0 }),
  });
  phone.scanned = 'x'.repeat(30);
  render(<CounterPage />);
  fireEvent.click(await screen.findByText(words.scan));
  const sheet = within(await screen.findByRole('dialog'));
  expect(sheet.getByText(words.takeCard)).toBeTruthy();
  expect(sheet.getByText('5 折')).toBeTruthy();
  expect(sheet.queryByText(words.points)).toBeNull();
  fireEvent.click(sheet.getByText(words.settle));
  expect(await sheet.findByText(words.doneNote.card('持卡居民'))).toBeTruthy();
});

test('what was settled by mistake is undone, with a reason', async () => {
  answer({
    'merchant.mine': mine,
    'counter.recent': page([settled()]),
    'counter.undo': settled({ undone: true, undoUntil: null }),
  });
  render(<CounterPage />);
  fireEvent.click(await screen.findByText(words.undo));
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getByText(words.undoText.voucher)).toBeTruthy();
  fireEvent.change(sheet.getByLabelText(words.reason), { target: { value: '点错了' } });
  fireEvent.click(sheet.getByText(words.undoDo));
  expect(await screen.findByText(words.undone)).toBeTruthy();
  expect(sent('counter.undo')).toEqual([{ merchantId: 3, kind: 'voucher', id: 6, reason: '点错了' }]);
});

test('who works in no shop is led to their own vouchers', async () => {
  answer({ 'merchant.mine': { shops: [] } });
  render(<CounterPage />);
  fireEvent.click(await screen.findByText(words.vouchers));
  expect(trail).toEqual([`navigateTo ${routes.alliance.vouchers()}`]);
});

test('a code that it was opened with is checked once, whichever shop is then chosen', async () => {
  router.params = { code: '50%-off' };
  answer({
    'merchant.mine': { shops: [shop, { ...shop, id: 4, name: '王记理发' }] },
    'counter.recent': page([]),
    'counter.check': refused('CODE_UNKNOWN', '没有这个码', 'code'),
  });
  render(<CounterPage />);
  expect(await screen.findByText('没有这个码')).toBeTruthy();
  fireEvent.click(screen.getByText('王记理发'));
  fireEvent.click(await screen.findByText(shop.name));
  await screen.findByText(words.none);
  expect(sent('counter.check')).toEqual([{ merchantId: 3, code: '50%-off' }]);
});

test('without a camera it is not called after one', async () => {
  phone.canScan = false;
  answer({ 'merchant.mine': mine, 'counter.recent': page([]) });
  render(<CounterPage />);
  expect(await screen.findByText(words.onlyNumber)).toBeTruthy();
  expect(screen.getByRole('heading', { name: '核销' })).toBeTruthy();
  expect(screen.queryByText(/扫/)).toBeNull();
});
