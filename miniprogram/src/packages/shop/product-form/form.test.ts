import { draftOf, EMPTY, problemOf, type ProductDraft, termsOf } from './form';
import { words } from './words';

const eggs: ProductDraft = { ...EMPTY, name: '草鸡蛋', price: '18.5', unit: '斤', stock: '0' };

test('what is wrong is told at its field', () => {
  expect(problemOf(eggs)).toBeNull();
  expect(problemOf({ ...eggs, name: '' })?.field).toBe('name');
  expect(problemOf({ ...eggs, price: '0' })?.field).toBe('price');
  expect(problemOf({ ...eggs, stock: '半' })?.field).toBe('stock');
  expect(problemOf({ ...eggs, limit: '0' })).toEqual({ field: 'limit', message: words.badLimit });
  expect(problemOf({ ...eggs, points: '20' })).toEqual({ field: 'fen', message: words.badPart });
  expect(problemOf({ ...eggs, points: '20', fen: '18.5' })?.field).toBe('fen');
  expect(problemOf({ ...eggs, points: '20', fen: '2' })).toBeNull();
});

test('yuan become fen, and an empty limit is none', () => {
  expect(termsOf({ ...eggs, points: '20', fen: '2', limit: '3' })).toMatchObject({
    price: 1850,
    personLimit: 3,
    pointsPart: { points: 20, fen: 200 },
  });
  expect(termsOf(eggs)).toMatchObject({ pointsPart: null, personLimit: null });
});

test('what stands can be changed, and nothing of it is lost', () => {
  for (const draft of [eggs, { ...eggs, limit: '3', points: '20', fen: '2', text: '自家散养' }]) {
    const stands = { ...termsOf(draft), photos: [], stock: 12 };
    expect(termsOf(draftOf(stands as unknown as Parameters<typeof draftOf>[0]))).toEqual(termsOf(draft));
  }
});
