import { decoded } from './address';

test('a page is handed what stands in its address', () => {
  expect(decoded('https%3A%2F%2Fa.example%2Fs%2F5%2525')).toBe('https://a.example/s/5%25');
});

test('what was never encoded means itself', () => {
  expect(decoded('5%')).toBe('5%');
  expect(decoded('50%-off')).toBe('50%-off');
});
