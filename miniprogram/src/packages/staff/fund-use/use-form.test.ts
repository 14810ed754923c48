import { contentOf, EMPTY, fieldOf, problemOf, type UseDraft } from './use-form';
import { words } from './words';

const cut: UseDraft = { ...EMPTY, points: '200', shop: { id: 3, name: '平安理发店' }, purpose: '义剪' };

test('what is wrong is told at its field', () => {
  expect(problemOf(cut, 200)).toBeNull();
  expect(problemOf({ ...cut, points: '0' }, 200)).toEqual({ field: 'points', message: words.needPoints });
  expect(problemOf(cut, 199)).toEqual({ field: 'points', message: words.tooMany(199) });
  expect(problemOf({ ...cut, shop: null }, 200)?.field).toBe('shop');
  expect(problemOf({ ...cut, shop: null, paysShop: false }, 200)).toBeNull();
  expect(problemOf({ ...cut, purpose: ' ' }, 200)?.field).toBe('purpose');
});

test('a shop that was chosen and then given up is not paid', () => {
  expect(contentOf(cut)).toMatchObject({ points: 200, merchantId: 3 });
  expect(contentOf({ ...cut, paysShop: false }).merchantId).toBeNull();
});

test('what the server says of a shop stands at the shop', () => {
  expect(fieldOf('merchantId')).toBe('shop');
  expect(fieldOf('photos.0')).toBe('photos');
  expect(fieldOf('fundId')).toBeUndefined();
  expect(fieldOf(undefined)).toBeUndefined();
});
