import { fireEvent, render, screen } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { answer, refused } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import TownFiguresPage from './index';
import { words } from './words';

const figures = {
  circulating: 2_960_000,
  months: [
    { month: '2026-11', awarded: 900, redeemed: 300 },
    { month: '2026-10', awarded: 800, redeemed: 0 },
  ],
  kinds: [{ kind: 'hair' as const, shops: 2, redemptions: 9, points: 450 }],
  shops: 258,
  vouchers: { open: 4, used: 9, unused: 1 },
};

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
});

test('what is in the hands of residents, by month and by kind of shop', async () => {
  answer({ 'figures.town': figures });
  render(<TownFiguresPage />);
  expect(await screen.findByText(words.line(900, 300))).toBeTruthy();
  expect(screen.getByText(words.month('2026-10'))).toBeTruthy();
  expect(screen.getByText(words.kindLine(2, 9, 450))).toBeTruthy();
  expect(screen.getByText('2,960,000')).toBeTruthy();
});

test('what could not be read is asked for again', async () => {
  let broken = true;
  answer({ 'figures.town': () => (broken ? refused('BUSY', '现在忙，请稍后再试') : figures) });
  render(<TownFiguresPage />);
  expect(await screen.findByText('现在忙，请稍后再试')).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: /再试/ }));
  expect(await screen.findByText(words.line(900, 300))).toBeTruthy();
});
