import { act, fireEvent, render, screen } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { showAgain } from '../../test/stubs/taro';
import { watchLostPages } from './lost-page';
import { Page } from './page';

beforeEach(() => {
  resetPhone();
  watchLostPages();
  phone.name = 'h5';
});

const opened = () => screen.getByRole('tab', { selected: true }).textContent;

test('a tab whose page does not come says so, and the bar tells where one still is', () => {
  render(<Page tab="home" big="首页" />);
  fireEvent.click(screen.getByRole('tab', { name: '我的' }));
  expect(opened()).toBe('我的');
  act(() => phone.losePage());
  expect(screen.getByText(/没连上网络，这一页打不开/)).toBeTruthy();
  expect(opened()).toBe('首页');
  act(showAgain);
  expect(screen.queryByText(/没连上网络/)).toBeNull();
});

test('what was read goes away', () => {
  render(<Page title="店铺" />);
  act(() => phone.losePage());
  fireEvent.click(screen.getByText('知道了'));
  expect(screen.queryByText(/没连上网络/)).toBeNull();
});
