import { act, renderHook, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { type HttpReply, NetworkError } from '../../kernel/platform/types';
import { session } from '../../kernel/session';
import { person } from '../../../test/people';
import { post } from '../../../test/posts';
import { phone, resetPhone } from '../../../test/stubs/platform';
import { trail } from '../../../test/stubs/taro';
import { usePostNews, withNews } from './post-news';
import type { PostCardView } from './types';
import { useLike } from './use-like';

const OTHER = post({ id: 256 });
const wanted = () => phone.sent.map(({ body }) => (JSON.parse(String(body)) as { liked: boolean }).liked);
const ok = (liked: boolean, likes: number) => Promise.resolve({ status: 200, body: { liked, likes } });

function open() {
  const { result } = renderHook(() => {
    const [posts, setPosts] = useState<PostCardView[]>([post(), OTHER]);
    usePostNews((id, part) => setPosts(withNews(id, part)));
    return { posts, ...useLike() };
  });
  const shown = () => result.current.posts[0] as PostCardView;
  return { result, shown, tap: () => act(() => result.current.like(shown())) };
}

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  session.set({ token: 't', me: person(), known: true });
});

it('shows a like before the server has it, then what the server counts', async () => {
  phone.answer = () => ok(true, 20);
  const { result, shown, tap } = open();
  tap();
  expect(shown()).toMatchObject({ liked: true, likes: 17 });
  await waitFor(() => expect(shown()).toMatchObject({ liked: true, likes: 20 }));
  expect(result.current.failed).toBeNull();
  expect(result.current.posts[1]).toBe(OTHER);
});

it('goes back and says why when the network is gone', async () => {
  phone.answer = () => Promise.reject(new NetworkError('lost'));
  const { result, shown, tap } = open();
  tap();
  await waitFor(() => expect(result.current.failed?.id).toBe(255));
  expect(result.current.failed?.message).toContain('没连上网络');
  expect(shown()).toMatchObject({ liked: false, likes: 16 });
});

it('goes back and says why when the server says no', async () => {
  const error = { code: 'POST_NOT_PUBLIC', message: '这条动态还没有公开', requestId: 'r' };
  phone.answer = () => Promise.resolve({ status: 409, body: { error } });
  const { result, shown, tap } = open();
  tap();
  await waitFor(() => expect(result.current.failed?.message).toBe('这条动态还没有公开'));
  expect(shown()).toMatchObject({ liked: false, likes: 16 });
});

it('ends where the last tap wanted it, one call at a time', async () => {
  const answers: ((reply: HttpReply) => void)[] = [];
  phone.answer = () => new Promise((resolve) => answers.push(resolve));
  const { shown, tap } = open();
  tap();
  tap();
  await waitFor(() => expect(wanted()).toEqual([true]));
  expect(shown()).toMatchObject({ liked: false, likes: 16 });
  answers[0]?.({ status: 200, body: { liked: true, likes: 17 } });
  await waitFor(() => expect(wanted()).toEqual([true, false]));
  answers[1]?.({ status: 200, body: { liked: false, likes: 16 } });
  await waitFor(() => expect(shown()).toMatchObject({ liked: false, likes: 16 }));
});

it('asks a guest to sign in and changes nothing', () => {
  session.set({ token: null, me: null });
  const { shown, tap } = open();
  tap();
  expect(trail[0]).toContain('/packages/mine/sign-in/index');
  expect(shown().liked).toBe(false);
  expect(phone.sent).toHaveLength(0);
});
