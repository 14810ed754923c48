import { fireEvent, render, screen } from '@testing-library/react';
import { session } from '../../kernel/session';
import { answer, lost, page, sent } from '../../../test/answers';
import { person } from '../../../test/people';
import { resetPhone } from '../../../test/stubs/platform';
import { RuleSheet } from './rule-sheet';
import { rule } from './testing';

test('a second page that does not come is asked for once, and again when it is tapped', async () => {
  resetPhone();
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
  let isBroken = true;
  answer({
    'rule.list': ({ cursor }) => {
      if (!cursor) return page([rule()], 'more');
      return isBroken ? lost() : page([rule({ code: 'care-01', title: '看望老人' })]);
    },
  });
  render(<RuleSheet claim={null} chosen={null} onChoose={jest.fn()} onClose={jest.fn()} />);
  const again = await screen.findByText(/点这里再试/);
  const asked = sent('rule.list').length;
  await new Promise((later) => setTimeout(later, 60));
  expect(sent('rule.list')).toHaveLength(asked);
  isBroken = false;
  fireEvent.click(again);
  expect(await screen.findByText('看望老人')).toBeTruthy();
});
