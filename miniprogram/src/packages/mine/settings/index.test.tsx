import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { nameWords } from '../../../parts/me/name-words';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { trail } from '../../../../test/stubs/taro';
import SettingsPage from './index';
import { WORDS } from './words';

const inputs = (name: string) =>
  phone.sent.filter(({ url }) => url.endsWith(`/${name}`)).map(({ body }) => JSON.parse(body) as unknown);

let refused = false;
beforeEach(() => {
  resetPhone();
  trail.length = 0;
  refused = false;
  let me = person();
  session.set({ token: 't', me, known: true });
  phone.answer = ({ url, body }) => {
    if (refused) {
      const error = { code: 'BUSY', message: '现在人多，请稍后再试', requestId: 'r' };
      return Promise.resolve({ status: 503, body: { error } });
    }
    if (url.endsWith('/resident.update')) me = { ...me, ...(JSON.parse(body) as object) };
    return Promise.resolve({ status: 200, body: url.endsWith('/session.logout') ? { ok: true } : me });
  };
});

test('leaving the ranking is sent and known everywhere', async () => {
  render(<SettingsPage />);
  fireEvent.click(await screen.findByLabelText(WORDS.ranked));
  await waitFor(() => expect(session.get().me?.ranked).toBe(false));
  expect(inputs('resident.update')).toEqual([{ ranked: false }]);
  expect(screen.getByText(WORDS.rankedOff)).toBeTruthy();
});

test('a name that is empty or too long is not sent; the words stand at the field', async () => {
  render(<SettingsPage />);
  fireEvent.click(await screen.findByText(nameWords.name));
  const field = screen.getByLabelText(new RegExp(`^${nameWords.name}`));
  fireEvent.change(field, { target: { value: '  ' } });
  fireEvent.click(screen.getByText(WORDS.save));
  expect(screen.getByText(nameWords.missing)).toBeTruthy();
  fireEvent.change(field, { target: { value: '字'.repeat(21) } });
  expect(screen.getByText(nameWords.long(20))).toBeTruthy();
  fireEvent.click(screen.getByText(WORDS.save));
  expect(inputs('resident.update')).toEqual([]);

  fireEvent.change(field, { target: { value: ' 阿依古丽·买买提·吐尔逊 ' } });
  fireEvent.click(screen.getByText(WORDS.save));
  await waitFor(() => expect(inputs('resident.update')).toEqual([{ name: '阿依古丽·买买提·吐尔逊' }]));
  await waitFor(() => expect(screen.queryByText(WORDS.save)).toBeNull());
});

test('signing out everywhere is nothing unless the server did it', async () => {
  render(<SettingsPage />);
  fireEvent.click(await screen.findByText(WORDS.signOutAll));
  refused = true;
  fireEvent.click(screen.getByText(WORDS.signOutAllDo));
  expect(await screen.findByText('现在人多，请稍后再试')).toBeTruthy();
  expect(session.get().token).toBe('t');

  refused = false;
  fireEvent.click(screen.getByText(WORDS.signOutAllDo));
  await waitFor(() => expect(session.get().token).toBeNull());
  expect(inputs('session.logout').at(-1)).toEqual({ all: true });
  expect(trail.at(-1)).toMatch(/^reLaunch .*sign-in/);
});
