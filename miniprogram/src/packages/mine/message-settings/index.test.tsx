import { MESSAGE_KINDS } from '@jishan/shared/messages';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answer, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { session } from '../../../kernel/session';
import MessageSettingsPage from './index';

const box = (name: string) => screen.getByRole('switch', { name });
const isOn = (name: string) => box(name).getAttribute('aria-checked') === 'true';

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person(), known: true });
});

test('each kind has its switch, which stands as the server says and is turned there', async () => {
  answer({ 'message.settings': { off: ['like'], quiet: null }, 'message.switch': { ok: true } });
  render(<MessageSettingsPage />);
  expect(await screen.findAllByRole('switch')).toHaveLength(MESSAGE_KINDS.length);
  expect(isOn('点赞')).toBe(false);
  expect(isOn('评论')).toBe(true);
  answer({ 'message.settings': { off: ['comment'], quiet: null }, 'message.switch': { ok: true } });
  fireEvent.click(box('点赞'));
  await waitFor(() => expect(sent('message.switch')).toEqual([{ kind: 'like', on: true }]));
  await waitFor(() => expect(isOn('点赞')).toBe(true));
});

test('a switch that could not be turned stays, and says why', async () => {
  answer({
    'message.settings': { off: [], quiet: null },
    'message.switch': refused('BUSY', '现在人多，请稍后再试'),
  });
  render(<MessageSettingsPage />);
  await screen.findAllByRole('switch');
  fireEvent.click(box('评论'));
  expect(await screen.findByText('现在人多，请稍后再试')).toBeTruthy();
  expect(isOn('评论')).toBe(true);
});
