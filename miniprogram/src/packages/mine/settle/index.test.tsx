import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { nameWords } from '../../../parts/me/name-words';
import { answer, page, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import SettlePage from './index';
import { WORDS } from './words';

const region = (id: number, name: string) => ({ id, name });
const newcomer = person({ name: '新邻居', town: null, community: null, grid: null });
const UNDER: Record<string, object[]> = {
  undefined: [region(1, '青溪镇')],
  1: [region(2, '梧桐里社区'), region(3, '柳岸社区')],
  2: [],
};

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = {};
  session.set({ token: 't', me: newcomer, known: true });
  answer({
    'region.list': ({ parentId }) => page(UNDER[String(parentId)] ?? []) as never,
    'resident.settle': person(),
  });
});

test('the only town is chosen by itself; the name is one’s own, not the one that all newcomers have', async () => {
  render(<SettlePage />);
  fireEvent.click(await screen.findByText('梧桐里社区'));
  expect(screen.getByText('青溪镇 梧桐里社区')).toBeTruthy();
  const field = await screen.findByLabelText(new RegExp(`^${nameWords.name}`));
  expect(field).toHaveProperty('value', '');
  fireEvent.click(screen.getByText(WORDS.settleDo));
  expect(screen.getByText(nameWords.missing)).toBeTruthy();
  fireEvent.change(field, { target: { value: '王秀兰' } });
  fireEvent.click(screen.getByText(WORDS.settleDo));
  await waitFor(() => expect(sent('resident.settle')).toEqual([{ communityId: 2, name: '王秀兰' }]));
});

test('where there are several towns one chooses', async () => {
  answer({ 'region.list': page([region(1, '青溪镇'), region(4, '白塔镇')]) as never });
  render(<SettlePage />);
  expect(await screen.findByText('白塔镇')).toBeTruthy();
  expect(screen.getByText(WORDS.townAsk)).toBeTruthy();
});
