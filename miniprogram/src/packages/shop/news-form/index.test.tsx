import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { words as submissionWords } from '../../../parts/submission/words';
import { sentTo, serve, write } from '../../../../test/forms';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import MyNewsPage from '../news/index';
import { words as listWords } from '../news/words';
import NewsFormPage from './index';
import { words } from './words';

const one = (id: number, title: string, state: string, submission: object | null) => ({
  ...{ id, merchantId: 1, shop: '平安理发店', title, text: `${title}的内容`, photos: [], at: Date.now() },
  ...{ state, submission },
});
const submission = (state: string, answer = '') => ({ id: 40, state, answer, at: Date.now() });
const REFUSED = one(3, '免费理发', 'refused', submission('rejected', '请写明日期'));
let items: object[] = [];
let role = 'owner';
let refusal: object | null = null;

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { merchantId: '1' };
  items = [];
  role = 'owner';
  refusal = null;
  session.set({ token: 't', me: person(), known: true });
  serve(
    () => ({
      'merchant.mine': { shops: [{ id: 1, name: '平安理发店', role, state: 'open' }] },
      'news.manage': { items, next: null },
      'news.submit': one(9, '新的', 'waiting', submission('pending')),
    }),
    (name) => (name === 'news.submit' ? refusal : null),
  );
});

test('each piece says what became of it, and a refusal why', async () => {
  items = [
    one(1, '上新', 'waiting', submission('pending')),
    one(2, '义剪', 'shown', submission('approved')),
    REFUSED,
    one(4, '旧事', 'removed', null),
    one(5, '收回的', 'refused', submission('withdrawn')),
  ];
  render(<MyNewsPage />);
  expect(await screen.findByText('待审核')).toBeTruthy();
  for (const text of ['已公开', '没有通过', submissionWords.rejected('请写明日期'), '已撤下', '已撤回'])
    expect(screen.getByText(text)).toBeTruthy();
  fireEvent.click(screen.getAllByText(listWords.edit)[0] as HTMLElement);
  await waitFor(() =>
    expect(trail).toEqual(['navigateTo /packages/shop/news-form/index?merchantId=1&newsId=3']),
  );
});

test('its owner takes one down after being asked; a clerk does not', async () => {
  items = [one(2, '义剪', 'shown', submission('approved'))];
  const { unmount } = render(<MyNewsPage />);
  fireEvent.click(await screen.findByText(listWords.remove));
  expect(sentTo('news.remove')).toEqual([]);
  expect(screen.getByText(listWords.removeText)).toBeTruthy();
  fireEvent.click(screen.getAllByText(listWords.remove).at(-1) as HTMLElement);
  await waitFor(() => expect(screen.queryByText(listWords.removeText)).toBeNull());
  expect(sentTo('news.remove')).toEqual([{ newsId: 2, reason: '' }]);
  unmount();
  role = 'clerk';
  render(<MyNewsPage />);
  expect(await screen.findByText(listWords.see)).toBeTruthy();
  expect(screen.queryByText(listWords.remove)).toBeNull();
});

test('what waits is taken back', async () => {
  items = [one(1, '上新', 'waiting', submission('pending'))];
  render(<MyNewsPage />);
  fireEvent.click(await screen.findByText(submissionWords.withdraw));
  await waitFor(() => expect(sentTo('submission.withdraw')).toEqual([{ submissionId: 40 }]));
  await waitFor(() => expect(sentTo('news.manage').length).toBeGreaterThan(1));
});

test('what is missing is told at its field, then it is sent', async () => {
  render(<NewsFormPage />);
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.needTitle)).toBeTruthy();
  write(words.heading, '重阳节免费理发');
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.needText)).toBeTruthy();
  write(words.text, '六十岁以上老人免费');
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.sentTitle)).toBeTruthy();
  expect(sentTo('news.submit')).toEqual([
    { merchantId: 1, newsId: null, title: '重阳节免费理发', text: '六十岁以上老人免费', photos: [] },
  ]);
});

test('what was sent back stands ready with its reason, and the server’s word stands at its field', async () => {
  items = [REFUSED];
  router.params = { merchantId: '1', newsId: '3' };
  refusal = { code: 'BAD_INPUT', message: '标题最多 30 字', field: 'title', requestId: 'r' };
  render(<NewsFormPage />);
  expect(await screen.findByText(submissionWords.rejected('请写明日期'))).toBeTruthy();
  expect(screen.getByDisplayValue('免费理发')).toBeTruthy();
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', '标题最多 30 字');
  refusal = null;
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.sentText)).toBeTruthy();
  const keys = phone.sent
    .filter(({ url }) => url.endsWith('/news.submit'))
    .map(({ headers }) => headers['Idempotency-Key']);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});
