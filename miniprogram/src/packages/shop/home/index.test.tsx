import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { platform } from '../../../kernel/platform';
import { session } from '../../../kernel/session';
import { answer, refused, sent } from '../../../../test/answers';
import { fileOf } from '../../../../test/files';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import ShopHomePage from './index';
import { words } from './words';

const shop = {
  ...{ id: 3, name: '平安理发店', kind: 'hair' as const, role: 'owner' as const, state: 'open' as const },
};
const file = fileOf();

beforeEach(() => {
  resetPhone();
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
  answer({
    'merchant.mine': { shops: [shop] },
    'merchant.file': file,
    'merchant.remove': { ok: true },
    'merchant.pause': fileOf({ state: 'paused' }),
  });
});
afterEach(() => jest.restoreAllMocks());

test('a clerk is let go only after being asked', async () => {
  render(<ShopHomePage />);
  fireEvent.click(await screen.findByText(words.remove));
  expect(screen.getByText(words.removeAsk('李师傅'))).toBeTruthy();
  expect(sent('merchant.remove')).toEqual([]);
  fireEvent.click(within(screen.getByRole('dialog')).getByText(words.remove));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent('merchant.remove')).toEqual([{ merchantId: 3, userId: 8 }]);
});

test('pausing says what it does, takes a word for residents, and is seen at once', async () => {
  render(<ShopHomePage />);
  fireEvent.click(await screen.findByText(words.pause));
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getByText(words.asks.pause.text)).toBeTruthy();
  fireEvent.change(sheet.getByLabelText(words.note), { target: { value: '歇业三天' } });
  fireEvent.click(sheet.getByText(words.pause));
  expect(await screen.findByText(words.states.paused)).toBeTruthy();
  expect(sent('merchant.pause')).toEqual([{ merchantId: 3, note: '歇业三天' }]);
});

test('the code is copied, and where the phone does not let it that is said', async () => {
  render(<ShopHomePage />);
  fireEvent.click(await screen.findByText(words.copy));
  expect(await screen.findByText(words.copied)).toBeTruthy();
  expect(phone.copied).toEqual(['K7M2P9']);
  // As the web does on a page that is not secure.
  jest.spyOn(platform, 'copy').mockImplementation(() => {
    throw new TypeError('navigator.clipboard is undefined');
  });
  fireEvent.click(screen.getByText(words.copied));
  expect(await screen.findByText(words.copyFailed)).toBeTruthy();
  expect(screen.queryByText(words.copied)).toBeNull();
});

test('who is in no shop any more is told', async () => {
  answer({ 'merchant.mine': { shops: [shop] }, 'merchant.file': refused('NOT_FOUND', '没有这家店') });
  render(<ShopHomePage />);
  expect(await screen.findByText(words.goneText)).toBeTruthy();
});
