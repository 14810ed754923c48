import { router } from '../../test/stubs/taro';
import { currentPath, nowAt, routes } from './routes';

test('an address of before leads to the page as it is now, an unknown one is told', () => {
  expect(nowAt('features/home/index')).toBe(routes.main.home());
  expect(nowAt('/features/square/index')).toBe(routes.main.square());
  expect(nowAt('/features/nothing/index')).toBe(routes.mine.lost());
  expect(nowAt('packages/deed/gone/index')).toBe(routes.mine.lost());
});

test('where one is, as it is opened again: its words read once, Taro’s own left out', () => {
  Object.assign(router, { path: 'packages/book/household/index' });
  router.params = { code: 'A%20B', stamp: 'AB', $taroTimestamp: '1' };
  expect(currentPath()).toBe(routes.book.household('A B'));
});
