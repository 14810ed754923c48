import { fireEvent, render, screen } from '@testing-library/react';
import { answer, page } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { rule } from '../../../../test/rules';
import { resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import { session } from '../../../kernel/session';
import RulesPage from './index';

beforeEach(() => {
  resetPhone();
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
  answer({
    'rule.list': page([rule(), rule({ code: 'building-03', title: '邻里守望', description: '看看邻居' })]),
  });
});

it('opened at a rule it shows that one, and once closed it stays closed', async () => {
  router.params = { code: 'building-03' };
  render(<RulesPage />);
  expect(await screen.findByRole('dialog')).toHaveProperty(
    'textContent',
    expect.stringContaining('看看邻居'),
  );
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('opened without one it shows the book, and each rule by a tap', async () => {
  render(<RulesPage />);
  expect(await screen.findByText('义务巡逻')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.click(screen.getByText('邻里守望'));
  expect(screen.getByRole('dialog')).toBeTruthy();
});
