import { fireEvent, render, screen } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { words as holdersWords } from '../../../parts/card/holders-words';
import { words as cardWords } from '../../../parts/card/own-words';
import { answer, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import MyCardsPage from '../cards/index';
import { words as cardsWords } from '../cards/words';
import ShopCardPage from './index';
import { words } from './words';

type Card = Reply<'card.ofShop'>['items'][number];

const cardOf = (part: Partial<Card> = {}): Card => ({
  ...{ id: 5, merchantId: 3, shop: '平安理发店', title: '志愿者八折卡', percent: 80, uses: 3 },
  ...{ validUntil: null, validDays: 90, terms: '', audience: 'honour', least: 100, span: 'month' },
  ...{ ruleCode: null, quota: 20, granted: 2, used: 1, state: 'open', at: 1_764_000_000_000, mayEnd: true },
  ...part,
});

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { merchantId: '3', cardId: '5' };
  session.set({ token: 't', me: person({ id: 1, role: 'clerk' }), known: true });
});

test('who holds a card is a tap away, but never who is in need', async () => {
  answer({ 'card.ofShop': page([cardOf(), cardOf({ id: 6, audience: 'need', title: '暖心卡' })]) });
  render(<MyCardsPage />);
  expect(await screen.findByText(cardWords.secret)).toBeTruthy();
  fireEvent.click(screen.getByText(cardWords.holders));
  expect(trail).toEqual([`navigateTo ${routes.shop.cardHolders(5)}`]);
});

test('a card is ended after being asked, and says so at once', async () => {
  const after = cardOf({ state: 'ended', mayEnd: false });
  answer({ 'card.ofShop': page([cardOf()]), 'card.end': after });
  render(<MyCardsPage />);
  fireEvent.click(await screen.findByText(cardsWords.end));
  expect(sent('card.end')).toEqual([]);
  expect(screen.getByText(cardsWords.endText)).toBeTruthy();
  fireEvent.click(screen.getAllByText(cardsWords.end).at(-1) as HTMLElement);
  expect(await screen.findByText(cardsWords.states.ended)).toBeTruthy();
  expect(screen.queryByText(cardsWords.end)).toBeNull();
});

describe('who holds a card', () => {
  test('with shortened names and how often they used it', async () => {
    const items = [
      { name: '王*兰', used: 0, at: 1_764_000_000_000 },
      { name: '王*兰', used: 2, at: 1_764_000_000_000 },
    ];
    answer({ 'card.given': { ...page(items), card: cardOf() } });
    render(<ShopCardPage />);
    expect(await screen.findAllByText('王*兰')).toHaveLength(2);
    expect(screen.getByText(holdersWords.used(0))).toBeTruthy();
    expect(screen.getByText(holdersWords.used(2))).toBeTruthy();
    expect(screen.getByText(cardWords.counts(cardOf()))).toBeTruthy();
  });

  test('not of a card for families in need', async () => {
    answer({ 'card.given': refused('CARD_PRIVATE', '为了保护隐私，这种卡的持卡人不公开') });
    render(<ShopCardPage />);
    expect(await screen.findByText(words.private)).toBeTruthy();
  });
});
