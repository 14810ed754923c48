import { draftOf, EMPTY, problemsOf, type ProductDraft, termsOf } from './form';
import { words } from './words';

const eggs: ProductDraft = { ...EMPTY, name: '草鸡蛋', price: '18.5', unit: '斤', stock: '0' };

const wrongIn = (part: Partial<ProductDraft>) => problemsOf({ ...eggs, ...part });

test('all that is wrong is told, each at its field', () => {
  expect(wrongIn({})).toEqual([]);
  expect(wrongIn({ name: '', price: '0', stock: '半' }).map(({ field }) => field)).toEqual([
    ...['name', 'price', 'stock'],
  ]);
  expect(wrongIn({ limit: '0' })).toEqual([{ field: 'limit', message: words.badLimit }]);
  const badPart = [{ field: 'fen', message: words.badPart }];
  expect(wrongIn({ points: '20' })).toEqual(badPart);
  expect(wrongIn({ points: '20', fen: '18.5' })).toEqual(badPart);
  expect(wrongIn({ points: '20', fen: '2' })).toEqual([]);
  // Without a price nobody knows whether it takes off too much.
  expect(wrongIn({ price: '', points: '20', fen: '2' }).map(({ field }) => field)).toEqual(['price']);
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
