import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answer, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { post } from '../../../../test/posts';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import { session } from '../../../kernel/session';
import PersonPage from './index';
import { words } from './words';

const profile = {
  ...{ id: 12, name: '王秀兰', avatar: 'lotus', unit: null, community: '城南社区' },
  ...{ honour: { month: 50, year: 300, ever: 812 }, deeds: 1 },
};

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { id: '12' };
  session.set({ token: 't', me: person({ id: 500 }), known: true });
});

it('shows who somebody is and their public deeds, asked for together', async () => {
  answer({ 'resident.profile': profile, 'post.ofAuthor': page([post()]) });
  render(<PersonPage />);
  expect(await screen.findByText('王秀兰')).toBeTruthy();
  expect(screen.getByText('城南社区')).toBeTruthy();
  expect(screen.getByText('812')).toBeTruthy();
  expect(screen.getByText(words.deeds(1))).toBeTruthy();
  expect(sent('post.ofAuthor')).toEqual([{ userId: 12 }]);
  expect(phone.trips).toBe(1);
  fireEvent.click(screen.getByText(/8 号院门口的灯不亮/));
  await waitFor(() => expect(trail.at(-1)).toContain('deed/post/index?id=255'));
});

it('tells nothing of the points of who left the rankings', async () => {
  answer({ 'resident.profile': { ...profile, honour: null, deeds: 0 }, 'post.ofAuthor': page([]) });
  render(<PersonPage />);
  expect(await screen.findByText(words.none)).toBeTruthy();
  expect(screen.queryByText(words.ever)).toBeNull();
});

it('says so when there is nobody', async () => {
  answer({ 'resident.profile': refused('NOT_FOUND', '没有找到'), 'post.ofAuthor': page([]) });
  render(<PersonPage />);
  expect(await screen.findByText(words.gone)).toBeTruthy();
});

it('tells oneself that this is what neighbours see', async () => {
  session.set({ token: 't', me: person({ id: 12 }), known: true });
  answer({ 'resident.profile': profile, 'post.ofAuthor': page([]) });
  render(<PersonPage />);
  expect(await screen.findByText(words.own)).toBeTruthy();
});
