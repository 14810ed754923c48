import { contentOf, draftOf, EMPTY, problemOf, type OfferDraft } from './form';
import { words } from './words';

const haircut: OfferDraft = { ...EMPTY, title: '剪发一次', listPrice: '35', price: '29.9', stock: '80' };

test('what is wrong is told at its field', () => {
  expect(problemOf(haircut)).toBeNull();
  expect(problemOf({ ...haircut, title: ' ' })?.field).toBe('title');
  expect(problemOf({ ...haircut, listPrice: '0' })?.field).toBe('listPrice');
  expect(problemOf({ ...haircut, price: '三十' })?.field).toBe('price');
  expect(problemOf({ ...haircut, price: '35' })).toEqual({ field: 'price', message: words.lower });
  expect(problemOf({ ...haircut, points: '0' })?.field).toBe('points');
  expect(problemOf({ ...haircut, stock: '-1' })?.field).toBe('stock');
  expect(problemOf({ ...haircut, limit: '1.5' })?.field).toBe('limit');
  expect(problemOf({ ...haircut, to: '8:00' })).toEqual({ field: 'to', message: words.needOrder });
});

test('yuan become fen, empty counts no limit, and what stands can be changed', () => {
  const content = contentOf({ ...haircut, limit: '' });
  expect(content).toMatchObject({ listPrice: 3500, price: 2990, points: 50, stock: 80, personLimit: null });
  const again = draftOf({ ...content, personLimit: null, photos: [] } as unknown as Parameters<
    typeof draftOf
  >[0]);
  expect(contentOf(again)).toEqual(content);
});
