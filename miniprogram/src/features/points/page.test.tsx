import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { person } from '../../../test/people';
import { phone, resetPhone } from '../../../test/stubs/platform';
import { router, trail } from '../../../test/stubs/taro';
import { session } from '../../kernel/session';
import { monthOf, yearOf } from './months';
import PointsPage from './page';
import { WORDS } from './words';

const at = Date.parse('2026-11-21T22:10:00+08:00');
const LINE = { id: 40, amount: 50, title: '义务巡逻', seal: '巡逻', note: '梧桐里社区居委会', at };
const REASON = {
  id: 40,
  amount: 50,
  at,
  number: '2611 2122 1007 3846',
  rule: null,
  post: { id: 5, sentAt: at, photos: 3, place: '梧桐里 3 号院', cover: null, excerpt: '' },
  unit: '梧桐里社区居委会',
  reviewers: 1,
  balanceAfter: 1286,
};

/** The account has lines in this month only. */
function serve(): void {
  const thisMonth = monthOf();
  phone.answer = ({ url, body }) => {
    const name = url.split('/api/')[1];
    const { month } = JSON.parse(body) as { month?: string };
    const replies: Record<string, unknown> = {
      'points.summary': { balance: 1286, today: 6, honour: { day: 6, week: 6, month: 207, year: 1286 } },
      'points.month': {
        month,
        gained: month === thisMonth ? 386 : 0,
        used: 0,
        days: month === thisMonth ? [1, 3] : [],
      },
      'points.lines': { items: month === thisMonth ? [LINE] : [], next: null },
      'points.reason': REASON,
    };
    return Promise.resolve({ status: 200, body: replies[name ?? ''] });
  };
}
const inputs = (name: string) =>
  phone.sent.filter(({ url }) => url.endsWith(`/${name}`)).map(({ body }) => JSON.parse(body) as unknown);

beforeEach(() => {
  resetPhone();
  serve();
  trail.length = 0;
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
});

test('choosing an earlier month asks for its sums and its lines and leaves the balance', async () => {
  render(<PointsPage />);
  expect(await screen.findByText('义务巡逻')).toBeTruthy();

  fireEvent.click(screen.getByLabelText(WORDS.chooseMonth));
  fireEvent.click(screen.getByLabelText(WORDS.earlierYear));
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
  fireEvent.click(await screen.findByLabelText(WORDS.chooseMonth));
  expect(screen.queryByLabelText(WORDS.laterYear)).toBeNull();
});

test('a line opens its reason, and the reason its post', async () => {
  render(<PointsPage />);
  fireEvent.click(await screen.findByText('义务巡逻'));
  expect(await screen.findByText(WORDS.why(50))).toBeTruthy();
  expect(screen.getByText('2611 2122 1007 3846')).toBeTruthy();
  fireEvent.click(screen.getByText(WORDS.seePost));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/deed/post/index?id=5']));
});

test('opened with a transfer it shows the reason at once; nonsense in the address shows the page', async () => {
  router.params = { transferId: '40' };
  const { unmount } = render(<PointsPage />);
  expect(await screen.findByText(WORDS.why(50))).toBeTruthy();
  expect(inputs('points.reason')).toEqual([{ transferId: 40 }]);
  unmount();

  phone.sent.length = 0;
  router.params = { transferId: '-1' };
  render(<PointsPage />);
  expect(await screen.findByText('义务巡逻')).toBeTruthy();
  expect(inputs('points.reason')).toEqual([]);
});
