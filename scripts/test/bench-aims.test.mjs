// A speed that fails is told: what `npm run bench -- --check` judges by.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AIMS, growth, outgrown, shortfalls } from '../bench/aims.mjs';

/** @param {Partial<import('../bench/aims.mjs').Measured>} given */
const measured = (given) => ({
  ...{ call: 'feed', accounts: null, connections: 16, rps: 1000, ratio: 9, p50: 1 },
  ...given,
});
/** @param {string} call */
const ratioOf = (call) => AIMS[call]?.ratio ?? NaN;

test('what reaches its aim is not told', () => {
  const all = Object.keys(AIMS).map((call) => measured({ call, ratio: ratioOf(call) }));
  assert.ok(all.length >= 11);
  assert.deepEqual(shortfalls([...all, measured({ call: 'home', connections: 1, p50: 6 })]), []);
});

test('each figure below its aim is named with what was measured', () => {
  for (const call of Object.keys(AIMS)) {
    const [told, ...more] = shortfalls([measured({ call, ratio: ratioOf(call) - 0.02, connections: 64 })]);
    assert.match(told ?? '', new RegExp(`^${call}, 64 connections: \\d+ % of raw, below \\d+ %$`));
    assert.deepEqual(more, []);
  }
  assert.deepEqual(shortfalls([measured({ call: 'redeem', accounts: 'one', ratio: 0.72 })]), [
    'redeem at one, 16 connections: 72 % of raw, below 85 %',
  ]);
});

test('home at one connection is judged by its median alone', () => {
  assert.deepEqual(shortfalls([measured({ call: 'home', connections: 1, ratio: 0.3, p50: 6.04 })]), [
    'home, 1 connection: p50 6.0 ms, above 6 ms',
  ]);
  assert.deepEqual(shortfalls([measured({ call: 'feed', connections: 1, ratio: 0.3, p50: 40 })]), []);
});

test('a figure that is none reaches nothing', () => {
  assert.equal(shortfalls([measured({ ratio: NaN })]).length, 1);
});

test('a call without an aim is not judged', () => {
  assert.deepEqual(shortfalls([measured({ call: 'bonus', ratio: 0.1 })]), []);
});

test('many towns beside one: what takes more than 1.3 times as long, and what has no other figure', () => {
  const one = [measured({ rps: 1300 }), measured({ call: 'like', rps: 1310 })];
  const ten = [measured({}), measured({ call: 'like' }), measured({ call: 'like', connections: 64 })];
  assert.deepEqual(
    growth(ten, one).map(({ factor }) => factor),
    [1.3, 1.31, undefined],
  );
  assert.deepEqual(outgrown(ten, one), [
    'like, 16 connections: 1.31 times as long, more than 1.3',
    'like, 64 connections: not measured in the other run',
  ]);
});
