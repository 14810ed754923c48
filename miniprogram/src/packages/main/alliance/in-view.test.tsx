import { act, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { answer, page, sent } from '../../../../test/answers';
import { onPage } from '../../../../test/on-page';
import { person } from '../../../../test/people';
import { hide, showAgain } from '../../../../test/stubs/taro';
import AlliancePage from './index';
import { words } from './words';

onPage();

test('signing in above it does not wake it: it asks once it is in view again', async () => {
  session.forget();
  answer({ 'alliance.list': { ...page([]), total: 0 } });
  render(<AlliancePage />);
  expect(await screen.findByText(words.signInTitle)).toBeTruthy();
  hide();
  act(() => session.set({ token: 't', me: person(), known: true }));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(sent('alliance.list')).toEqual([]);
  act(() => showAgain());
  await waitFor(() => expect(sent('alliance.list').length).toBeGreaterThan(0));
});
