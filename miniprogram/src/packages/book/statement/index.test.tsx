import { render, screen } from '@testing-library/react';
import { monthOf } from '../../../parts/points/months';
import { answer } from '../../../../test/answers';
import { onPage } from '../../../../test/on-page';
import { router } from '../../../../test/stubs/taro';
import StatementPage from './index';
import { WORDS } from './words';

onPage();

const honour = { day: 0, week: 0, month: 467, year: 467 };
const summary = {
  ...{ balance: 387, inNotice: 80, setAside: 0, expiring: null, owed: 0, today: 0, honour },
};
const statement = (month: string) => ({
  ...{ month, opening: 0, gained: 387, used: 0, closing: 387, items: [], next: null },
});

test('it says why its sum is another than that of the points page, and what is still to come', async () => {
  answer({ 'points.summary': summary, 'points.statement': statement(monthOf()) });
  render(<StatementPage />);
  expect(await screen.findByText(WORDS.why)).toBeTruthy();
  expect(await screen.findByText(WORDS.inNotice('80'))).toBeTruthy();
  expect(screen.getByText(WORDS.statementEmpty)).toBeTruthy();
});

test('what is in notice now belongs to no month that is over', async () => {
  router.params = { month: '2025-10' };
  answer({ 'points.summary': summary, 'points.statement': statement('2025-10') });
  render(<StatementPage />);
  expect(await screen.findByText(WORDS.why)).toBeTruthy();
  expect(screen.queryByText(WORDS.inNotice('80'))).toBeNull();
});
