import { routes } from './routes';
import { nextOf } from './next';

test.each([
  routes.main.square('patrol'),
  routes.deed.post(5),
  routes.book.statement('2026-11'),
  routes.book.household('AB12'),
])('after signing in one goes on to %s', (page) => {
  expect(nextOf(page)).toBe(page);
  expect(nextOf(encodeURIComponent(page))).toBe(page);
});

test.each([
  ...[undefined, '', '%E0%A4%A', '/no/such/page', 'https://evil.example/', '//evil.example/packages/x'],
  ...['/packages/../../evil', '/packages/main/home/index#x', routes.mine.signIn(routes.main.home())],
])('%s leads home', (next) => {
  expect(nextOf(next)).toBe(routes.main.home());
});
