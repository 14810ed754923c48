import { fenOf, foldText, priceText, yuan } from './money';

test('fen as people read them', () => {
  expect([3000, 3050, 3055, 5, 0].map(priceText)).toEqual(['¥30', '¥30.5', '¥30.55', '¥0.05', '¥0']);
  expect(yuan(3050)).toBe('30.5');
});

test('what people type as fen', () => {
  expect(['30', '30.5', ' 30.55 ', '0', '0.05'].map(fenOf)).toEqual([3000, 3050, 3055, 0, 5]);
  expect(['', '-1', '1.234', '1,5', 'x', '12345678'].map(fenOf)).toEqual(Array(6).fill(null));
});

test('a discount as shops write it', () => {
  expect([80, 85, 10, 95].map(foldText)).toEqual(['8 折', '8.5 折', '1 折', '9.5 折']);
});
