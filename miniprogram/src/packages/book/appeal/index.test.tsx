import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { dateOf } from '../../../kernel/time';
import { person } from '../../../../test/people';
import { post } from '../../../../test/posts';
import { rule } from '../../../../test/rules';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import AppealPage from './index';
import { words } from './words';

const now = Date.now();
const APPEAL = {
  id: 3,
  kind: 'rejection',
  subjectId: 5,
  body: '照片是当晚拍的',
  photos: [],
  rule: null,
  state: 'open',
  answer: null,
  unit: null,
  transferId: null,
  createdAt: now,
  deadlineAt: now + 7 * 86_400_000,
  decidedAt: null,
};
const REJECTED = post({
  state: 'rejected',
  body: '昨晚在 3 号院巡逻',
  history: [{ decision: 'reject', reason: '照片里看不到现场', unit: '梧桐里社区居委会', at: now }],
});
const DEDUCTED = {
  ...{ id: 8, points: 20, reason: '重复记分', unit: '梧桐里社区居委会', transferId: 3, owed: 0 },
  ...{ at: now, canAppeal: true },
};
/** What the server answers to the appeal, in turn. */
let answers: [status: number, body: unknown][] = [];
const refusal = (status: number, code: string, message: string, field?: string): [number, unknown] => [
  status,
  { error: { code, message, field, requestId: 'r' } },
];
const sent = () => phone.sent.filter(({ url }) => url.endsWith('/appeal.create'));

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { kind: 'rejection', postId: '5' };
  session.set({ token: 't', me: person(), known: true });
  answers = [[200, APPEAL]];
  phone.answer = ({ url }) => {
    if (url.endsWith('/rule.list'))
      return Promise.resolve({ status: 200, body: { items: [rule()], next: null } });
    if (url.endsWith('/post.get')) return Promise.resolve({ status: 200, body: REJECTED });
    if (url.endsWith('/adjustment.mine'))
      return Promise.resolve({ status: 200, body: { items: [DEDUCTED], next: null } });
    const [status, body] = answers.shift() ?? [500, {}];
    return Promise.resolve({ status, body });
  };
});

const write = async (text: string) =>
  fireEvent.change(await screen.findByLabelText(words.body), { target: { value: text } });
const send = () => fireEvent.click(screen.getByText(words.send));

test('an appeal whose answer was lost is sent again with the same key, and then tells its deadline', async () => {
  answers = [refusal(503, 'BUSY', '现在人多，请稍后再试'), [200, APPEAL]];
  render(<AppealPage />);
  await write(' 照片是当晚拍的 ');
  send();
  expect(await screen.findByText('现在人多，请稍后再试')).toBeTruthy();
  send();
  expect(await screen.findByText(words.sent)).toBeTruthy();
  expect(screen.getByText(words.sentText(dateOf(APPEAL.deadlineAt)))).toBeTruthy();
  expect(sent().map(({ body }) => JSON.parse(body) as unknown)).toEqual(
    Array(2).fill({ kind: 'rejection', postId: 5, body: '照片是当晚拍的', photos: [] }),
  );
  expect(new Set(sent().map(({ headers }) => headers['Idempotency-Key'])).size).toBe(1);
});

test('what is half written is there when the page is opened again, and gone once it was sent', async () => {
  const first = render(<AppealPage />);
  await write('写了一半');
  first.unmount();
  const second = render(<AppealPage />);
  expect(await screen.findByDisplayValue('写了一半')).toBeTruthy();
  send();
  await screen.findByText(words.sent);
  second.unmount();
  render(<AppealPage />);
  expect(await screen.findByLabelText(words.body)).toHaveProperty('value', '');
});

test('what has been appealed against before leads to its answer', async () => {
  answers = [refusal(409, 'APPEALED_ALREADY', '这件事您已经申诉过一次，请看处理结果')];
  render(<AppealPage />);
  await write('再说一次');
  send();
  fireEvent.click(await screen.findByText(words.seeProgress));
  await waitFor(() => expect(trail).toEqual(['redirectTo /packages/book/appeals/index']));
});

test('a missed award asks for its rule and its day, each at its row', async () => {
  router.params = { kind: 'missed' };
  render(<AppealPage />);
  fireEvent.click(await screen.findByText(words.send));
  expect(await screen.findByText(words.needRule)).toBeTruthy();
  fireEvent.click(screen.getByText(words.notChosen));
  fireEvent.click(await screen.findByText('义务巡逻'));
  send();
  expect(await screen.findByText(words.needDay)).toBeTruthy();
  fireEvent.click(screen.getByText(words.chooseDay));
  fireEvent.click(await screen.findByText(words.yesterday));
  fireEvent.change(screen.getByLabelText(new RegExp(`^${words.bodyMissed}`)), {
    target: { value: '在 3 号院巡逻' },
  });
  send();
  await screen.findByText(words.sent);
  const input = JSON.parse(sent()[0]?.body ?? '') as { ruleCode: string; occurredAt: number };
  expect(input.ruleCode).toBe('building-07');
  expect(input.occurredAt).toBeLessThan(Date.now());
});

test('a refusal about the day stands at the day', async () => {
  router.params = { kind: 'missed', ruleCode: 'building-07', day: '2026-11-01' };
  answers = [refusal(400, 'BAD_INPUT', '只能申诉最近 30 天内的事', 'occurredAt')];
  render(<AppealPage />);
  fireEvent.change(await screen.findByLabelText(words.bodyMissed), { target: { value: '在 3 号院巡逻' } });
  send();
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', '只能申诉最近 30 天内的事');
});

test('what it is about stands above what is written: the post and why it was sent back, or the deduction', async () => {
  const { unmount } = render(<AppealPage />);
  expect(await screen.findByText('昨晚在 3 号院巡逻')).toBeTruthy();
  expect(screen.getByText(/照片里看不到现场/)).toBeTruthy();
  unmount();
  router.params = { kind: 'deduction', adjustmentId: '8' };
  render(<AppealPage />);
  expect(await screen.findByText('重复记分')).toBeTruthy();
  expect(screen.getByText(words.about.points(20))).toBeTruthy();
});
