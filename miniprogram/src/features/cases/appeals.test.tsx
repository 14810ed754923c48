import { fireEvent, render, screen } from '@testing-library/react';
import { person } from '../../../test/people';
import { phone, resetPhone } from '../../../test/stubs/platform';
import { router } from '../../../test/stubs/taro';
import { session } from '../../kernel/session';
import { rule } from '../review/testing';
import AppealsPage from './appeals';
import { appeal } from './testing';
import { APPEAL } from './words';

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
