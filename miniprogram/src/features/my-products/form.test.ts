import { contentOf, EMPTY, problemOf, type ProductDraft } from './form';
import { words } from './words';

const eggs: ProductDraft = { ...EMPTY, name: '草鸡蛋', price: '18.5', unit: '斤', stock: '0' };

test('what is wrong is told at its field', () => {
  expect(problemOf(eggs)).toBeNull();
  expect(problemOf({ ...eggs, name: '' })?.field).toBe('name');
  expect(problemOf({ ...eggs, price: '0' })?.field).toBe('price');
  expect(problemOf({ ...eggs, stock: '半' })?.field).toBe('stock');
  expect(problemOf({ ...eggs, points: '20' })).toEqual({ field: 'fen', message: words.badPart });
  expect(problemOf({ ...eggs, points: '20', fen: '18.5' })?.field).toBe('fen');
  expect(problemOf({ ...eggs, points: '20', fen: '2' })).toBeNull();
});

test('yuan become fen', () => {
  expect(contentOf({ ...eggs, points: '20', fen: '2' })).toMatchObject({
    price: 1850,
    stock: 0,
    pointsPart: { points: 20, fen: 200 },
  });
  expect(contentOf(eggs).pointsPart).toBeNull();
});
