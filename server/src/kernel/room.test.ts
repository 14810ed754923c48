import { makeRoom } from './room';

const MB = 1024 * 1024;

test('one user takes so much at a time, all of them so much together, and what is left is given to the next', () => {
  const room = makeRoom({ perUser: 10 * MB, inAll: 15 * MB });
  const leave = room(1, 8 * MB);
  expect(() => room(1, 3 * MB)).toThrow(expect.objectContaining({ code: 'TOO_MANY' }) as Error);
  room(2, 7 * MB);
  expect(() => room(3, MB)).toThrow(expect.objectContaining({ code: 'BUSY' }) as Error);
  leave();
  leave();
  room(3, 8 * MB);
  expect(() => room(1, MB)).toThrow(expect.objectContaining({ code: 'BUSY' }) as Error);
});

test('the smallest upload counts for something', () => {
  const room = makeRoom({ perUser: MB, inAll: 100 * MB });
  for (let at = 0; at < 4; at++) room(1, 1);
  expect(() => room(1, 1)).toThrow(expect.objectContaining({ code: 'TOO_MANY' }) as Error);
});
