import { fireEvent, render, screen } from '@testing-library/react';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { session } from '../../../kernel/session';
import ChecksPage from './index';
import { words } from './words';

const held = {
  ...{ id: 5, kind: 'comment', subjectId: 9, words: '加微信详聊', photo: null, state: 'review', word: '' },
  author: { id: 3, name: '陈建国', avatar: 'tea', unit: null },
  ...{ community: '梧桐里社区', shown: false, at: Date.now(), mayDecide: true, mayRemove: true },
};
let items: object[] = [];
const decided = () =>
  phone.sent
    .filter(({ url }) => url.endsWith('/check.decide'))
    .map(({ body }) => JSON.parse(body) as unknown);

beforeEach(() => {
  resetPhone();
  items = [held];
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
  phone.answer = ({ url }) => {
    if (!url.endsWith('/check.decide')) return Promise.resolve({ status: 200, body: { items, next: null } });
    items = [];
    return Promise.resolve({ status: 200, body: { ok: true } });
  };
});

test('held words stand there with why, and one tap lets others read them', async () => {
  render(<ChecksPage />);
  expect(await screen.findByText(held.words)).toBeTruthy();
  expect(screen.getByText(words.why('review', ''))).toBeTruthy();
  expect(screen.getByText(words.held)).toBeTruthy();
  fireEvent.click(screen.getByText(words.release));
  expect(await screen.findByText(words.released)).toBeTruthy();
  expect(decided()).toEqual([{ checkId: 5, release: true, answer: '' }]);
});

test('taking them away needs a reason', async () => {
  render(<ChecksPage />);
  fireEvent.click(await screen.findByText(words.remove));
  fireEvent.click(screen.getByText(words.send));
  expect(screen.getByText(words.needReason)).toBeTruthy();
  expect(decided()).toEqual([]);
  fireEvent.change(screen.getByLabelText(new RegExp(words.reason)), { target: { value: '含有广告' } });
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.removed)).toBeTruthy();
  expect(decided()).toEqual([{ checkId: 5, release: false, answer: '含有广告' }]);
});

test('one’s own is for a colleague; a word of the town’s list is named', async () => {
  items = [{ ...held, mayDecide: false, state: 'word', word: '刷单' }];
  render(<ChecksPage />);
  expect(await screen.findByText(words.own)).toBeTruthy();
  expect(screen.getByText(words.why('word', '刷单'))).toBeTruthy();
  expect(screen.queryByText(words.release)).toBeNull();
});
