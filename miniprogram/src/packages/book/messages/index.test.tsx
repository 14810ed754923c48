import { DAY } from '@jishan/shared/calendar';
import { MESSAGE_KINDS } from '@jishan/shared/messages';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { answer, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { trail } from '../../../../test/stubs/taro';
import { tabBar, tabBarStore } from '../../../components/tab-bar-state';
import { session } from '../../../kernel/session';
import { dayName } from './day';
import MessagesPage from './index';
import { actsOf, leadOf, type Message } from './kinds';
import { words } from './words';

const message = (id: number, part: Partial<Message> = {}): Message => ({
  ...{ id, kind: 'objection', title: `消息 ${id}`, text: '说的是这件事', from: null, seal: null },
  ...{ subjectKind: null, subjectId: 40, at: Date.now(), unread: false },
  ...part,
});

async function open(items: Message[], unread = items.filter((item) => item.unread).length) {
  answer({
    'message.list': page(items),
    'message.unread': { unread },
    'message.open': { ok: true },
    'message.read': { ok: true },
  });
  render(<MessagesPage />);
  await screen.findByText(items[0]?.title ?? items[0]?.text ?? words.empty);
}

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  tabBar.setUnread(0);
  session.set({ token: 't', me: person(), known: true });
});

test('looking reads nothing; what is opened is read, and leads to what it is about', async () => {
  await open([message(9, { unread: true }), message(8, { unread: true })]);
  expect(sent('message.read')).toEqual([]);
  expect(screen.getAllByLabelText(words.unread)).toHaveLength(2);
  await waitFor(() => expect(tabBarStore.get().unread).toBe(2));
  fireEvent.click(screen.getByText('消息 9'));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/book/notices/index?transferId=40']));
  expect(sent('message.open')).toEqual([{ id: 9 }]);
  await waitFor(() => expect(screen.getAllByLabelText(words.unread)).toHaveLength(1));
  // What was read before is not marked again.
  fireEvent.click(screen.getByText('消息 9'));
  expect(sent('message.open')).toHaveLength(1);
});

test('all at once, up to the newest that is shown', async () => {
  await open([message(9, { unread: true }), message(8)], 3);
  expect(await screen.findByText('3')).toBeTruthy();
  fireEvent.click(screen.getByText(words.readAll));
  await waitFor(() => expect(sent('message.read')).toEqual([{ upTo: 9 }]));
  await waitFor(() => expect(screen.queryByLabelText(words.unread)).toBeNull());
});

test('what could not be marked is told, and stays new', async () => {
  await open([message(9, { unread: true })]);
  answer({ 'message.unread': { unread: 1 }, 'message.read': refused('BUSY', '请稍后再试') });
  fireEvent.click(screen.getByText(words.readAll));
  expect(await screen.findByText('请稍后再试')).toBeTruthy();
  expect(screen.getAllByLabelText(words.unread)).toHaveLength(1);
});

test('a day stands over its messages, once', async () => {
  const now = Date.now();
  await open([
    message(9, { at: now }),
    message(8, { at: now - DAY }),
    message(7, { at: now - DAY }),
    message(6, { at: now - 5 * DAY }),
  ]);
  const days = [...document.querySelectorAll('.message-day')];
  expect(days.map(({ textContent }) => textContent)).toEqual([
    words.today,
    words.yesterday,
    dayName(now - 5 * DAY),
  ]);
});

test('days are Shanghai’s, wherever the phone is', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const now = at('2026-11-22T00:10');
  expect(dayName(at('2026-11-22T00:00'), now)).toBe(words.today);
  expect(dayName(at('2026-11-21T23:59'), now)).toBe(words.yesterday);
  expect(dayName(at('2026-11-20T12:00'), now)).toBe('11月20日 周五');
});

test('who or what it is from: a seal, outlined until the points are there; a neighbour; else a sign', async () => {
  await open([
    message(9, { kind: 'approved', seal: { text: '巡逻', points: 50 } }),
    message(8, { kind: 'credited', seal: { text: '整治', points: 25 } }),
    message(7, { kind: 'comment', from: { name: '许雯', avatar: 'staff' } }),
  ]);
  expect(screen.getByLabelText('巡逻，加 50 分，待入账')).toBeTruthy();
  expect(screen.getByLabelText('整治，加 25 分')).toBeTruthy();
});

test('what was sent back is mended or appealed against from here', async () => {
  await open([message(9, { kind: 'rejected', subjectId: 12, unread: true })]);
  fireEvent.click(screen.getByText(words.appeal));
  await waitFor(() =>
    expect(trail).toEqual(['navigateTo /packages/book/appeal/index?kind=rejection&postId=12']),
  );
  expect(sent('message.open')).toEqual([{ id: 9 }]);
  fireEvent.click(screen.getByText(words.mend));
  await waitFor(() => expect(trail[1]).toBe('navigateTo /packages/deed/publish/index?postId=12'));
  expect(actsOf({ kind: 'unscored', subjectId: 3 }).map(({ to }) => to)).toEqual([
    '/packages/book/appeal/index?kind=missed',
  ]);
});

test('each kind leads somewhere, with and without what it is about', () => {
  const lead = (kind: string, subjectId: number | null = 3) =>
    leadOf({ kind, subjectId, subjectKind: subjectId === null ? null : 'post' });
  // Words that were taken away are nowhere any more.
  for (const kind of MESSAGE_KINDS.filter((one) => one !== 'check'))
    expect(lead(kind)).toMatch(/^\/packages\//);
  expect(lead('check')).toBeNull();
  for (const kind of ['approved', 'rejected', 'comment', 'reply', 'mention', 'like', 'hidden'])
    expect(lead(kind)).toBe('/packages/deed/post/index?id=3');
  expect(lead('credited')).toBe('/packages/mine/points/index?transferId=3');
  expect(lead('expiry', null)).toBe('/packages/mine/points/index');
  expect(lead('deduction')).toBe('/packages/book/appeal/index?kind=deduction&adjustmentId=3');
  expect(lead('appeal')).toBe('/packages/book/appeals/index');
  expect(lead('thanks')).toBe('/packages/alliance/shop/index?id=3');
  expect(lead('shop')).toBe('/packages/shop/home/index?merchantId=3');
  expect(lead('shop_order')).toBe('/packages/shop/orders/index?merchantId=3');
  expect(lead('voucher')).toBe('/packages/alliance/voucher/index?id=3');
  expect(lead('order')).toBe('/packages/alliance/order/index?id=3');
  expect(lead('fund')).toBe('/packages/alliance/fund/index?id=3');
  expect(lead('desk')).toBe('/packages/main/admin/index');
  // A subject of talk that this version has no page for.
  expect(leadOf({ kind: 'comment', subjectId: 3, subjectKind: 'activity' })).toBeNull();
});

test('a kind that this version does not know is read all the same, and leads nowhere', async () => {
  await open([message(9, { kind: 'activity', title: null, text: '活动明天开始', unread: true })]);
  expect(screen.getByText(words.news)).toBeTruthy();
  fireEvent.click(screen.getByText('活动明天开始'));
  await waitFor(() => expect(sent('message.open')).toEqual([{ id: 9 }]));
  expect(trail).toEqual([]);
});

test('nothing yet: what will be told here, and a way on', async () => {
  await open([]);
  const empty = screen.getByText(words.empty).parentElement;
  expect(empty && within(empty).getByText(words.emptyText)).toBeTruthy();
});
