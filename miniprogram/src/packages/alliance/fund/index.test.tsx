import { forgetAnswers } from '../../../kernel/answers';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { fundOf } from '../../../parts/fund/testing';
import { words as fundWords } from '../../../parts/fund/words';
import { answer, keys, lost, page, refused, sent } from '../../../../test/answers';
import { onPage } from '../../../../test/on-page';
import { router, trail } from '../../../../test/stubs/taro';
import FundsPage from '../funds/index';
import { words as fundsWords } from '../funds/words';
import FundPage from './index';
import { words } from './words';

const fund = fundOf();

onPage({ id: '4' });

test('a use says how much, for what, whom it paid, with its photo and the two offices', async () => {
  answer({ 'fund.get': fund });
  render(<FundPage />);
  expect(await screen.findByText('做了八件棉袄')).toBeTruthy();
  expect(screen.getByText(words.decided('梧桐里社区居委会', '青溪镇人民政府'))).toBeTruthy();
  expect(screen.getByLabelText('第 1 张照片，共 1 张')).toBeTruthy();
  expect(screen.getByText('匿名')).toBeTruthy();
  fireEvent.click(screen.getByText(words.paid('巧手裁缝铺')));
  expect(trail).toEqual([`navigateTo ${routes.alliance.shop(3)}`]);
});

test('points that were given are thanked for, once', async () => {
  answer({
    'fund.get': fund,
    'fund.give': ({ points }) =>
      points > 40
        ? refused('POINTS_SHORT', '积分不够', 'points')
        : { giftId: 3, transferId: 9, fund: fundOf({ left: 300 + points }) },
  });
  render(<FundPage />);
  fireEvent.click(await screen.findByText(words.give));
  const field = screen.getByLabelText(new RegExp(`^${words.points}`));
  fireEvent.change(field, { target: { value: '50' } });
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText('积分不够')).toBeTruthy();
  fireEvent.change(field, { target: { value: '40' } });
  fireEvent.click(screen.getByText(words.anonymous));
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.thanks)).toBeTruthy();
  expect(sent('fund.give')).toEqual([
    { fundId: 4, points: 50, anonymous: false },
    { fundId: 4, points: 40, anonymous: true },
  ]);
});

test('a gift whose answer was lost is the same one when the sheet is opened again, the next is another', async () => {
  answer({ 'fund.get': fund, 'fund.give': lost });
  render(<FundPage />);
  const give = async () => {
    fireEvent.click(await screen.findByText(words.give));
    fireEvent.click(screen.getByText(words.send));
  };
  await give();
  await screen.findByText(/网络太慢/);
  fireEvent.click(screen.getByLabelText('关闭'));
  answer({ 'fund.get': fund, 'fund.give': { giftId: 3, transferId: 9, fund: fundOf() } });
  await give();
  await screen.findByText(words.thanks);
  await give();
  await waitFor(() => expect(keys('fund.give')).toHaveLength(3));
  const [first, second, third] = keys('fund.give');
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('one that has ended takes no gift and says what is left', async () => {
  answer({ 'fund.get': fundOf({ state: 'over' }) });
  render(<FundPage />);
  expect(await screen.findByText(words.over(300))).toBeTruthy();
  expect(screen.queryByText(words.give)).toBeNull();
});

test('more than the last is shown when somebody asks', async () => {
  const [last] = fund.lastUses;
  if (!last) throw new Error('nothing was used');
  answer({
    'fund.get': fundOf({ used: 260 }),
    'fund.uses': page([
      last,
      { ...last, id: 6, points: 60, purpose: '买毛巾', merchantId: null, merchant: null },
    ]),
  });
  render(<FundPage />);
  fireEvent.click(await screen.findByText('全部'));
  expect(await screen.findByText('买毛巾')).toBeTruthy();
  expect(screen.getByText(words.paidNobody)).toBeTruthy();
  expect(screen.queryByText('全部')).toBeNull();
});

test('a guest signs in first; what is not there is told', async () => {
  session.forget();
  answer({ 'fund.get': fundOf({ mine: null, lastUses: [], lastGifts: [], gifts: 0, used: 0 }) });
  const { unmount } = render(<FundPage />);
  expect(await screen.findByText(words.noUses)).toBeTruthy();
  fireEvent.click(screen.getByText(words.signIn));
  expect(trail).toEqual([`navigateTo ${routes.mine.signIn(routes.alliance.fund(4))}`]);
  unmount();
  router.params = { id: 'x' };
  render(<FundPage />);
  expect(screen.getByText(words.gone)).toBeTruthy();
});

test('the list leads to each fund, or says that there is none', async () => {
  answer({ 'fund.list': page([fund, fundOf({ id: 5, title: '老书新读', state: 'closed', left: 0 })]) });
  const { unmount } = render(<FundsPage />);
  expect(await screen.findByText(fundWords.states.closed)).toBeTruthy();
  fireEvent.click(screen.getByText('独居老人冬衣'));
  expect(trail).toEqual([`navigateTo ${routes.alliance.fund(4)}`]);
  unmount();
  forgetAnswers();
  answer({ 'fund.list': page([]) });
  render(<FundsPage />);
  expect(await screen.findByText(fundsWords.none)).toBeTruthy();
});
