import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { type HttpReply, type HttpRequest, NetworkError } from '../../../kernel/platform/types';
import { session } from '../../../kernel/session';
import type { PostView } from '../../../parts/post/types';
import { person } from '../../../../test/people';
import { post } from '../../../../test/posts';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, share, shareToMoments, trail } from '../../../../test/stubs/taro';
import PostPage from './index';

const ok = (body: unknown): Promise<HttpReply> => Promise.resolve({ status: 200, body });
const nameOf = ({ url }: HttpRequest) => url.split('/api/')[1] ?? '';
const sent = (name: string) => phone.sent.filter((request) => nameOf(request) === name);
const author = { id: 9, name: '李桂芳', avatar: 'peony', unit: null };
const FIRST = {
  ...{ id: 1, thread: 1, author, body: '辛苦了老陈！', at: 1, answers: null, gone: null, edited: false },
  ...{ likes: 0, liked: false, canRemove: false, editUntil: null as number | null },
};

function serve(shown: PostView, more: Record<string, () => Promise<HttpReply>> = {}) {
  phone.answer = (request) => {
    const name = nameOf(request);
    if (more[name]) return more[name]();
    return ok(name === 'post.get' ? shown : { items: [FIRST], next: null });
  };
}

let userId = 500;
async function open(say: string) {
  router.params = { id: '255' };
  render(<PostPage />);
  await screen.findByText(say);
}

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  phone.name = 'h5';
  session.set({ token: 't', me: person({ id: ++userId }), known: true });
});

it('shows the post, its slip and what was said', async () => {
  serve(post({ comments: 1 }));
  await open('辛苦了老陈！');
  expect(screen.getByText(/8 号院门口的灯不亮/)).toBeTruthy();
  expect(screen.getByText('已入账')).toBeTruthy();
  expect(screen.getByText('1 条评论')).toBeTruthy();
});

it('names the shop in whose name it was posted, and leads to it', async () => {
  serve(post({ shop: { id: 7, name: '平安理发店' } }));
  await open('平安理发店的善行');
  fireEvent.click(screen.getByRole('link', { name: '平安理发店的善行' }));
  expect(trail.at(-1)).toContain('alliance/shop/index?id=7');
});

it('keeps a comment and its key when the network goes: said again it stands there once', async () => {
  let online = false;
  const comment = { ...FIRST, id: 2, thread: 2, body: '明晚我也来。', canRemove: true };
  serve(post({ comments: 1 }), {
    'comment.create': () => (online ? ok(comment) : Promise.reject(new NetworkError('lost'))),
  });
  await open('辛苦了老陈！');
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '说句话…' });
  fireEvent.change(field, { target: { value: '明晚我也来。' } });
  fireEvent.click(screen.getByRole('button', { name: '发送' }));
  expect(await screen.findByText('网断了，写的还在，再点一次发送')).toBeTruthy();
  expect(field.value).toBe('明晚我也来。');

  online = true;
  fireEvent.click(screen.getByRole('button', { name: '发送' }));
  expect(await screen.findByText('2 条评论')).toBeTruthy();
  await waitFor(() => expect(field.value).toBe(''));
  expect(new Set(sent('comment.create').map(({ headers }) => headers['Idempotency-Key'])).size).toBe(1);
});

it('says that what was said first had arrived, and sends the changed words with the next tap', async () => {
  let known: string | undefined;
  const comment = { ...FIRST, id: 2, thread: 2, body: '后天我也来。', canRemove: true };
  const refusal = { error: { code: 'KEY_REUSED', message: '这次提交和上次的内容不一样', requestId: 'r' } };
  serve(post({ comments: 1 }), {
    'comment.create': () => {
      const key = sent('comment.create').at(-1)?.headers['Idempotency-Key'];
      if (known === undefined) {
        known = key;
        return Promise.reject(new NetworkError('slow'));
      }
      return key === known ? Promise.resolve({ status: 409, body: refusal }) : ok(comment);
    },
  });
  await open('辛苦了老陈！');
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '说句话…' });
  const say = (body: string) => {
    fireEvent.change(field, { target: { value: body } });
    fireEvent.click(screen.getByRole('button', { name: '发送' }));
  };
  say('明晚我也来。');
  await screen.findByText('网断了，写的还在，再点一次发送');
  say('后天我也来。');
  await screen.findByText(/上一次点的其实已经送到了/);
  expect(field.value).toBe('后天我也来。');
  fireEvent.click(screen.getByRole('button', { name: '发送' }));
  expect(await screen.findByText('2 条评论')).toBeTruthy();
  expect(sent('comment.create')).toHaveLength(3);
});

it('lets a guest read, and asks to sign in only when there is something to say', async () => {
  session.set({ token: null, me: null });
  serve(post());
  await open('辛苦了老陈！');
  expect(trail).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '登录后说句话…' }));
  await waitFor(() => expect(trail[0]).toContain('/packages/mine/sign-in/index'));
});

it('offers nothing but the post in Moments’ single page', async () => {
  session.set({ token: null, me: null });
  phone.singlePage = true;
  serve(post());
  await open('打开小程序，和邻里一起积善');
  await screen.findByText('辛苦了老陈！');
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(trail).toEqual([]);
});

it('says that a post is gone and leads home', async () => {
  phone.answer = () =>
    Promise.resolve({
      status: 404,
      body: { error: { code: 'NOT_FOUND', message: '没有找到', requestId: 'r' } },
    });
  await open('这条动态看不到了');
  fireEvent.click(screen.getByRole('button', { name: '回首页看看' }));
  await waitFor(() => expect(trail).toEqual(['switchTab /packages/main/home/index']));
});

it('takes an author from a rejection to mending it', async () => {
  const can = { ...post().can, edit: true };
  const history = [{ decision: 'reject' as const, unit: '居委会', reason: '照片里看不到现场', at: 1 }];
  serve(post({ state: 'rejected', seal: null, can, history }));
  await open('这次没有通过');
  expect(screen.getByText(/补一张能看清现场的照片/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '改一改再发' }));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/deed/publish/index?postId=255']));
  expect(screen.getByText('公开以后，邻里可以在这里说话。')).toBeTruthy();
});

const dialog = () => within(screen.getByRole('dialog'));

it('removes a comment only after asking', async () => {
  serve(post({ comments: 1 }), {
    'comment.list': () => ok({ items: [{ ...FIRST, canRemove: true }], next: null }),
    'comment.remove': () => ok({ ok: true }),
  });
  await open('辛苦了老陈！');
  fireEvent.click(screen.getByRole('button', { name: '更多 李桂芳' }));
  fireEvent.click(dialog().getByRole('button', { name: /删除/ }));
  expect(dialog().getByText('辛苦了老陈！')).toBeTruthy();
  expect(sent('comment.remove')).toHaveLength(0);
  fireEvent.click(dialog().getByRole('button', { name: '删除' }));
  expect(await screen.findByText('评论')).toBeTruthy();
  expect(sent('comment.remove')).toHaveLength(1);
});

it('takes a waiting post back only after asking, and passes on nothing that the public does not see', async () => {
  const can = { ...post().can, withdraw: true };
  serve(post({ state: 'pending', seal: null, decidedBy: null, decidedAt: null, can }), {
    'post.withdraw': () => ok({ ok: true }),
  });
  await open('等社区工作人员看一眼');
  expect(share()).toEqual({
    title: '积善：和邻里一起积善',
    path: '/packages/main/home/index',
  });
  expect(shareToMoments()).toEqual({ title: '积善：和邻里一起积善' });
  fireEvent.click(screen.getByRole('button', { name: '收回' }));
  expect(sent('post.withdraw')).toHaveLength(0);
  fireEvent.click(dialog().getByRole('button', { name: '收回' }));
  await waitFor(() => expect(sent('post.withdraw')).toHaveLength(1));
});

it('is passed on by its own card once the public sees it', async () => {
  serve(post());
  await open('辛苦了老陈！');
  expect(share()).toMatchObject({ path: '/packages/deed/post/index?id=255' });
  expect(shareToMoments()).toMatchObject({ query: 'id=255' });
});

it('opens why a neighbour got the points on the post itself, without another name for its author', async () => {
  const notice = {
    transferId: 40,
    state: 'pending' as const,
    endsAt: Date.now() + 1,
    objections: 0,
    canObject: false,
  };
  serve(post({ notice }), {
    'notice.get': () =>
      ok({
        ...{ transferId: 40, name: '陈*国', community: '梧桐里社区', title: '义务巡逻', seal: '巡逻' },
        ...{ points: 50, postId: 255, awardedAt: 1, endsAt: Date.now() + 1, state: 'pending' },
        ...{ objections: 0, mine: false, unit: '梧桐里社区居委会', reviewers: 1 },
        ...{ ruleText: '巡逻一小时以上', history: [], canObject: false },
      }),
  });
  await open('辛苦了老陈！');
  fireEvent.click(screen.getByRole('button', { name: '积分缘由' }));
  expect(await screen.findByText('巡逻一小时以上')).toBeTruthy();
  expect(dialog().queryByText(/陈\*国/)).toBeNull();
  expect(dialog().queryByText('看这条动态')).toBeNull();
  expect(trail).toEqual([]);
});

it('answers a comment, which then stands below it and names whom it answers', async () => {
  const second = { ...FIRST, id: 2, thread: 2, body: '我也来' };
  const reply = {
    ...FIRST,
    id: 3,
    thread: 1,
    body: '谢谢桂芳',
    answers: '李桂芳',
    author: { ...author, name: '王秀兰' },
  };
  serve(post({ comments: 2 }), {
    'comment.list': () => ok({ items: [FIRST, second], next: null }),
    'comment.create': () => ok(reply),
  });
  await open('我也来');
  fireEvent.click(screen.getAllByRole('button', { name: '回复 李桂芳' })[0] as HTMLElement);
  fireEvent.change(screen.getByRole('textbox', { name: '回复 李桂芳' }), { target: { value: '谢谢桂芳' } });
  fireEvent.click(screen.getByRole('button', { name: '发送' }));
  expect(await screen.findByText('3 条评论')).toBeTruthy();
  expect(JSON.parse(String(sent('comment.create')[0]?.body))).toMatchObject({ answers: 1, body: '谢谢桂芳' });
  const said = ['辛苦了老陈！', '谢谢桂芳', '我也来'].map((text) => screen.getByText(text));
  for (const [at, one] of said.slice(1).entries())
    expect((said[at] as Node).compareDocumentPosition(one)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.getByRole('textbox', { name: '说句话…' })).toBeTruthy();
});

it('leaves an answer unsaid when its cross is tapped, and keeps what was typed for whom it was meant', async () => {
  serve(post({ comments: 1 }));
  await open('辛苦了老陈！');
  const reply = () => fireEvent.click(screen.getByRole('button', { name: '回复 李桂芳' }));
  reply();
  fireEvent.change(screen.getByRole('textbox', { name: '回复 李桂芳' }), { target: { value: '只对您说' } });
  fireEvent.click(screen.getByRole('button', { name: '不回复了' }));
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '说句话…' }).value).toBe('');
  reply();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '回复 李桂芳' }).value).toBe('只对您说');
});

it('leaves a note where a comment with replies was, and nothing where there are none', async () => {
  const mine = { ...FIRST, canRemove: true };
  const reply = { ...FIRST, id: 2, body: '我接着说', answers: '李桂芳' };
  serve(post({ comments: 2 }), {
    'comment.list': () => ok({ items: [mine, reply], next: null }),
    'comment.remove': () => ok({ ok: true }),
  });
  await open('辛苦了老陈！');
  fireEvent.click(screen.getAllByRole('button', { name: '更多 李桂芳' })[0] as HTMLElement);
  fireEvent.click(dialog().getByRole('button', { name: /删除/ }));
  fireEvent.click(dialog().getByRole('button', { name: '删除' }));
  expect(await screen.findByText('这条评论已删除')).toBeTruthy();
  expect(screen.getByText('我接着说')).toBeTruthy();
  expect(screen.queryByText('辛苦了老陈！')).toBeNull();
  expect(screen.getByText('1 条评论')).toBeTruthy();
});

it('likes a comment at once', async () => {
  serve(post({ comments: 1 }), { 'like.set': () => ok({ liked: true, likes: 6 }) });
  await open('辛苦了老陈！');
  fireEvent.click(screen.getByRole('button', { name: '赞 0' }));
  await screen.findByText('6');
  expect(JSON.parse(String(sent('like.set')[0]?.body))).toEqual({
    subject: { kind: 'comment', id: 1 },
    liked: true,
  });
});

it('puts one’s own comment right while there is time, and says so', async () => {
  const mine = { ...FIRST, canRemove: true, editUntil: Date.now() + 60_000 };
  serve(post({ comments: 1 }), {
    'comment.list': () => ok({ items: [mine], next: null }),
    'comment.edit': () => ok({ body: '辛苦了，老陈！', edited: true }),
  });
  await open('辛苦了老陈！');
  fireEvent.click(screen.getByRole('button', { name: '更多 李桂芳' }));
  fireEvent.click(dialog().getByRole('button', { name: /改一改/ }));
  fireEvent.change(dialog().getByRole('textbox'), { target: { value: '辛苦了，老陈！' } });
  fireEvent.click(dialog().getByRole('button', { name: '改好了' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByText('辛苦了，老陈！')).toBeTruthy();
  expect(screen.getByText(/已编辑/)).toBeTruthy();
});

it('blocks who has said something only after asking, and reads anew what was said', async () => {
  let blocked = false;
  serve(post({ comments: 1 }), {
    'comment.list': () => ok({ items: blocked ? [] : [FIRST], next: null }),
    'block.set': () => ok({ ok: (blocked = true) }),
  });
  await open('辛苦了老陈！');
  fireEvent.click(screen.getByRole('button', { name: '更多 李桂芳' }));
  fireEvent.click(dialog().getByRole('button', { name: /拉黑/ }));
  expect(sent('block.set')).toHaveLength(0);
  fireEvent.click(dialog().getByRole('button', { name: '拉黑' }));
  await waitFor(() => expect(screen.queryByText('辛苦了老陈！')).toBeNull());
  expect(JSON.parse(String(sent('block.set')[0]?.body))).toEqual({ userId: 9, blocked: true });
});

it('blocks the author of the post from the post itself', async () => {
  serve(post(), { 'block.set': () => ok({ ok: true }) });
  await open('辛苦了老陈！');
  fireEvent.click(screen.getByRole('button', { name: '更多' }));
  fireEvent.click(dialog().getByRole('button', { name: /拉黑/ }));
  fireEvent.click(dialog().getByRole('button', { name: '拉黑' }));
  expect(await screen.findByText(/已拉黑/)).toBeTruthy();
});
