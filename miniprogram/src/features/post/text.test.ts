import { photoRows } from './photo-rows';
import { firstSentence, longerThan } from './text';

it.each([
  ['银杏叶落了一地，我们扫了一个钟头。路不滑了。', '银杏叶落了一地，我们扫了一个钟头'],
  ['\n 第一行\n第二行', '第一行'],
  ['', ''],
  ['👍'.repeat(40), `${'👍'.repeat(29)}…`],
])('shares the first sentence of %j', (body, title) => expect(firstSentence(body)).toBe(title));

it('counts lines as they wrap', () => {
  expect(longerThan('字'.repeat(19 * 6), 6, 19)).toBe(false);
  expect(longerThan('字'.repeat(19 * 6 + 1), 6, 19)).toBe(true);
  expect(longerThan('\n'.repeat(7), 6, 19)).toBe(true);
});

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
