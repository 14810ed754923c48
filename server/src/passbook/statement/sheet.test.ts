import readSheets from 'read-excel-file/node';
import { sheetOf } from './sheet';

test('what XML does not know is left out: a note that was kept before such characters were refused', async () => {
  const bytes = await sheetOf({
    ...{
      name: '王\u0007秀兰',
      community: '梧桐里社区',
      month: '2026-11',
      opening: 0,
      closing: 5,
      gained: 5,
      used: 0,
      now: 0,
    },
    lines: [{ id: 1, at: 0, title: '更正', note: 'a\uffffb\ud800c\nd', amount: 5, balance: 5 }],
  });
  const cells = (await readSheets(bytes))[0]?.data.flat();
  expect(cells).toContain('王秀兰');
  expect(cells).toContain('abc\nd');
});
