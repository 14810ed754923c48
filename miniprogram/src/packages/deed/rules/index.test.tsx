import { fireEvent, render, screen } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { words as ruleWords } from '../../../parts/rule/words';
import { answer, page } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { rule } from '../../../../test/rules';
import { resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import RulesPage from './index';
import { words } from './words';

const care = rule({
  ...{ code: 'family-03', title: '照顾老人', group: 'family', groupTitle: '家庭邻里美德', cooldownHours: 48 },
});

beforeEach(() => {
  resetPhone();
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
});

test('a group is one tap away, and a search goes through all of them', async () => {
  answer({ 'rule.list': page([rule(), care]) });
  render(<RulesPage />);
  expect(await screen.findByText('义务巡逻')).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: '家庭邻里美德' }));
  expect(screen.getByText('照顾老人')).toBeTruthy();
  expect(screen.queryByText('义务巡逻')).toBeNull();
  fireEvent.change(screen.getByLabelText(ruleWords.search), { target: { value: '巡逻' } });
  expect(screen.getByText('义务巡逻')).toBeTruthy();
});

test('a rule says only what there is to say', async () => {
  answer({ 'rule.list': page([rule(), care]) });
  render(<RulesPage />);
  fireEvent.click(await screen.findByText('义务巡逻'));
  expect(screen.queryByText(words.facts.pause)).toBeNull();
  fireEvent.click(screen.getByLabelText('关闭'));
  fireEvent.click(screen.getByText('照顾老人'));
  expect(screen.getByText(words.hours(48))).toBeTruthy();
});

test('without any it says that they are still to come', async () => {
  answer({ 'rule.list': page([]) });
  render(<RulesPage />);
  expect(await screen.findByText(words.empty)).toBeTruthy();
});
