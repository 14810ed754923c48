import { stepped } from './stepped';

test('steps go to round numbers and stay within 1 and the most', () => {
  expect(stepped('20', 5, 1000)).toBe(25);
  expect(stepped('20', -5, 1000)).toBe(15);
  expect(stepped('7', 5, 1000)).toBe(10);
  expect(stepped('7', -5, 1000)).toBe(5);
  expect(stepped('5', -5, 1000)).toBe(1);
  expect(stepped('1', -5, 1000)).toBe(1);
  expect(stepped('998', 5, 1000)).toBe(1000);
  expect(stepped('1000', 5, 1000)).toBe(1000);
  expect(stepped('', 5, 1000)).toBe(5);
  expect(stepped('', -5, 1000)).toBe(1);
});
