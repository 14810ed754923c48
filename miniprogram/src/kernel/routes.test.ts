import { nowAt, routes } from './routes';

test('an address of before leads to the page as it is now, an unknown one is told', () => {
  expect(nowAt('features/home/index')).toBe(routes.main.home());
  expect(nowAt('/features/square/index')).toBe(routes.main.square());
  expect(nowAt('/features/nothing/index')).toBe(routes.mine.lost());
  expect(nowAt('packages/deed/gone/index')).toBe(routes.mine.lost());
});
