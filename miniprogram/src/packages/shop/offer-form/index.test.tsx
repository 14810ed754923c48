import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { DAY, dayOf, startOfDay } from '@jishan/shared/calendar';
import { everyDay } from '@jishan/shared/hours';
import { dayName } from '../../../components/day-sheet';
import { session } from '../../../kernel/session';
import { words as submissionWords } from '../../../parts/submission/words';
import { sentTo, serve, write } from '../../../../test/forms';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import MyOffersPage from '../offers/index';
import { words as offersWords } from '../offers/words';
import OfferFormPage from './index';
import { words } from './words';

const offer = (part: object = {}) => ({
  ...{ id: 3, merchantId: 1, title: '剪发一次', detail: '', photos: [], listPrice: 3500, price: 3000 },
  ...{ points: 50, period: 'month', left: 63, personLimit: 1, validDays: 30, hours: everyDay([540, 1080]) },
  ...{ startsAt: null, endsAt: null, state: 'open', version: 4, stock: 80, submission: null },
  ...{ open: 2, used: 15, ...part },
});
let items: object[] = [];
let merchantId = 1;
const pick = (label: string, value: string) => {
  const wheels = screen.getByLabelText(new RegExp(`^${label}`)).parentElement?.querySelector('input');
  fireEvent.change(wheels as Element, { target: { value } });
};
/** A new one with all that must be filled in. */
function writeOffer() {
  // A shop of its own for each test: drafts live as long as the app does.
  router.params = { merchantId: String(++merchantId) };
  render(<OfferFormPage />);
  write(words.name, '剪发一次');
  write(words.listPrice.slice(0, 2), '35');
  write(words.price.slice(0, 5), '30');
}

/** Midnight must not pass between what is chosen and what is looked for. */
const NOW = Date.now();

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  resetPhone();
  items = [offer()];
  session.set({ token: 't', me: person(), known: true });
  serve(() => ({
    'merchant.mine': { shops: [{ id: 1, name: '平安理发店', role: 'owner', state: 'open' }] },
    'offer.manage': { items, next: null },
  }));
});

afterEach(() => jest.restoreAllMocks());

test('one span for every day, unless somebody asks for more', async () => {
  writeOffer();
  expect(screen.queryByText('周一')).toBeNull();
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.sentText)).toBeTruthy();
  expect(sentTo('offer.submit')[0]).toMatchObject({
    ...{ hours: everyDay([540, 1080]), startsAt: null, endsAt: null },
  });
});

test('每天不同 opens seven rows: one day closed, one with a break', async () => {
  writeOffer();
  fireEvent.click(screen.getByRole('switch', { name: words.daily }));
  expect(screen.getAllByRole('checkbox')).toHaveLength(7);
  fireEvent.click(screen.getByRole('checkbox', { name: words.usable('周一') }));
  expect(screen.getByText(words.closed)).toBeTruthy();
  pick('周二几点前可用', '12:00');
  fireEvent.click(screen.getAllByText(words.moreSpans)[0] as HTMLElement);
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', words.badTime);
  pick('周二第二段几点起可用', '14:00');
  pick('周二第二段几点前可用', '18:00');
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.sentText)).toBeTruthy();
  expect(sentTo('offer.submit')[0]?.['hours']).toEqual([
    [],
    [
      [540, 720],
      [840, 1080],
    ],
    ...Array.from({ length: 5 }, () => [[540, 1080]]),
  ]);
});

test('a special needs a day, which is chosen from large keys', async () => {
  writeOffer();
  fireEvent.click(screen.getByRole('switch', { name: words.special }));
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.needEdge)).toBeTruthy();
  fireEvent.click(screen.getByText(words.edges.end.day));
  fireEvent.click(screen.getByText(words.nearDays[2] ?? ''));
  const last = dayOf(NOW + 2 * DAY);
  expect(screen.getByText(dayName(last))).toBeTruthy();
  pick(words.edges.end.time, '20:00');
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.sentText)).toBeTruthy();
  expect(sentTo('offer.submit')[0]).toMatchObject({
    ...{ startsAt: null, endsAt: startOfDay(last) + 20 * 3_600_000 },
  });
});

test('what stands comes with its times, and changing nothing changes nothing', async () => {
  router.params = { merchantId: '1', offerId: '3' };
  const startsAt = startOfDay(dayOf(NOW + DAY));
  const hours = [[], ...everyDay([540, 720], [840, 1080]).slice(1)];
  items = [offer({ hours, startsAt, endsAt: startsAt + 8 * DAY })];
  render(<OfferFormPage />);
  expect(await screen.findByText(dayName(dayOf(startsAt)))).toBeTruthy();
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.sentText)).toBeTruthy();
  expect(sentTo('offer.submit')[0]).toMatchObject({
    ...{ offerId: 3, version: 4, hours, startsAt, endsAt: startsAt + 8 * DAY },
  });
});

test('the list tells the times, and takes back a change that waits', async () => {
  router.params = { merchantId: '1' };
  const endsAt = startOfDay('2030-12-06');
  items = [offer({ endsAt, submission: { id: 40, state: 'pending', answer: '', at: 1 } })];
  render(<MyOffersPage />);
  expect(await screen.findByText('限时：到2030年12月5日为止')).toBeTruthy();
  fireEvent.click(await screen.findByText(submissionWords.withdraw));
  await waitFor(() => expect(sentTo('submission.withdraw')).toEqual([{ submissionId: 40 }]));
  expect(screen.queryByText(offersWords.edit)).toBeNull();
});
