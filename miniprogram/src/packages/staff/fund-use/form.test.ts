import { contentOf, EMPTY, fieldOf, problemsOf, type UseDraft } from './form';
import { words } from './words';

const cut: UseDraft = { ...EMPTY, points: '200', shop: { id: 3, name: '平安理发店' }, purpose: '义剪' };

test('all that is wrong is told, each at its field', () => {
  expect(problemsOf(cut, 200)).toEqual([]);
  expect(problemsOf({ ...EMPTY, points: '0' }, 200)).toEqual([
    { field: 'points', message: words.needPoints },
    { field: 'shop', message: words.needShop },
    { field: 'purpose', message: words.needPurpose },
  ]);
  expect(problemsOf(cut, 199)).toEqual([{ field: 'points', message: words.tooMany(199) }]);
  expect(problemsOf({ ...cut, shop: null, paysShop: false }, 200)).toEqual([]);
  expect(problemsOf({ ...cut, purpose: ' ' }, 200).map(({ field }) => field)).toEqual(['purpose']);
});

test('a shop that was chosen and then given up is not paid', () => {
  expect(contentOf(cut)).toMatchObject({ points: 200, merchantId: 3 });
  expect(contentOf({ ...cut, paysShop: false }).merchantId).toBeNull();
});

test('what the server says of a shop stands at the shop', () => {
  expect(fieldOf('merchantId')).toBe('shop');
  expect(fieldOf('photos.0')).toBe('photos');
  expect(fieldOf('fundId')).toBeNull();
  expect(fieldOf(undefined)).toBeNull();
});
