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
  // Whatever lies before it, an emoji of several code points never ends in half of one.
  for (const before of ['', '字', '字字', '字字字', '字字字字'])
    for (const emoji of ['👨‍👩‍👧', '🇨🇳', '❤️']) {
      const cut = excerptOf(before + emoji.repeat(80), 6, 19) ?? '';
      expect(cut).not.toMatch(/(?:\u200d|\ufe0f)…$/u);
      expect((/[\u{1f1e6}-\u{1f1ff}]*(?=…)/u.exec(cut)?.[0].length ?? 0) % 4).toBe(0);
    }
});
