import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { trail } from '../../../../test/stubs/taro';
import MessagesPage from './index';
import { leadOf } from './lead';
import { words } from './words';

const message = (id: number, text: string, unread: boolean) => ({
  id,
  kind: 'objection',
  text,
  subjectId: 40,
  at: Date.now(),
  unread,
});
let items: ReturnType<typeof message>[] = [];
const read = () => phone.sent.filter(({ url }) => url.endsWith('/message.read'));

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  session.set({ token: 't', me: person(), known: true });
  phone.answer = ({ url }) =>
    Promise.resolve({
      status: 200,
      body: url.endsWith('/message.read') ? { ok: true } : { items, next: null },
    });
});

test('what is shown is marked as read once, up to the newest, and its dot stays while it is looked at', async () => {
  items = [message(9, '新的', true), message(8, '看过的', false)];
  render(<MessagesPage />);
  expect(await screen.findByText('新的')).toBeTruthy();
  await waitFor(() => expect(read().map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ upTo: 9 }]));
  expect(screen.getAllByLabelText(words.unread)).toHaveLength(1);
});

test('nothing new marks nothing', async () => {
  items = [message(8, '看过的', false)];
  render(<MessagesPage />);
  await screen.findByText('看过的');
  expect(read()).toEqual([]);
});

test('a message leads to what it is about', async () => {
  items = [message(9, '有异议', false)];
  render(<MessagesPage />);
  fireEvent.click(await screen.findByText('有异议'));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/book/notices/index?transferId=40']));
  expect(leadOf({ kind: 'expiry', subjectId: null })).toBe('/packages/mine/points/index');
  expect(leadOf({ kind: 'deduction', subjectId: 3 })).toBe(
    '/packages/book/appeal/index?kind=deduction&adjustmentId=3',
  );
  expect(leadOf({ kind: 'appeal', subjectId: 3 })).toBe('/packages/book/appeals/index');
  expect(leadOf({ kind: 'shop', subjectId: 3 })).toBe('/packages/shop/home/index?merchantId=3');
  expect(leadOf({ kind: 'shop_order', subjectId: 3 })).toBe('/packages/shop/orders/index?merchantId=3');
  expect(leadOf({ kind: 'voucher', subjectId: 3 })).toBe('/packages/alliance/voucher/index?id=3');
  expect(leadOf({ kind: 'order', subjectId: 3 })).toBe('/packages/alliance/order/index?id=3');
  expect(leadOf({ kind: 'fund', subjectId: 3 })).toBe('/packages/alliance/fund/index?id=3');
});

test('a kind that this version does not know is read all the same, and leads nowhere', async () => {
  items = [{ ...message(9, '活动明天开始', false), kind: 'activity' }];
  render(<MessagesPage />);
  fireEvent.click(await screen.findByText('活动明天开始'));
  expect(leadOf({ kind: 'activity', subjectId: 3 })).toBeNull();
  expect(trail).toEqual([]);
});
