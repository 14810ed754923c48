import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import type { PostState } from '../../../parts/me/words';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import MyPostsPage from './index';
import { WORDS } from './words';

const post = (id: number, state: PostState, body: string, reason: string | null = null) => ({
  id,
  author: { id: 7, name: '王秀兰', avatar: 'granny', unit: null },
  community: '梧桐里社区',
  body,
  photos: [],
  board: 'patrol',
  place: null,
  state,
  seal: null,
  likes: 0,
  comments: 0,
  liked: false,
  at: Date.now(),
  version: 1,
  reason,
  claimTitle: null,
});
let posts: ReturnType<typeof post>[] = [];

const inputs = (name: string) =>
  phone.sent.filter(({ url }) => url.endsWith(`/${name}`)).map(({ body }) => JSON.parse(body) as unknown);

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
  posts = [
    post(1, 'pending', '等着的'),
    post(2, 'rejected', '退回的', '时间地点对不上'),
    post(3, 'approved', '公开的'),
  ];
  phone.answer = ({ url, body }) => {
    const { state } = JSON.parse(body) as { state?: PostState };
    if (url.endsWith('/post.withdraw')) {
      posts = posts.map((one) => (one.id === 1 ? { ...one, state: 'withdrawn' } : one));
      return Promise.resolve({ status: 200, body: { ok: true } });
    }
    const items = posts.filter((one) => !state || one.state === state);
    return Promise.resolve({ status: 200, body: { items, next: null } });
  };
});

test('a rejected post says why and is taken up again', async () => {
  render(<MyPostsPage />);
  expect(await screen.findByText('时间地点对不上')).toBeTruthy();
  fireEvent.click(screen.getByText(WORDS.changeAndSend));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/deed/publish/index?postId=2']));
});

test('withdrawing asks first, and then the post is no longer waiting', async () => {
  render(<MyPostsPage />);
  fireEvent.click(await screen.findByText(WORDS.withdraw));
  fireEvent.click(screen.getByText(WORDS.keepWaiting));
  expect(inputs('post.withdraw')).toEqual([]);

  fireEvent.click(screen.getByText(WORDS.withdraw));
  expect(screen.getByText(WORDS.withdrawAsk)).toBeTruthy();
  fireEvent.click(screen.getAllByText(WORDS.withdrawDo).at(-1) as HTMLElement);
  expect(await screen.findByText(WORDS.states.withdrawn)).toBeTruthy();
  expect(inputs('post.withdraw')).toEqual([{ id: 1 }]);
  expect(screen.queryByText(WORDS.withdrawAsk)).toBeNull();
});

test('the tab asks for its state, also when the page was opened with it', async () => {
  router.params = { state: 'rejected' };
  render(<MyPostsPage />);
  expect(await screen.findByText('退回的')).toBeTruthy();
  expect(screen.queryByText('公开的')).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: WORDS.tabs.approved }));
  expect(await screen.findByText('公开的')).toBeTruthy();
  expect(inputs('post.mine')).toEqual([{ state: 'rejected' }, { state: 'approved' }]);
});

test('the draft on this phone stands under all and drafts only', async () => {
  session.set({ me: person({ id: 8 }) });
  phone.stored.set(
    'draft:8:post',
    JSON.stringify({
      value: { body: '写了一半', photos: [], ruleCode: null, board: null, place: '' },
      key: 'k',
      savedAt: 1,
    }),
  );
  render(<MyPostsPage />);
  expect(await screen.findByText('写了一半')).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: WORDS.tabs.approved }));
  expect(await screen.findByText('公开的')).toBeTruthy();
  expect(screen.queryByText('写了一半')).toBeNull();
});
