import { fireEvent, render, screen } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { words as cardWords } from '../../../parts/card/words';
import { answer, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import CardsPage from '../cards/index';
import { words as cardsWords } from '../cards/words';
import CardPage from './index';
import { words } from './words';

type Holding = Reply<'card.mine'>['items'][number];
type Claimable = Reply<'card.claimable'>['items'][number];

const face = {
  ...{ merchantId: 3, shop: '平安理发店', percent: 80, uses: 3, validUntil: null, validDays: 90 },
  ...{ terms: '每天一次', address: '东门 12 号' },
};
const holding = (part: Partial<Holding> = {}): Holding => ({
  ...{ ...face, id: 9, title: '老邻居八折卡', cardId: 5, usesLeft: 2, used: 1 },
  ...{ until: 1_800_000_000_000, state: 'good', at: 1_764_000_000_000 },
  ...part,
});
const earned: Claimable = {
  ...{
    ...face,
    id: 6,
    title: '志愿者卡',
    left: 4,
    audience: 'honour',
    least: 100,
    span: 'month',
    rule: null,
  },
};
const figures = { shops: 3, cards: 3, granted: 7, used: 2, byHonour: 2, byRule: 0, named: 5 };
const codes = { now: Date.now(), codes: [] };

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { id: '9' };
  session.set({ token: 't', me: person(), known: true });
});

test('a card that was earned is taken, and lies in the hand', async () => {
  answer({
    'card.mine': page([holding()]),
    'card.claimable': page([earned]),
    'card.figures': figures,
    'card.claim': holding({ id: 10 }),
  });
  render(<CardsPage />);
  expect(await screen.findByText(cardsWords.figures(figures))).toBeTruthy();
  expect(screen.getByText('老邻居八折卡')).toBeTruthy();
  fireEvent.click(await screen.findByText(cardsWords.claim));
  await screen.findByText(cardsWords.claim);
  expect(sent('card.claim')).toEqual([{ cardId: 6 }]);
  expect(trail).toEqual([`navigateTo ${routes.alliance.card(10)}`]);
});

test('one that is gone meanwhile is told; none at all is a kind word', async () => {
  answer({
    'card.mine': page([]),
    'card.claimable': page([earned]),
    'card.figures': figures,
    'card.claim': refused('CARD_GONE', '这种卡已经发完了'),
  });
  const { unmount } = render(<CardsPage />);
  fireEvent.click(await screen.findByText(cardsWords.claim));
  expect(await screen.findByText('这种卡已经发完了')).toBeTruthy();
  unmount();
  answer({ 'card.mine': page([]), 'card.claimable': page([]), 'card.figures': { ...figures, granted: 0 } });
  render(<CardsPage />);
  expect(await screen.findByText(cardsWords.noneTitle)).toBeTruthy();
});

test('in the hand it has a code; used up it has none; it never says for what it was given', async () => {
  answer({ 'card.mine': page([holding()]), 'card.show': codes });
  const { unmount, container } = render(<CardPage />);
  expect(await screen.findByText('老邻居八折卡')).toBeTruthy();
  expect(screen.getByText('每天一次')).toBeTruthy();
  expect(sent('card.show')).toEqual([{ holdingId: 9 }]);
  expect(container.textContent).not.toMatch(/困难|名单|点名/);
  unmount();
  resetPhone();
  answer({ 'card.mine': page([holding({ state: 'used_up', usesLeft: 0 })]) });
  render(<CardPage />);
  expect(await screen.findByText(cardWords.states.used_up)).toBeTruthy();
  expect(sent('card.show')).toEqual([]);
});

test('a card far down my list is found, however many came before it', async () => {
  answer({
    'card.mine': ({ cursor }) =>
      cursor === undefined ? page([holding({ id: 1, title: '第一张' })], 'more') : page([holding()]),
    'card.show': codes,
  });
  render(<CardPage />);
  expect(await screen.findByText('老邻居八折卡')).toBeTruthy();
});

test('somebody else’s card is not there', async () => {
  answer({ 'card.mine': page([]) });
  render(<CardPage />);
  expect(await screen.findByText(words.gone)).toBeTruthy();
});
