import { act, fireEvent, render, screen } from '@testing-library/react';
import { person } from '../../test/people';
import { resetPhone } from '../../test/stubs/platform';
import { trail } from '../../test/stubs/taro';
import { type Me, session } from '../kernel/session';
import { TabBar } from './tab-bar';
import { tabBar } from './tab-bar-state';

const open = (role: Me['role'] | null) => {
  session.set({ token: role && 't', me: role && person({ role }) });
  return render(<TabBar />).container;
};
const words = () => screen.getAllByRole('tab').map(({ textContent }) => textContent);

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  tabBar.show('home');
  tabBar.setWaiting(0);
  tabBar.setUnread(0);
});

it.each([
  ['resident', '德商'],
  ['clerk', '德商'],
  [null, '德商'],
  ['staff', '管理'],
  ['admin', '管理'],
] as const)('shows a %s %s between 发布 and 我的', (role, third) => {
  const bar = open(role);
  expect(words()).toEqual(['首页', '广场', third, '我的']);
  expect(bar.textContent).toBe(`首页广场发布${third}我的`);
});

it('marks the tab in front and leads to the others', () => {
  open('resident');
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('首页');
  fireEvent.click(screen.getByRole('tab', { name: '广场' }));
  expect(trail).toEqual(['switchTab /packages/main/square/index']);
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('广场');
});

it('opens the publish page by the raised button', () => {
  open('resident');
  fireEvent.click(screen.getByRole('button', { name: '发布' }));
  expect(trail).toEqual(['navigateTo /packages/deed/publish/index']);
});

it('tells staff how many posts wait, and nobody else', () => {
  tabBar.setWaiting(128);
  open('staff');
  expect(screen.getByRole('tab', { name: '管理，128 条待审' }).textContent).toBe('管理99+');
  act(() => {
    session.set({ me: person() });
  });
  expect(words()).toEqual(['首页', '广场', '德商', '我的']);
});

it('steps back while a sheet lies over the page', () => {
  const bar = open('resident').firstElementChild;
  let uncover: () => void = () => undefined;
  act(() => {
    uncover = tabBar.cover();
  });
  expect(bar?.className).toContain('tab-bar-away');
  act(() => uncover());
  expect(bar?.className).not.toContain('tab-bar-away');
});

it('says how many messages one has not read, and nothing of them to who has signed out', () => {
  tabBar.setUnread(3);
  open('resident');
  expect(screen.getByRole('tab', { name: '我的，3 条没看' }).textContent).toBe('我的3');
  act(() => {
    session.set({ token: null, me: null });
  });
  expect(words()).toEqual(['首页', '广场', '德商', '我的']);
});
