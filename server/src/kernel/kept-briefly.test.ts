import { setTimeout as sleep } from 'node:timers/promises';
import { changed } from './changes';
import { keptBriefly } from './kept-briefly';

/** An answer that counts how often it was asked for, and is given when `answer` is called. */
function slowly() {
  const waiting: (() => void)[] = [];
  let asked = 0;
  return {
    ask: () => {
      const answer = ++asked;
      return new Promise<number>((resolve) => waiting.push(() => resolve(answer)));
    },
    answerAll: () => waiting.splice(0).forEach((answer) => answer()),
    asked: () => asked,
  };
}

test('who asks while it is asked, or soon after, gets the same answer', async () => {
  const kept = keptBriefly<number>({ max: 10, changes: ['a1'] });
  const { ask, answerAll, asked } = slowly();
  const [first, second] = [kept('x', 0, ask), kept('x', 0, ask)];
  answerAll();
  expect(await Promise.all([first, second, kept('x', 0, ask)])).toEqual([1, 1, 1]);
  const other = kept('y', 0, ask);
  answerAll();
  expect(await other).toBe(2);
  expect(asked()).toBe(2);
});

test('what was asked before a change is given to nobody who asks after it', async () => {
  const kept = keptBriefly<number>({ max: 10, changes: ['a2'] });
  const { ask, answerAll } = slowly();
  const before = kept('x', 0, ask);
  changed(['a2']); // while the first is still under way
  const after = kept('x', 0, ask);
  answerAll();
  expect(await Promise.all([before, after, kept('x', 0, ask)])).toEqual([1, 2, 2]);
});

test('an answer ends a second after it was asked for, not after it came', async () => {
  const kept = keptBriefly<number>({ max: 10, changes: ['a3'] });
  const { ask, answerAll } = slowly();
  const first = kept('x', 0, ask);
  await sleep(1010);
  const second = kept('x', 0, ask);
  answerAll();
  expect(await Promise.all([first, second])).toEqual([1, 2]);
});

test('an answer is about its moment', async () => {
  const kept = keptBriefly<number>({ max: 10, changes: ['a6'] });
  const at = (now: number) => kept('x', now, () => Promise.resolve(now));
  expect([await at(5000), await at(5999), await at(6000)]).toEqual([5000, 5000, 6000]);
  expect([await at(5500), await at(1000)]).toEqual([6000, 1000]);
});

test('a failure is not kept', async () => {
  const kept = keptBriefly<number>({ max: 10, changes: ['a4'] });
  const failing = () => Promise.reject(new Error('gone'));
  await expect(Promise.all([kept('x', 0, failing), kept('x', 0, failing)])).rejects.toThrow('gone');
  expect(await kept('x', 0, () => Promise.resolve(7))).toBe(7);
});

test('so many are kept as was said', async () => {
  const kept = keptBriefly<number>({ max: 2, changes: ['a5'] });
  let asked = 0;
  const ask = () => Promise.resolve(++asked);
  for (const key of ['x', 'y', 'z', 'x']) await kept(key, 0, ask);
  expect(asked).toBe(4);
});
