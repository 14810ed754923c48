import { fireEvent, render, screen, within } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { words as holdersWords } from '../../../parts/card/holders-words';
import { words as cardWords } from '../../../parts/card/desk-words';
import { answer, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import CardHoldersPage from '../card-holders/index';
import { words as cardHoldersWords } from '../card-holders/words';
import CardDeskPage from './index';
import { words } from './words';

type Card = Reply<'card.toGrant'>['items'][number];

const cardOf = (part: Partial<Card> = {}): Card => ({
  ...{ id: 5, merchantId: 3, shop: '平安理发店', title: '暖心卡', percent: 50, uses: 6, validUntil: null },
  ...{ validDays: 90, terms: '', audience: 'need', least: null, span: null, ruleCode: null, quota: 20 },
  ...{ granted: 2, used: 1, state: 'open', at: 1_764_000_000_000, ownShop: false },
  ...part,
});
const wang = {
  ...{ id: 7, name: '王秀兰', avatar: 'lotus', unit: null, community: '梧桐里社区', grid: null },
  ...{ balance: 30, poolLeft: 15, aloneUpTo: 20 },
};

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { cardId: '5' };
  session.set({ token: 't', me: person({ id: 1, role: 'staff' }), known: true });
});

test('a card is given to a resident who is searched for', async () => {
  answer({
    'card.toGrant': page([cardOf()]),
    'resident.search': page([wang]),
    'card.grant': { given: 1, left: 17 },
  });
  render(<CardDeskPage />);
  fireEvent.click(await screen.findByText(words.grant));
  const sheet = within(screen.getByRole('dialog'));
  fireEvent.change(sheet.getByRole('textbox'), { target: { value: '王' } });
  fireEvent.click(await screen.findByText('王秀兰', {}, { timeout: 5_000 }));
  // Nobody has it yet: it is asked first whether this is the one.
  expect(sent('card.grant')).toEqual([]);
  fireEvent.click(await screen.findByText(words.another));
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '王' } });
  fireEvent.click(await screen.findByText('王秀兰', {}, { timeout: 5_000 }));
  fireEvent.click(await screen.findByText(words.give));
  expect(await screen.findByText(words.given('王秀兰', 17))).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(sent('card.grant')).toEqual([{ cardId: 5, userIds: [7] }]);
});

test('what is given out is no longer given; one’s own shop’s is a colleague’s', async () => {
  answer({ 'card.toGrant': page([cardOf({ granted: 20 }), cardOf({ id: 6, ownShop: true })]) });
  render(<CardDeskPage />);
  expect(await screen.findByText(words.gone)).toBeTruthy();
  expect(screen.getByText(words.own)).toBeTruthy();
  expect(screen.queryByText(words.grant)).toBeNull();
  fireEvent.click(screen.getByText(cardWords.holders));
  expect(trail).toEqual([`navigateTo ${routes.staff.cardHolders(5)}`]);
});

describe('who holds a card', () => {
  const held = { userId: 7, name: '王秀兰', community: '梧桐里社区', used: 1, at: 1_764_000_000_000 };

  test('is read by staff, with a word about families in need', async () => {
    answer({ 'card.holders': { ...page([held]), card: cardOf() } });
    render(<CardHoldersPage />);
    expect(await screen.findByText('王秀兰')).toBeTruthy();
    expect(screen.getByText(cardHoldersWords.secret)).toBeTruthy();
    expect(screen.getByText(holdersWords.used(1))).toBeTruthy();
  });

  test('is not told to who works in the shop', async () => {
    answer({ 'card.holders': refused('DECIDE_OTHER', '请交给同事') });
    render(<CardHoldersPage />);
    expect(await screen.findByText(cardHoldersWords.hidden)).toBeTruthy();
    expect(screen.getByText('请交给同事')).toBeTruthy();
  });
});
