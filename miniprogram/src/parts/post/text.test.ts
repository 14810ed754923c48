import { photoRows } from '../../packages/deed/post/photo-rows';
import { excerptOf, firstSentence } from './text';

it.each([
  ['银杏叶落了一地，我们扫了一个钟头。路不滑了。', '银杏叶落了一地，我们扫了一个钟头'],
  ['\n 第一行\n第二行', '第一行'],
  ['', ''],
  ['👍'.repeat(40), `${'👍'.repeat(29)}…`],
])('shares the first sentence of %j', (body, title) => expect(firstSentence(body)).toBe(title));

it('leaves a text that fits alone', () => {
  expect(excerptOf('字'.repeat(19 * 6), 6, 19)).toBeNull();
  expect(excerptOf('一\n二\n三\n四\n五\n六', 6, 19)).toBeNull();
});

it('cuts a long one after its lines, and never through a character', () => {
  expect(excerptOf('字'.repeat(2000), 6, 19)).toHaveLength(19 * 6 - 4 + 1);
  expect(excerptOf('一\n二\n三\n四\n五\n六\n七', 6, 19)).toBe('一\n二\n三\n四\n五\n六…');
  expect([...(excerptOf('👍'.repeat(200), 6, 19) ?? '')].at(-2)).toBe('👍');
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
