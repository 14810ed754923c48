import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import HouseholdPage from './index';
import { words } from './words';

const now = Date.now();
const member = (userId: number, name: string, part: object = {}) => ({
  userId,
  name,
  avatar: 'granny',
  state: 'joined',
  founder: false,
  me: false,
  honourMonth: 30,
  since: now,
  ...part,
});
const HOME = {
  id: 1,
  name: '王秀兰家',
  founder: true,
  waiting: false,
  honour: { day: 6, week: 36, month: 207, year: 1286 },
  members: [
    member(7, '王秀兰', { founder: true, me: true }),
    member(8, '陈建国', { state: 'asked', honourMonth: null }),
  ],
  invite: { code: 'K7M2QX', until: now + 86_400_000 },
};
let mine: object | null = null;
let replies: Record<string, [status: number, body: unknown]> = {};
const sent = (name: string) => phone.sent.filter(({ url }) => url.endsWith(`/${name}`));

beforeEach(() => {
  resetPhone();
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
  mine = null;
  replies = {};
  phone.answer = ({ url }) => {
    const name = url.split('/api/')[1] ?? '';
    const [status, body] = replies[name] ?? [200, { household: mine }];
    return Promise.resolve({ status, body });
  };
});

test('a code is looked up before anybody is asked, and the asker then waits', async () => {
  replies = {
    'household.peek': [200, { name: '陈建国家', founder: '陈建国', members: 3 }],
    'household.ask': [
      200,
      { ...HOME, name: '陈建国家', founder: false, waiting: true, members: [], invite: null },
    ],
  };
  render(<HouseholdPage />);
  fireEvent.change(await screen.findByLabelText(words.code), { target: { value: ' k7m2qx ' } });
  fireEvent.click(screen.getByText(words.look));
  expect(await screen.findByText(words.joinText('陈建国', 3))).toBeTruthy();
  expect(sent('household.ask')).toHaveLength(0);
  fireEvent.click(screen.getByText(words.joinDo));
  expect(await screen.findByText(words.waitingTitle('陈建国家'))).toBeTruthy();
  expect(JSON.parse(sent('household.ask')[0]?.body ?? '')).toEqual({ code: 'K7M2QX' });
});

test('one that had been founded with an earlier try is shown, whatever was typed since', async () => {
  replies = {
    'household.found': [
      409,
      { error: { code: 'KEY_REUSED', message: '这次提交和上次的内容不一样', requestId: 'r' } },
    ],
  };
  render(<HouseholdPage />);
  fireEvent.change(await screen.findByLabelText(words.name), { target: { value: '秀兰家' } });
  mine = HOME;
  fireEvent.click(screen.getByText(words.foundDo));
  expect(await screen.findByText('王秀兰家')).toBeTruthy();
  expect(sent('household.found')).toHaveLength(1);
});

test('a wrong code is told at its field', async () => {
  replies = {
    'household.peek': [
      404,
      { error: { code: 'HOUSEHOLD_CODE', message: '邀请码不对或已过期', requestId: 'r' } },
    ],
  };
  render(<HouseholdPage />);
  fireEvent.click(await screen.findByText(words.look));
  expect(await screen.findByText(words.needCode)).toBeTruthy();
  fireEvent.change(screen.getByLabelText(/邀请码/), { target: { value: 'XXXXXX' } });
  fireEvent.click(screen.getByText(words.look));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', '邀请码不对或已过期');
});

test('an invitation that was shared fills in its code', async () => {
  router.params = { code: 'K7M2QX' };
  render(<HouseholdPage />);
  expect(await screen.findByDisplayValue('K7M2QX')).toBeTruthy();
});

test('the founder sees the code, copies it, and answers who asks', async () => {
  mine = HOME;
  replies = { 'household.answer': [200, { ...HOME, members: [HOME.members[0], member(8, '陈建国')] }] };
  render(<HouseholdPage />);
  expect(await screen.findByText('K7M2QX')).toBeTruthy();
  fireEvent.click(screen.getByText(words.copy));
  expect(phone.copied).toEqual(['K7M2QX']);
  fireEvent.click(screen.getByText(words.accept));
  await waitFor(() => expect(screen.queryByText(words.requests)).toBeNull());
  expect(JSON.parse(sent('household.answer')[0]?.body ?? '')).toEqual({ userId: 8, accept: true });
});

test('leaving asks first and tells a founder what becomes of the household', async () => {
  mine = HOME;
  replies = { 'household.leave': [200, { ok: true }] };
  render(<HouseholdPage />);
  fireEvent.click(await screen.findByText(words.leave));
  expect(screen.getByText(words.leaveText + words.leaveFounder)).toBeTruthy();
  expect(sent('household.leave')).toHaveLength(0);
  fireEvent.click(screen.getByText(words.leaveDo));
  expect(await screen.findByText(words.found)).toBeTruthy();
});

test('a member who is not the founder sees neither code nor requests', async () => {
  mine = { ...HOME, founder: false, invite: null };
  render(<HouseholdPage />);
  expect(await screen.findByText('王秀兰家')).toBeTruthy();
  expect(screen.queryByText(words.invite)).toBeNull();
  expect(screen.queryByText(words.accept)).toBeNull();
});

test('where the family’s month is less than its members’ it says why', async () => {
  mine = { ...HOME, honour: { ...HOME.honour, month: 20 } };
  render(<HouseholdPage />);
  expect(await screen.findByText(words.pooledLess)).toBeTruthy();
});

test('taking back what one asked for asks first', async () => {
  mine = { ...HOME, founder: false, waiting: true, members: [], invite: null };
  render(<HouseholdPage />);
  fireEvent.click(await screen.findByText(words.takeBack));
  expect(sent('household.leave')).toHaveLength(0);
  fireEvent.click(screen.getByText(words.takeBackDo));
  await waitFor(() => expect(sent('household.leave')).toHaveLength(1));
});
