import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { platform } from '../../../kernel/platform';
import { session } from '../../../kernel/session';
import { answer, page, refused, sent } from '../../../../test/answers';
import { fileOf } from '../../../../test/files';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import ShopFilePage from './index';
import { words } from './words';

beforeEach(() => {
  resetPhone();
  router.params = { id: '3' };
  session.set({ token: 't', me: person({ id: 1, role: 'staff' }), known: true });
});
afterEach(() => jest.restoreAllMocks());

const file = fileOf({ role: null, invite: null });

test('the telephone is copied, and where it cannot be that is said', async () => {
  answer({ 'merchant.file': file, 'news.ofShop': page([]) });
  render(<ShopFilePage />);
  fireEvent.click(await screen.findByText(file.phone));
  expect(await screen.findByText(words.copied)).toBeTruthy();
  expect(phone.copied).toEqual([file.phone]);
  jest.spyOn(platform, 'copy').mockImplementation(() => Promise.reject(new Error('no')));
  fireEvent.click(screen.getByText(file.phone));
  expect(await screen.findByText(words.copyFailed)).toBeTruthy();
});

test('a shop is suspended with a reason; changed meanwhile, it is shown as it is now', async () => {
  let version = 2;
  answer({
    'merchant.file': () => ({ ...file, version }),
    'news.ofShop': page([]),
    'merchant.suspend': (input) =>
      input.version === 3
        ? { ...file, version: 4, state: 'suspended' as const }
        : refused('MERCHANT_CHANGED', '店铺刚改过，请再看一遍'),
  });
  render(<ShopFilePage />);
  fireEvent.click(await screen.findByText(words.suspend));
  const sheet = within(screen.getByRole('dialog'));
  fireEvent.change(sheet.getByLabelText(words.reason), { target: { value: '短斤少两' } });
  version = 3;
  fireEvent.click(sheet.getByText(words.suspend));
  expect(await sheet.findByText('店铺刚改过，请再看一遍')).toBeTruthy();
  await waitFor(() => expect(sent('merchant.file')).toHaveLength(2));
  fireEvent.click(sheet.getByText(words.suspend));
  expect(await screen.findByText(words.restore)).toBeTruthy();
  expect(sent('merchant.suspend').map(({ reason }) => reason)).toEqual(['短斤少两', '短斤少两']);
});

test('one of another region is said not to be there', async () => {
  answer({ 'merchant.file': refused('NOT_FOUND', '没有'), 'news.ofShop': page([]) });
  render(<ShopFilePage />);
  expect(await screen.findByText(words.gone)).toBeTruthy();
});
