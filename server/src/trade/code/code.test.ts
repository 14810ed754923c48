import jsQR from 'jsqr';
import sharp from 'sharp';
import { AHEAD, codes, GRACE_MS, WINDOW_MS } from './rolling-code';

const config = {
  APP_SECRET: 'a secret of this test alone, 32 long',
  PUBLIC_URL: 'https://jishan.example.cn',
};
const { text, issue, read, hasNumber } = codes(config);
const NOW = Date.parse('2026-11-18T12:00:10+08:00');

test('what is issued is a picture of a link that we know again', async () => {
  const [first] = await issue('voucher', 7, NOW);
  // A camera sees a margin; the picture has none, because the page gives it one.
  const { data, info } = await sharp(Buffer.from(first?.image.split(',')[1] ?? '', 'base64'))
    .extend({ top: 32, bottom: 32, left: 32, right: 32, background: 'white' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const seen = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  expect(seen?.data).toBe(text('voucher', 7, NOW));
  expect(seen?.data).toMatch(/^https:\/\/jishan\.example\.cn\/s\/[\w-]{36}$/);
  expect(read(seen?.data ?? '', NOW)).toEqual({ kind: 'voucher', id: 7, age: 'now' });
});

test('codes follow one another without a gap for five minutes, each with a number of its own', async () => {
  const issued = await issue('voucher', 7, NOW);
  expect(issued).toHaveLength(AHEAD);
  for (const [index, { from, until }] of issued.entries()) {
    expect(until - from).toBe(WINDOW_MS);
    if (index > 0) expect(from).toBe(issued[index - 1]?.until);
  }
  expect(new Set(issued.map(({ number }) => number)).size).toBe(AHEAD);
  expect(new Set(issued.map(({ image }) => image)).size).toBe(AHEAD);
});

test('a code is good in its half minute and a short while after; a screenshot is not', () => {
  const shown = text('card', 9, NOW);
  const end = Math.ceil(NOW / WINDOW_MS) * WINDOW_MS;
  expect(read(shown, end - 1)?.age).toBe('now');
  expect(read(shown, end + GRACE_MS - 1)?.age).toBe('now');
  expect(read(shown, end + GRACE_MS)?.age).toBe('old');
  // Nobody can keep one for later either.
  expect(read(text('card', 9, NOW + 10 * WINDOW_MS), NOW)?.age).toBe('old');
});

test('numbers are those of the same half minute', async () => {
  const [first, second] = await issue('order', 3, NOW);
  const digits = (number: string | undefined) => (number ?? '').replace(' ', '');
  expect(first?.number).toMatch(/^\d{4} \d{4}$/);
  expect(hasNumber('order', 3, digits(first?.number), NOW)).toBe(true);
  expect(hasNumber('order', 4, digits(first?.number), NOW)).toBe(false);
  expect(hasNumber('voucher', 3, digits(first?.number), NOW)).toBe(false);
  expect(hasNumber('order', 3, digits(second?.number), NOW)).toBe(false);
  expect(hasNumber('order', 3, digits(second?.number), NOW + WINDOW_MS)).toBe(true);
});

test('what was changed, cut or made with another secret is not ours', () => {
  const shown = text('voucher', 7, NOW);
  const token = shown.slice(-36);
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(read(token.slice(0, at) + other + token.slice(at + 1), NOW)).toBeNull();
  }
  const forged = codes({ ...config, APP_SECRET: 'another secret of this test, 32 long' });
  expect(read(forged.text('voucher', 7, NOW), NOW)).toBeNull();
  for (const junk of ['', 'x', token.slice(1), 'https://example.cn/s/', '微信支付', '0'.repeat(300)])
    expect(read(junk, NOW)).toBeNull();
});
