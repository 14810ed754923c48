import { forgetAnswers } from '../../../kernel/answers';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { DAY, periodEnd } from '@jishan/shared/calendar';
import { session } from '../../../kernel/session';
import { monthOf, yearOf } from '../../../parts/points/months';
import { WORDS as pointsWords } from '../../../parts/points/words';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import PointsPage from './index';
import { WORDS } from './words';

const at = Date.parse('2026-11-21T22:10:00+08:00');
const LINE = {
  id: 40,
  amount: 50,
  title: '义务巡逻',
  seal: '巡逻',
  note: '梧桐里社区居委会',
  at,
  state: 'done',
  endsAt: null as number | null,
};
const SUMMARY = {
  balance: 1286,
  inNotice: 0,
  setAside: 0,
  expiring: null as { points: number; at: number } | null,
  owed: 0,
  today: 6,
  honour: { day: 6, week: 6, month: 207, year: 1286 },
};
const DEDUCTION = {
  id: 9,
  points: 20,
  reason: '核实未到场',
  unit: '平安镇',
  transferId: 41,
  owed: 0,
  at,
  canAppeal: true,
};
const REASON = {
  id: 40,
  amount: 50,
  at,
  number: '2611 2122 1007 3846',
  rule: null,
  post: { id: 5, sentAt: at, photos: 3, place: '梧桐里 3 号院', cover: null, excerpt: '' },
  bought: null,
  unit: '梧桐里社区居委会',
  reviewers: 1,
  balanceAfter: 1286 as number | null,
  kind: 'award',
  title: '义务巡逻',
  seal: '巡逻',
  note: null as string | null,
  notice: null as { state: string; endsAt: number } | null,
  objections: [],
};
const NOTICE = {
  transferId: 40,
  title: '宣传政策',
  seal: '宣传',
  points: 30,
  endsAt: Date.now() + DAY * 1.5,
  objections: 0,
};
let summary = SUMMARY;
let line = LINE;
let explained: object = REASON;

/** The account has lines in this month only. */
function serve(): void {
  const thisMonth = monthOf();
  phone.answer = ({ url, body }) => {
    const name = url.split('/api/')[1];
    const { month } = JSON.parse(body) as { month?: string };
    const replies: Record<string, unknown> = {
      'points.summary': summary,
      'points.notices': { items: [{ ...NOTICE, awardedAt: at }], next: null },
      'adjustment.mine': { items: [DEDUCTION], next: null },
      'points.month': {
        month,
        gained: month === thisMonth ? 386 : 0,
        used: 0,
        days: month === thisMonth ? [1, 3] : [],
      },
      'points.lines': { items: month === thisMonth ? [line] : [], next: null },
      'points.reason': explained,
    };
    return Promise.resolve({ status: 200, body: replies[name ?? ''] });
  };
}
const inputs = (name: string) =>
  phone.sent.filter(({ url }) => url.endsWith(`/${name}`)).map(({ body }) => JSON.parse(body) as unknown);

beforeEach(() => {
  resetPhone();
  summary = SUMMARY;
  line = LINE;
  explained = REASON;
  serve();
  trail.length = 0;
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
});

test('choosing an earlier month asks for its sums and its lines and leaves the balance', async () => {
  render(<PointsPage />);
  expect(await screen.findByText('义务巡逻')).toBeTruthy();

  fireEvent.click(screen.getByLabelText(pointsWords.chooseMonth));
  fireEvent.click(screen.getByLabelText(pointsWords.earlierYear));
  fireEvent.click(screen.getByText('2月'));
  const chosen = `${yearOf(monthOf()) - 1}-02`;
  expect(await screen.findByText(WORDS.emptyTitle)).toBeTruthy();
  expect(inputs('points.month').at(-1)).toEqual({ month: chosen });
  expect(inputs('points.lines').at(-1)).toEqual({ month: chosen });
  expect(inputs('points.summary')).toHaveLength(1);
  expect(screen.queryByText('义务巡逻')).toBeNull();
});

test('there is no later year than this one', async () => {
  render(<PointsPage />);
  fireEvent.click(await screen.findByLabelText(pointsWords.chooseMonth));
  expect(screen.queryByLabelText(pointsWords.laterYear)).toBeNull();
});

test('a line opens its reason, and the reason its post', async () => {
  render(<PointsPage />);
  fireEvent.click(await screen.findByText('义务巡逻'));
  expect(await screen.findByText(pointsWords.why(50, 'award'))).toBeTruthy();
  expect(screen.getByText('2611 2122 1007 3846')).toBeTruthy();
  fireEvent.click(screen.getByText(pointsWords.seePost));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/deed/post/index?id=5']));
});

test('opened with a transfer it shows the reason at once; nonsense in the address shows the page', async () => {
  router.params = { transferId: '40' };
  const { unmount } = render(<PointsPage />);
  expect(await screen.findByText(pointsWords.why(50, 'award'))).toBeTruthy();
  expect(inputs('points.reason')).toEqual([{ transferId: 40 }]);
  unmount();

  phone.sent.length = 0;
  router.params = { transferId: '-1' };
  render(<PointsPage />);
  expect(await screen.findByText('义务巡逻')).toBeTruthy();
  expect(inputs('points.reason')).toEqual([]);
});

test('what is in notice is told beside the balance and opens its reason; nothing in notice asks for none', async () => {
  summary = { ...SUMMARY, inNotice: 30 };
  const { unmount } = render(<PointsPage />);
  fireEvent.click(await screen.findByText('宣传政策'));
  await waitFor(() => expect(inputs('points.reason')).toEqual([{ transferId: 40 }]));
  unmount();

  phone.sent.length = 0;
  summary = SUMMARY;
  render(<PointsPage />);
  await screen.findByText('义务巡逻');
  expect(inputs('points.notices')).toEqual([]);
});

test('points that expire are told with the last day on which they can be spent', async () => {
  const newYear = periodEnd('year', Date.now());
  summary = { ...SUMMARY, expiring: { points: 120, at: newYear }, owed: 15 };
  render(<PointsPage />);
  expect(await screen.findByText(WORDS.expiring[1]('12月31日'))).toBeTruthy();
  expect(screen.getByText(WORDS.owed[1] ?? '')).toBeTruthy();
});

test('a line in notice says until when, one taken back says so', async () => {
  line = { ...LINE, state: 'notice', endsAt: at + 3 * DAY };
  const { unmount } = render(<PointsPage />);
  expect(await screen.findByText(WORDS.untilDay(24))).toBeTruthy();
  unmount();
  forgetAnswers();
  line = { ...LINE, state: 'voided' };
  render(<PointsPage />);
  expect(await screen.findByText(WORDS.voided)).toBeTruthy();
});

test('only a deduction of one’s own can be appealed against, and once', async () => {
  router.params = { transferId: '41' };
  explained = { ...REASON, id: 41, kind: 'deduct', amount: -20, post: null, title: '扣分', seal: '扣分' };
  render(<PointsPage />);
  fireEvent.click(await screen.findByText(pointsWords.appeal));
  await waitFor(() =>
    expect(trail).toEqual(['navigateTo /packages/book/appeal/index?kind=deduction&adjustmentId=9']),
  );
  expect(inputs('adjustment.mine')).toHaveLength(1);
});

test('an award offers no appeal, and asks for no deductions', async () => {
  router.params = { transferId: '40' };
  render(<PointsPage />);
  await screen.findByText(pointsWords.seePost);
  expect(screen.queryByText(pointsWords.appeal)).toBeNull();
  expect(inputs('adjustment.mine')).toEqual([]);
});

test('after an outage one tap asks for all of the page, and what is unknown is not said to be nothing', async () => {
  const refusal = { error: { code: 'BUSY', message: '现在人多，请稍后再试', requestId: 'r' } };
  const online = phone.answer;
  phone.answer = () => Promise.resolve({ status: 503, body: refusal });
  render(<PointsPage />);
  await screen.findByText('现在人多，请稍后再试');
  phone.answer = (request) =>
    request.url.endsWith('/points.summary')
      ? online(request)
      : Promise.resolve({ status: 503, body: refusal });
  fireEvent.click(screen.getByText('再试一次'));
  expect(await screen.findByText(WORDS.honourNote)).toBeTruthy();
  expect(screen.queryByText(WORDS.goodDays(0))).toBeNull();
  phone.answer = online;
  await waitFor(() => expect(screen.getAllByText('再试一次')).toHaveLength(1));
  fireEvent.click(screen.getByText('再试一次'));
  expect(await screen.findByText('义务巡逻')).toBeTruthy();
  expect(screen.getByText(WORDS.goodDays(2))).toBeTruthy();
});

test('what one spent at a shop is told as spent there, with the way to the voucher', async () => {
  router.params = { transferId: '42' };
  explained = {
    ...{ ...REASON, id: 42, kind: 'hold', amount: -3, post: null, title: '平安理发店剪发' },
    bought: { kind: 'voucher', id: 6, shop: '平安理发店' },
  };
  render(<PointsPage />);
  expect(await screen.findByText(/自己用掉/)).toBeTruthy();
  expect(screen.queryByText(/扣除/)).toBeNull();
  expect(within(screen.getByRole('dialog')).queryByText('梧桐里社区居委会')).toBeNull();
  fireEvent.click(screen.getByText(pointsWords.seeBought.voucher));
  expect(trail).toEqual(['navigateTo /packages/alliance/voucher/index?id=6']);
});
