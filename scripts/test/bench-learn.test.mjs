// How the benchmark finds out what the server's statements are made of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tsImport } from 'tsx/esm/api';

const { learn } = await tsImport('../bench/learn.ts', import.meta.url);

/** @param {number} n @param {Partial<{ sql: string, values: unknown[] }>[]} more */
function recording(n, more) {
  const facts = { tokenHash: Buffer.from([n]), userId: 10 + n * n, postId: 500 + 7 * n };
  const statements = [
    {
      sql: 'SELECT * FROM sessions WHERE token_hash = ?',
      values: [facts.tokenHash],
      row: { id: facts.userId },
    },
    {
      sql: 'SELECT balance FROM accounts WHERE id = ?',
      values: [facts.userId],
      row: { balance: 100 * n ** 3 },
    },
    ...more,
  ].map((statement) => ({ row: {}, failed: null, ...statement }));
  return { facts, from: 1_000 * n, until: 1_000 * n + 100, statements };
}

/** @param {(n: number) => unknown} value */
const sourceOf = (value) =>
  learn([1, 2, 3].map((n) => recording(n, [{ sql: 'X', values: [value(n)] }])))[2].sources[0];

test('a parameter is a constant, a fact, the time or what an earlier statement gave', () => {
  assert.deepEqual(
    sourceOf(() => 21),
    { kind: 'same', value: 21 },
  );
  assert.deepEqual(
    sourceOf((n) => 500 + 7 * n),
    { kind: 'fact', name: 'postId' },
  );
  assert.deepEqual(
    sourceOf((n) => 1_000 * n + 40 + n),
    { kind: 'now' },
  );
  assert.deepEqual(
    sourceOf((n) => 100 * n ** 3),
    { kind: 'result', step: 1, column: 'balance', plus: 0 },
  );
  assert.deepEqual(
    sourceOf((n) => 100 * n ** 3 + 25),
    { kind: 'result', step: 1, column: 'balance', plus: 25 },
  );
});

test('a text around a fact, and a list of such, are taken apart', () => {
  const text = { kind: 'text', before: 'post:', of: { kind: 'fact', name: 'postId' }, after: '!' };
  assert.deepEqual(
    sourceOf((n) => `post:${500 + 7 * n}!`),
    text,
  );
  assert.deepEqual(
    sourceOf((n) => [1, `post:${500 + 7 * n}!`]),
    { kind: 'list', items: [{ kind: 'same', value: 1 }, text] },
  );
});

test('what cannot be explained, differs from call to call or was not recorded stops the run', () => {
  assert.throws(() => sourceOf((n) => 3.3 ** n), /cannot be explained/);
  assert.throws(
    () => learn([1, 2, 3].map((n) => recording(n, [{ sql: `SELECT ${n}`, values: [] }]))),
    /differ at step 2/,
  );
  assert.throws(() => learn([{ ...recording(1, []), statements: [] }]), /not recorded/);
});
