import { fireEvent, render, screen } from '@testing-library/react';
import { forgetAnswers } from '../../../kernel/answers';
import type { HttpReply } from '../../../kernel/platform/types';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import BlocksPage from './index';
import { words } from './words';

const entry = { person: { id: 9, name: '李桂芳', avatar: 'peony', unit: null }, at: 1 };
let undone = (): Promise<HttpReply> => Promise.resolve({ status: 200, body: { ok: true } });

beforeEach(() => {
  resetPhone();
  forgetAnswers();
  session.set({ token: 't', me: person(), known: true });
  phone.answer = ({ url }) =>
    url.endsWith('/block.set')
      ? undone()
      : Promise.resolve({ status: 200, body: { items: [entry], next: null } });
});

test('who is blocked stands there and is let go by one tap', async () => {
  render(<BlocksPage />);
  expect(await screen.findByText('李桂芳')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: words.undo }));
  expect(await screen.findByText(words.undone('李桂芳'))).toBeTruthy();
  expect(screen.getByText(words.noneTitle)).toBeTruthy();
  const sent = phone.sent.find(({ url }) => url.endsWith('/block.set'));
  expect(JSON.parse(String(sent?.body))).toEqual({ userId: 9, blocked: false });
});

test('what could not be undone stays, with the reason', async () => {
  undone = () =>
    Promise.resolve({ status: 503, body: { error: { code: 'BUSY', message: '现在人多', requestId: 'r' } } });
  render(<BlocksPage />);
  await screen.findByText('李桂芳');
  fireEvent.click(screen.getByRole('button', { name: words.undo }));
  expect(await screen.findByText('现在人多')).toBeTruthy();
  expect(screen.getByText('李桂芳')).toBeTruthy();
});
