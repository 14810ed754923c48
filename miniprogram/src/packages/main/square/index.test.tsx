import { forgetAnswers } from '../../../kernel/answers';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NetworkError } from '../../../kernel/platform/types';
import { go, routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { post } from '../../../../test/posts';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { pulled, pullDown, reachBottom, share, trail } from '../../../../test/stubs/taro';
import SquarePage from './index';

const POSTS = [post({ id: 1, body: '银杏叶落了一地' }), post({ id: 2, body: '铲干净了小广告' })];
const asked = () => phone.sent.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const give = (items: unknown[]) => () => Promise.resolve({ status: 200, body: { items, next: null } });
const lost = () => Promise.reject(new NetworkError('lost'));

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  phone.name = 'h5';
  session.set({ token: 't', me: person(), known: true });
  phone.answer = give(POSTS);
});

it('asks for the board of a tab, and for the community when it is chosen', async () => {
  render(<SquarePage />);
  await screen.findByText('银杏叶落了一地');
  fireEvent.click(screen.getByRole('tab', { name: '随手拍' }));
  await waitFor(() => expect(asked().at(-1)).toEqual({ scope: 'town', board: 'snapshot' }));
  fireEvent.click(screen.getByRole('radio', { name: '梧桐里社区' }));
  await waitFor(() => expect(asked().at(-1)).toEqual({ scope: 'community', board: 'snapshot' }));
});

it('opens with the board that home sent it to', async () => {
  await go(routes.main.square('care'));
  render(<SquarePage />);
  await waitFor(() => expect(asked().at(-1)).toEqual({ scope: 'town', board: 'care' }));
  expect(screen.getByRole('tab', { name: '敬老助残' }).getAttribute('aria-selected')).toBe('true');
});

it('shows what it showed last when there is no network, and says so', async () => {
  render(<SquarePage />);
  await screen.findByText('银杏叶落了一地');
  cleanup();
  forgetAnswers();
  phone.answer = lost;
  render(<SquarePage />);
  expect(await screen.findByText('没连上网络，先看上次存下的。')).toBeTruthy();
  expect(screen.getByText('铲干净了小广告')).toBeTruthy();

  phone.answer = give([POSTS[0]]);
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  await waitFor(() => expect(screen.queryByText('铲干净了小广告')).toBeNull());
  expect(await screen.findByText('银杏叶落了一地')).toBeTruthy();
});

it('does not show one neighbour what another one saw', async () => {
  render(<SquarePage />);
  await screen.findByText('银杏叶落了一地');
  cleanup();
  session.set({ token: 'u', me: person({ id: 8 }) });
  phone.answer = lost;
  render(<SquarePage />);
  expect(await screen.findByText('没连上网络')).toBeTruthy();
});

it('invites to write the first one where nothing hangs yet', async () => {
  phone.answer = give([]);
  render(<SquarePage />);
  fireEvent.click(await screen.findByRole('tab', { name: '随手拍' }));
  fireEvent.click(await screen.findByRole('button', { name: '写第一条' }));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/deed/publish/index?board=snapshot']));
});

it('asks anew when it is pulled, for more at its end, and is shared by its cards', async () => {
  phone.answer = ({ body }) =>
    Promise.resolve({ status: 200, body: { items: POSTS, next: body?.includes('cursor') ? null : 'c1' } });
  render(<SquarePage />);
  await screen.findByText('银杏叶落了一地');
  expect(pullDown()).toBe(true);
  await waitFor(() => expect(pulled.turning).toBe(false));
  reachBottom();
  await waitFor(() => expect(asked().at(-1)).toMatchObject({ cursor: 'c1' }));
  expect(asked()).toHaveLength(3);
  expect(share({ id: '2' })).toMatchObject({ title: '铲干净了小广告', path: routes.deed.post(2) });
  expect(share()).toMatchObject({ path: routes.main.home() });
});
