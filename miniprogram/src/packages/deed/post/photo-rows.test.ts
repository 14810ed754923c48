import { photoRows } from './photo-rows';

it.each([
  [0, []],
  [1, [1]],
  [2, [2]],
  [3, [1, 2]],
  [4, [1, 3]],
  [6, [1, 3, 2]],
  [9, [1, 2, 2, 2, 2]],
])('lays %i photos in full rows', (count, rows) => {
  const photos = Array.from({ length: count }, (_, i) => i);
  expect(photoRows(photos).map((row) => row.length)).toEqual(rows);
  expect(photoRows(photos).flat()).toEqual(photos);
});
