import { fireEvent, render, screen } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { session } from '../../../kernel/session';
import { answer, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import ShopFiguresPage from './index';
import { words } from './words';

type Figures = Reply<'figures.shop'>;

const figures = (part: Partial<Figures> = {}): Figures => ({
  days: [{ day: '2026-11-03', redemptions: 2, orders: 1, cards: 0, points: 100, cash: 6000 }],
  ...{
    redemptions: 2,
    orders: 1,
    cards: 0,
    undone: 1,
    points: 100,
    cash: 6000,
    listValue: 7000,
    newCustomers: 1,
    returning: 1,
  },
  ...{ uplift: null, thanks: 3, honour: 50 },
  ...part,
});
const statement = {
  month: '2026-11',
  opening: 20,
  closing: 120,
  gained: 100,
  used: 0,
  items: [],
  next: null,
};

beforeEach(() => {
  resetPhone();
  router.params = { merchantId: '3' };
  session.set({ token: 't', me: person({ role: 'clerk' }), known: true });
});

test('a month in numbers, its account and the month before', async () => {
  answer({
    'figures.shop': figures(),
    'figures.statement': statement,
    'figures.statementFile': { path: '/statements/a.csv', name: '对账单.csv' },
  });
  render(<ShopFiguresPage />);
  expect(await screen.findByText(words.undone(1))).toBeTruthy();
  expect(screen.getByText('兑换 2，订单 1，100 积分')).toBeTruthy();
  fireEvent.click(await screen.findByText(words.download));
  await screen.findByText(words.download);
  expect(phone.opened).toHaveLength(1);
  fireEvent.click(screen.getByText(words.earlier));
  expect(await screen.findByText(words.undone(1))).toBeTruthy();
  const [now, then] = sent('figures.shop').map(({ month }) => month);
  expect([now, then]).toEqual([now, then].sort().reverse());
  expect(now).not.toBe(then);
});

test('how many more came is told once the owner has said how many came before', async () => {
  let uplift: Figures['uplift'] = null;
  answer({
    'figures.shop': () => figures({ uplift }),
    'figures.statement': statement,
    'figures.baseline': ({ perWeek }) => {
      if (perWeek > 99) return refused('BAD_INPUT', '太多了', 'perWeek');
      uplift = { before: perWeek, lastFourWeeks: 16, percent: 40 };
      return { before: perWeek };
    },
  });
  render(<ShopFiguresPage />);
  expect(await screen.findByText(words.askBaseline)).toBeTruthy();
  const field = screen.getByLabelText(words.baseline);
  fireEvent.change(field, { target: { value: '100' } });
  fireEvent.click(screen.getByText(words.save));
  expect(await screen.findByText('太多了')).toBeTruthy();
  fireEvent.change(field, { target: { value: '10' } });
  fireEvent.click(screen.getByText(words.save));
  expect(
    await screen.findByText(words.upliftText({ before: 10, lastFourWeeks: 16, percent: 40 })),
  ).toBeTruthy();
});

test('a month without anybody says so', async () => {
  answer({
    'figures.shop': figures({ days: [], redemptions: 0, orders: 0, undone: 0 }),
    'figures.statement': statement,
  });
  render(<ShopFiguresPage />);
  expect(await screen.findByText(words.noDays)).toBeTruthy();
  expect(screen.queryByText(words.undone(0))).toBeNull();
});
