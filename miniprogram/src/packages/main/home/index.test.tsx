import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answer, page } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { rule, usedUp } from '../../../../test/rules';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { trail } from '../../../../test/stubs/taro';
import { tabBar, tabBarStore } from '../../../components/tab-bar-state';
import { session } from '../../../kernel/session';
import HomePage from './index';
import type { Summary } from './types';
import { words } from './words';

const patrol = rule({ code: 'building-07', title: '义务巡逻' });
const full = usedUp({ code: 'building-03', title: '邻里守望' });

const summary = (part: Partial<Summary> = {}): Summary => ({
  ...{ lunar: { day: '十月初三', term: null }, balance: 1286, inNotice: 0, today: 0, honourMonth: 467 },
  ...{ canEarn: 50, rings: [patrol, full], boards: [], postsToday: 3, top: [], latest: [] },
  ...{ mine: { rank: null, points: 0, ahead: null }, isNew: false, desk: null, shops: [], news: null },
  ...part,
});
const shop = { id: 4, name: '平安理发店', visits: 12, newcomers: 5, points: 240, placed: 2, ready: 1 };
const desk = {
  ...{ waiting: 27, oldestAt: Date.now() - 3 * 3_600_000, decidedToday: 0, decidedYesterday: 41 },
  ...{ objections: 1, appeals: 2, submissions: 4, adjustments: 0 },
};

async function open(part: Partial<Summary> = {}, who = person()) {
  session.set({ token: 't', me: who, known: true });
  answer({ 'home.summary': summary(part), 'news.rotation': page([]) });
  render(<HomePage />);
  await screen.findByText(words.greet(who.name, ''), { exact: false });
}
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  resetPhone();
  trail.length = 0;
});

it('a resident sees their points first', async () => {
  await open();
  expect(screen.getByText(words.balance)).toBeTruthy();
  expect(screen.queryByText(words.firstStep)).toBeNull();
});

it('a ring opens the camera; a full one its rule', async () => {
  await open();
  tap(/^义务巡逻/);
  tap(/^邻里守望/);
  await waitFor(() =>
    expect(trail).toEqual([
      'navigateTo /packages/deed/publish/index?ruleCode=building-07&photo=true',
      'navigateTo /packages/deed/rules/index?code=building-03',
    ]),
  );
});

it('a newcomer is told the first step instead of zeros', async () => {
  await open({ isNew: true, balance: 0, honourMonth: 0 });
  expect(screen.queryByText(words.balance)).toBeNull();
  tap(words.firstStepDo);
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/deed/publish/index?photo=true']));
});

it('at a counter it is one tap to the camera, and orders that wait are told', async () => {
  phone.scanned = 'CODE';
  await open({ shops: [shop] });
  expect(screen.getByText(words.toPack(2))).toBeTruthy();
  expect(screen.getByText('平安理发店')).toBeTruthy();
  tap(words.scan);
  await waitFor(() =>
    expect(trail).toEqual(['navigateTo /packages/shop/counter/index?merchantId=4&code=CODE']),
  );
});

it('where nothing can scan the number is typed', async () => {
  phone.canScan = false;
  await open({ shops: [shop] });
  tap(words.typeNumber);
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/shop/counter/index?merchantId=4']));
});

it('staff are one tap from the next case, and see since when it waits', async () => {
  await open({ desk }, person({ role: 'staff' }));
  expect(screen.getByText(words.oldest('等了 3 小时'))).toBeTruthy();
  expect(screen.getByText(words.decidedYesterday(41))).toBeTruthy();
  tap(words.startReview);
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/staff/review/index']));
});

it('where nothing waits no case is offered', async () => {
  await open({ desk: { ...desk, waiting: 0, oldestAt: null } }, person({ role: 'staff' }));
  expect(screen.getByText(words.nobodyWaits)).toBeTruthy();
  expect(screen.queryByText(words.startReview)).toBeNull();
});

it('the newest message stands in a line, with how many more there are, and leads to all of them', async () => {
  await open({ news: { kind: 'approved', title: '义务巡逻通过了，记 50 分', unread: 3 } });
  fireEvent.click(screen.getByText('义务巡逻通过了，记 50 分'));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/book/messages/index']));
  expect(screen.getByText('，还有 2 条')).toBeTruthy();
  expect(tabBarStore.get().unread).toBe(3);
});

it('one message says nothing of others', async () => {
  await open({ news: { kind: 'order', title: '备好了', unread: 1 } });
  expect(screen.getByText('备好了')).toBeTruthy();
  expect(screen.queryByText(/还有/)).toBeNull();
});

it('a hundred and more are not counted', async () => {
  await open({ news: { kind: 'order', title: '备好了', unread: 100 } });
  expect(screen.getByText('，还有 99+ 条')).toBeTruthy();
});

it('nothing new: no line, no number', async () => {
  tabBar.setUnread(4);
  await open();
  await waitFor(() => expect(tabBarStore.get().unread).toBe(0));
});
