import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { sentTo, serve, write } from '../../../../test/forms';
import { person } from '../../../../test/people';
import { rule } from '../../../../test/rules';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import CardFormPage from '../card-form/index';
import { words as cardFormWords } from '../card-form/words';
import MyCardsPage from './index';
import { words } from './words';

const card = (part: object = {}) => ({
  ...{ id: 3, merchantId: 1, shop: '平安理发店', title: '志愿者八折卡', percent: 80, uses: 3 },
  ...{ validUntil: null, validDays: 90, terms: '', audience: 'rule', least: 2, span: 'month' },
  ...{ ruleCode: 'building-07', quota: 20, granted: 5, used: 2, state: 'open', at: 1, mayEnd: true },
  ...part,
});
let items: object[] = [];

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { merchantId: '1' };
  items = [card()];
  session.set({ token: 't', me: person(), known: true });
  serve(() => ({
    'card.ofShop': { items, next: null },
    'rule.list': {
      items: [rule(), rule({ code: 'care-01', title: '看望老人', seal: '看望' })],
      next: null,
    },
  }));
});

test('the list says to whom each card goes, by the rule’s own name', async () => {
  items = [card(), card({ id: 4, audience: 'need', least: null, span: null, ruleCode: null, uses: null })];
  render(<MyCardsPage />);
  expect(await screen.findByText('本月“义务巡逻”做满 2 次的居民自己领')).toBeTruthy();
  expect(screen.getByText('社区送给困难家庭')).toBeTruthy();
  expect(screen.getByText('不限次数，领到后 90 天内有效')).toBeTruthy();
  fireEvent.click(screen.getByText(words.add));
  await waitFor(() => expect(trail).toEqual(['navigateTo /packages/shop/card-form/index?merchantId=1']));
});

test('a card for those who kept a rule: the rule is chosen, and said back in one sentence', async () => {
  render(<CardFormPage />);
  write(cardFormWords.name, '巡逻八五折卡');
  write('打几折', '8.5');
  fireEvent.click(screen.getByText(cardFormWords.audiences.rule));
  fireEvent.click(screen.getByText(cardFormWords.send));
  expect(await screen.findByText(cardFormWords.needRule)).toBeTruthy();
  fireEvent.click(screen.getByText(cardFormWords.rule));
  fireEvent.click(await screen.findByText('义务巡逻'));
  // Nothing is said of what is left to the shop's owner.
  expect(screen.queryByText(/剩/)).toBeNull();
  write(cardFormWords.times, '2');
  expect(await screen.findByText('本月“义务巡逻”做满 2 次的居民自己领')).toBeTruthy();
  fireEvent.click(screen.getByText(cardFormWords.send));
  expect(await screen.findByText(cardFormWords.sentText)).toBeTruthy();
  expect(sentTo('card.design')).toEqual([
    {
      ...{ merchantId: 1, title: '巡逻八五折卡', percent: 85, uses: 3, validUntil: null, validDays: 90 },
      ...{ terms: '', audience: 'rule', least: 2, span: 'month', ruleCode: 'building-07', quota: 20 },
    },
  ]);
});

test('until a day, for those whom staff name', async () => {
  router.params = { merchantId: '2' };
  render(<CardFormPage />);
  write(cardFormWords.name, '老党员卡');
  fireEvent.click(screen.getByText(cardFormWords.audiences.list));
  expect(screen.queryByLabelText(new RegExp(cardFormWords.honour))).toBeNull();
  fireEvent.click(screen.getByText(cardFormWords.validities.until));
  fireEvent.click(screen.getByText(cardFormWords.chooseDay));
  fireEvent.click(screen.getByText(cardFormWords.nearDays[1] ?? ''));
  fireEvent.click(screen.getByText(cardFormWords.send));
  expect(await screen.findByText(cardFormWords.sentText)).toBeTruthy();
  const [design] = sentTo('card.design');
  expect(design).toMatchObject({ audience: 'list', least: null, validDays: null });
  expect(design?.['validUntil']).toBeGreaterThan(Date.now());
});
