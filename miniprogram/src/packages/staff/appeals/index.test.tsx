import { fireEvent, render, screen } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { appeal } from '../../../parts/case/testing';
import { WORDS } from '../../../parts/case/words';
import { rule } from '../../../parts/review/testing';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import AppealsPage from './index';
import { APPEAL } from './words';

test('a missed deadline is seen in the list, whoever decides', async () => {
  resetPhone();
  router.params = {};
  const late = { deadlineAt: Date.now() - 2 * 86_400_000 - 60_000 };
  const items = [appeal({ ...late, id: 7 }), appeal({ ...late, mayDecide: false }), appeal({ id: 9 })];
  phone.answer = () => Promise.resolve({ status: 200, body: { items, next: null } });
  render(<AppealsPage />);
  expect(await screen.findAllByText(WORDS.deadline.overDays(2))).toHaveLength(2);
  expect(screen.getAllByText(WORDS.deadline.hurry)).toHaveLength(1);
});

test('a missed award cannot be upheld before a rule is chosen; the rule then stands in the answer', async () => {
  resetPhone();
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
  router.params = { id: '8' };
  phone.answer = ({ url }) => {
    const items = url.includes('/rule.list') ? [rule({ title: '清扫楼道', points: 10 })] : [appeal()];
    const decision = { state: 'upheld', transferId: 4, points: 10 };
    return Promise.resolve({
      status: 200,
      body: url.includes('/appeal.decide') ? decision : { items, next: null },
    });
  };
  render(<AppealsPage />);
  fireEvent.click(await screen.findByText(APPEAL.yes));
  fireEvent.click(await screen.findByText('清扫楼道'));
  fireEvent.click(screen.getByText(APPEAL.yes));
  fireEvent.click(screen.getByText(APPEAL.yesReady.missed[0] ?? ''));
  fireEvent.click(screen.getByText(APPEAL.yesDo(10)));
  expect(await screen.findByText(APPEAL.yesDone(10))).toBeTruthy();
  const sent = phone.sent.find(({ url }) => url.endsWith('/appeal.decide'));
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    id: 8,
    uphold: true,
    answer: APPEAL.yesReady.missed[0],
    ruleCode: 'building-07',
  });
});
