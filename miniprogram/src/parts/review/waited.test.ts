import { waited } from './waited';

const now = 1_764_000_000_000;
const minutes = (n: number) => now - n * 60_000;

test('the wait is told in the largest whole unit', () => {
  expect(waited(now - 59_000, now)).toBe('刚送来');
  expect(waited(minutes(1), now)).toBe('等了 1 分钟');
  expect(waited(minutes(59), now)).toBe('等了 59 分钟');
  expect(waited(minutes(60), now)).toBe('等了 1 小时');
  expect(waited(minutes(24 * 60 - 1), now)).toBe('等了 23 小时');
  expect(waited(minutes(49 * 60), now)).toBe('等了 2 天');
});

test('a phone whose clock is behind the server does not count backwards', () => {
  expect(waited(now + 5_000, now)).toBe('刚送来');
});
