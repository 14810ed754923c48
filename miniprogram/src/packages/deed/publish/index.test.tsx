import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { HttpReply, HttpRequest } from '../../../kernel/platform/types';
import { NetworkError } from '../../../kernel/platform/types';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { post } from '../../../../test/posts';
import { rule, usedUp } from '../../../../test/rules';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import PublishPage from './index';

const RULES = [rule(), usedUp({ code: 'management-01', title: '宣传政策', board: 'policy', points: 30 })];
const TEXT = '今晚轮到我们组，从东门走到河边。';

type Answer = (request: HttpRequest) => Promise<HttpReply>;
const ok = (body: unknown) => Promise.resolve({ status: 200, body });
const refuse = (code: string, message: string, field?: string) =>
  Promise.resolve({ status: 400, body: { error: { code, message, field, requestId: 'r1' } } });
const lost = () => Promise.reject(new NetworkError('lost'));
const nameOf = ({ url }: HttpRequest) => url.split('/api/')[1] ?? '';
const sent = (name: string) => phone.sent.filter((request) => nameOf(request) === name);
const keysOf = (name: string) => sent(name).map(({ headers }) => headers['Idempotency-Key']);
const bodyOf = (request?: HttpRequest) => JSON.parse(request?.body ?? '{}') as Record<string, unknown>;
const photo = (id: string) => ({ id, thumb: `/p/${id}`, screen: `/p/${id}`, width: 4, height: 3 });

/** A server that has the rules; `answers` says what else it does. */
function serve(answers: Record<string, Answer>) {
  phone.answer = (request) =>
    nameOf(request) === 'rule.list'
      ? ok({ items: RULES, next: null })
      : (answers[nameOf(request)] ?? (() => refuse('UNKNOWN_CALL', '没有')))(request);
}

// Each test is another person: what one has written is kept for as long as the app runs.
let userId = 100;
async function open(params: Record<string, string> = {}) {
  router.params = params;
  render(<PublishPage />);
  await screen.findByText('义务巡逻');
}
const body = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '写下您做的好事' });
const write = (text: string) => fireEvent.change(body(), { target: { value: text } });
const button = (name: string) => screen.getByRole('button', { name });
const tap = (name: string) => fireEvent.click(button(name));
const choose = (title: string) => fireEvent.click(screen.getByText(title));
const addPhotos = async (...sizes: number[]) => {
  phone.picked = sizes.map((size, i) => ({ path: `wxfile://${i}`, size, type: '' }));
  await act(async () => {
    tap('添加照片');
    await Promise.resolve();
  });
};

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  phone.name = 'h5';
  session.set({ token: 't', me: person({ id: ++userId }), known: true });
});

it('sends words, rule and the board that follows the rule, and stamps the waiting seal', async () => {
  serve({ 'post.create': () => ok({ id: 9, state: 'pending', version: 1 }) });
  await open();
  write(TEXT);
  choose('义务巡逻');
  tap('发布');
  expect(await screen.findByText('发出去了')).toBeTruthy();
  expect(screen.getByRole('img', { name: '待审，加 50 分，待入账' })).toBeTruthy();
  expect(bodyOf(sent('post.create')[0])).toEqual({
    body: TEXT,
    photos: [],
    board: 'patrol',
    ruleCode: 'building-07',
    place: null,
    submit: true,
  });
  tap('再写一条');
  expect(body().value).toBe('');
});

it('keeps draft and key when the connection is lost: sent again it is the same post', async () => {
  let online = false;
  serve({ 'post.create': () => (online ? ok({ id: 9, state: 'pending', version: 1 }) : lost()) });
  await open();
  write(TEXT);
  choose('义务巡逻');
  tap('发布');
  expect(await screen.findByText('网断了，草稿还在。')).toBeTruthy();
  expect(body().value).toBe(TEXT);

  online = true;
  tap('再发一次');
  await screen.findByText('发出去了');
  expect(new Set(keysOf('post.create')).size).toBe(1);
});

it('finds everything again after leaving, with the same key', async () => {
  serve({ 'post.create': lost });
  phone.upload = () => ok(photo('a'.repeat(32)));
  await open();
  write(TEXT);
  choose('义务巡逻');
  await addPhotos(1000);
  tap('发布');
  await screen.findByText('网断了，草稿还在。');
  const [key] = keysOf('post.create');
  cleanup();

  serve({ 'post.create': () => ok({ id: 9, state: 'pending', version: 1 }) });
  await open();
  expect(body().value).toBe(TEXT);
  expect(screen.getByText('接着上次没写完的写')).toBeTruthy();
  tap('发布');
  await screen.findByText('发出去了');
  expect(keysOf('post.create').at(-1)).toBe(key);
  expect(bodyOf(sent('post.create').at(-1))).toMatchObject({
    photos: ['a'.repeat(32)],
    ruleCode: 'building-07',
  });
});

it('asks for fresh addresses when a draft is opened again, and shows at its tile a photo that is gone', async () => {
  serve({});
  const [kept, gone] = ['d'.repeat(32), 'e'.repeat(32)];
  const ids = [kept, gone];
  phone.upload = () => ok(photo(ids.shift() ?? ''));
  await open();
  write(TEXT);
  await addPhotos(1000);
  await addPhotos(1000);
  cleanup();

  const fresh = { ...photo(kept), thumb: '/p/fresh' };
  serve({
    'photo.view': () => ok({ photos: [fresh] }),
    'post.create': () => ok({ id: 9, state: 'pending', version: 1 }),
  });
  await open();
  expect((await screen.findByRole('alert')).textContent).toBe('第 2 张：隔得太久，照片已失效，请换一张');
  expect(bodyOf(sent('photo.view')[0])).toEqual({ photos: [kept, gone] });
  expect(document.querySelector('img[src$="/p/fresh"], [src$="/p/fresh"]')).not.toBeNull();
  fireEvent.click(screen.getAllByRole('button', { name: '去掉第 2 张照片' })[0]!);
  choose('义务巡逻');
  tap('发布');
  await screen.findByText('发出去了');
  expect(bodyOf(sent('post.create').at(-1))).toMatchObject({ photos: [kept] });
});

it('sends once, however often it is tapped', async () => {
  let answer: (reply: HttpReply) => void = () => undefined;
  serve({ 'post.create': () => new Promise((resolve) => (answer = resolve)) });
  await open();
  write(TEXT);
  choose('义务巡逻');
  const publish = button('发布');
  fireEvent.click(publish);
  fireEvent.click(publish);
  fireEvent.click(publish);
  await waitFor(() => expect(sent('post.create')).toHaveLength(1));
  answer({ status: 200, body: { id: 9, state: 'pending', version: 1 } });
  await screen.findByText('发出去了');
  expect(sent('post.create')).toHaveLength(1);
});

it('says of a photo that is too large so at once, sends neither it nor the post', async () => {
  serve({});
  let uploads = 0;
  phone.upload = () => (uploads++, ok(photo('b'.repeat(32))));
  await open();
  write(TEXT);
  choose('义务巡逻');
  await addPhotos(1000, 11 * 1024 * 1024);
  expect(screen.getByRole('alert').textContent).toBe('第 2 张超过 10 MB，请换一张小些的');
  expect(uploads).toBe(1);
  tap('发布');
  await waitFor(() => expect(button('发布').getAttribute('aria-disabled')).toBeNull());
  expect(sent('post.create')).toHaveLength(0);

  fireEvent.click(screen.getAllByRole('button', { name: '去掉第 2 张照片' })[0]!);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('uploads a photo again with the key of the first try', async () => {
  serve({});
  const keys: (string | undefined)[] = [];
  phone.upload = ({ headers }) => {
    keys.push(headers['Idempotency-Key']);
    return keys.length === 1 ? lost() : ok(photo('c'.repeat(32)));
  };
  await open();
  await addPhotos(1000);
  expect((await screen.findByRole('alert')).textContent).toBe('第 1 张没传上去，点它重传');
  tap('重传第 1 张照片');
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

it('shows what the server objects to where it belongs', async () => {
  serve({ 'post.create': () => refuse('RULE_NEEDS_PHOTOS', '这条规则要求至少 2 张照片', 'photos') });
  await open();
  write(TEXT);
  choose('义务巡逻');
  tap('发布');
  expect((await screen.findByRole('alert')).textContent).toBe('这条规则要求至少 2 张照片');
  expect(body().value).toBe(TEXT);
});

it('asks for words or a photo, then for a board', async () => {
  serve({});
  await open();
  tap('发布');
  expect((await screen.findByRole('alert')).textContent).toBe('写几句话，或者放一张照片');
  write(TEXT);
  tap('发布');
  expect((await screen.findByRole('alert')).textContent).toBe('选一个板块，邻里好找到');
  expect(sent('post.create')).toHaveLength(0);
});

it('lets a used-up rule be chosen, says what it means and how to go on without points', async () => {
  serve({ 'post.create': () => ok({ id: 9, state: 'pending', version: 1 }) });
  await open();
  write(TEXT);
  choose('宣传政策');
  expect(screen.getByText('记不了分，可以不记分发布')).toBeTruthy();
  tap('不记分');
  tap('发布');
  await screen.findByText('发出去了');
  expect(bodyOf(sent('post.create')[0])).toMatchObject({ ruleCode: null, board: 'policy' });
});

it('tells when an earlier try had arrived with other words, and keeps these as a new post', async () => {
  let first = true;
  serve({
    'post.create': () => {
      if (!first) return ok({ id: 10, state: 'pending', version: 1 });
      first = false;
      return refuse('KEY_REUSED', '这次提交和上次的内容不一样');
    },
  });
  await open();
  write(TEXT);
  choose('义务巡逻');
  tap('发布');
  expect(await screen.findByText(/改动前的那条其实已经发出去了/)).toBeTruthy();
  expect(body().value).toBe(TEXT);
  tap('发布');
  await screen.findByText('发出去了');
  expect(new Set(keysOf('post.create')).size).toBe(2);
});

it('mends a rejected post: the reason on top, the same post sent with its version', async () => {
  serve({
    'post.get': () =>
      ok(
        post({
          id: 201,
          state: 'rejected',
          version: 3,
          body: '晚上和老周走了一圈',
          claim: rule(),
          can: { edit: true, withdraw: false, review: false, hide: false },
          history: [{ decision: 'reject', unit: '梧桐里社区居委会', reason: '时间地点对不上', at: 1 }],
        }),
      ),
    'post.edit': () => ok({ id: 201, state: 'pending', version: 4 }),
  });
  await open({ postId: '201' });
  expect(screen.getByText('时间地点对不上')).toBeTruthy();
  expect(screen.getByText(/写清楚是哪天/)).toBeTruthy();
  write('22 日晚上和老周走了一圈');
  tap('发布');
  await screen.findByText('发出去了');
  expect(bodyOf(sent('post.edit')[0])).toMatchObject({
    id: 201,
    version: 3,
    body: '22 日晚上和老周走了一圈',
    board: 'patrol',
    ruleCode: 'building-07',
  });
  expect(screen.queryByText('再写一条')).toBeNull();
});

it('sends a rejected post again as it is, with one key however often', async () => {
  let online = false;
  serve({
    'post.get': () =>
      ok(
        post({
          id: 202,
          state: 'rejected',
          version: 3,
          body: TEXT,
          claim: rule(),
          can: { edit: true, withdraw: false, review: false, hide: false },
          history: [{ decision: 'reject', unit: '梧桐里社区居委会', reason: '时间地点对不上', at: 1 }],
        }),
      ),
    'post.edit': () => (online ? ok({ id: 202, state: 'pending', version: 4 }) : lost()),
  });
  await open({ postId: '202' });
  tap('发布');
  await screen.findByText('网断了，草稿还在。');
  online = true;
  tap('再发一次');
  await screen.findByText('发出去了');
  const keys = new Set(keysOf('post.edit'));
  expect(keys.size).toBe(1);
  expect([...keys][0]).toMatch(/^[0-9a-f]{32}$/);
});

it('does not choose the full rule of a ring it was opened from: it says so and offers the others', async () => {
  serve({ 'post.create': () => ok({ id: 9, state: 'pending', version: 1 }) });
  await open({ ruleCode: 'management-01' });
  expect(await screen.findByText(/^“宣传政策”本周已满/)).toBeTruthy();
  expect(screen.queryByRole('img', { name: /待审/ })).toBeNull();
  write(TEXT);
  tap('发布');
  await screen.findByText('发出去了');
  expect(bodyOf(sent('post.create')[0])).toMatchObject({ ruleCode: null, board: 'policy' });
});

it('puts no seal with points on a full rule, also when it is chosen', async () => {
  serve({});
  await open();
  choose('宣传政策');
  expect(screen.getByText('记不了分，可以不记分发布')).toBeTruthy();
  expect(screen.queryByRole('img', { name: /待审/ })).toBeNull();
});
