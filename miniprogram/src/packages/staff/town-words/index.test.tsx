import { fireEvent, render, screen } from '@testing-library/react';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { session } from '../../../kernel/session';
import TownWordsPage from './index';
import { WORDS } from './words';

let list: object;
beforeEach(() => {
  resetPhone();
  list = { words: ['刷单'], version: 3, changedBy: '周明', changedAt: Date.now(), mayChange: true };
  session.set({ token: 't', me: person({ role: 'admin' }), known: true });
  phone.answer = ({ url, body }) => {
    if (!url.endsWith('/check.setWords')) return Promise.resolve({ status: 200, body: list });
    const { words, version } = JSON.parse(body) as { words: string[]; version: number };
    list = { ...list, words, version: version + 1 };
    return Promise.resolve({ status: 200, body: { version: version + 1 } });
  };
});

test('an administrator writes a word a line; the new list is saved beside the version that was read', async () => {
  render(<TownWordsPage />);
  const field = await screen.findByLabelText(new RegExp(WORDS.label));
  fireEvent.change(field, { target: { value: '刷单\n\n 高利贷 ' } });
  fireEvent.click(screen.getByText(WORDS.send));
  expect(await screen.findByText(WORDS.saved)).toBeTruthy();
  const sent = phone.sent.find(({ url }) => url.endsWith('/check.setWords'));
  expect(JSON.parse(sent?.body ?? '{}')).toEqual({ version: 3, words: ['刷单', '高利贷'] });
});

test('a word that is too long is named before it is sent', async () => {
  render(<TownWordsPage />);
  const long = '长'.repeat(21);
  fireEvent.change(await screen.findByLabelText(new RegExp(WORDS.label)), { target: { value: long } });
  expect(await screen.findByText(WORDS.tooLong(long))).toBeTruthy();
});

test('staff read it', async () => {
  list = { ...list, mayChange: false };
  render(<TownWordsPage />);
  expect(await screen.findByText('刷单')).toBeTruthy();
  expect(screen.getByText(WORDS.readOnly)).toBeTruthy();
  expect(screen.queryByText(WORDS.send)).toBeNull();
});
