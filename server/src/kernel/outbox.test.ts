import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'prom-client';
import { z } from 'zod';
import { readConfig } from './config';
import { openDatabase } from '../database';
import { tendOutbox } from '../operate';
import { migratedDatabase } from '../testing/migrated';
import { Db, type DataSource } from './database';
import {
  deliver,
  letterKind,
  listLetters,
  MAX_ATTEMPTS,
  measureOutbox,
  pauseAfter,
  type Handlers,
} from './outbox';
import { inTransaction } from './transaction';
import { sql } from './sql';

let url: string;
let source: DataSource;
let other: DataSource;
let db: Db;
beforeAll(async () => {
  url = await migratedDatabase();
  source = await openDatabase(url, 8);
  other = await openDatabase(url, 8);
  db = new Db(source.manager);
});
afterAll(() => Promise.all([source.destroy(), other.destroy()]));
beforeEach(() => db.run(sql`DELETE FROM outbox`));

const NOW = Date.parse('2026-11-18T12:00:00+08:00');
const GAUGE = 'jishan_outbox_letters';
const LONG = 24 * 3_600_000;
const notes = letterKind('test.note', z.string());
const numbers = letterKind('test.number', z.number().max(1000));

/** A handler that remembers what came, and throws for what `bad` names. */
function handlers(bad: (text: string) => boolean = () => false): { came: string[]; given: Handlers } {
  const came: string[] = [];
  return {
    came,
    given: notes.handledBy(async ({ payload }) => {
      await sleep(1);
      if (bad(payload)) throw new Error('the address is unknown');
      came.push(payload);
    }),
  };
}

test('a letter goes out with its cause, or not at all', async () => {
  await inTransaction(source, async (own) => {
    await notes.put(own, ['lost'], NOW);
    throw new Error('rolled back');
  }).catch(() => undefined);
  await inTransaction(source, (own) => notes.put(own, ['kept'], NOW));
  const { came, given } = handlers();
  expect(await deliver(source, given, NOW)).toEqual({ delivered: 1 });
  expect(came).toEqual(['kept']);
  expect(await listLetters(db)).toEqual([]);
});

test('two servers at once: each letter once', async () => {
  const all = Array.from({ length: 150 }, (_, n) => String(n));
  await notes.put(db, all, NOW);
  const [mine, theirs] = [handlers(), handlers()];
  const delivered = await Promise.all([deliver(source, mine.given, NOW), deliver(other, theirs.given, NOW)]);
  expect(delivered.reduce((sum, each) => sum + each.delivered, 0)).toBe(150);
  expect(mine.came.length).toBeGreaterThan(0);
  expect(theirs.came.length).toBeGreaterThan(0);
  expect([...mine.came, ...theirs.came].sort()).toEqual(all.sort());
});

test('killed -9 between the effect and its mark: it comes again, under the same id', async () => {
  const dying = letterKind('test.dying', z.number());
  const now = Date.now();
  await dying.put(db, [1], now);
  const [{ letterId } = { letterId: '' }] = await listLetters(db);
  const folder = await mkdtemp(join(tmpdir(), 'jishan-outbox-'));
  const effects = join(folder, 'effects');
  const postman = spawn(process.execPath, [
    ...['--import', 'tsx', join(__dirname, '../testing/dying-postman.ts'), url, effects],
  ]);
  expect(await new Promise((resolve) => postman.on('exit', (_, signal) => resolve(signal)))).toBe('SIGKILL');
  expect(await readFile(effects, 'utf8')).toBe(`${letterId}\n`);
  const ids: string[] = [];
  const given = dying.handledBy(({ id }) => {
    ids.push(id);
    return Promise.resolve();
  });
  // Not while the one that has died might still be at it.
  expect(await deliver(source, given, now)).toEqual({ delivered: 0 });
  expect(await deliver(source, given, Date.now() + 61_000)).toEqual({ delivered: 1 });
  expect(ids).toEqual([letterId]);
  expect(await deliver(source, given, Date.now() + LONG)).toEqual({ delivered: 0 });
  await rm(folder, { recursive: true });
}, 60_000);

test('a poison letter stops nobody, comes back with growing pauses, and at last is dead until it is replayed', async () => {
  await notes.put(db, ['poison'], NOW);
  await notes.put(db, ['good', 'better'], NOW + 1);
  const { came, given } = handlers((text) => text === 'poison');
  const first = await deliver(source, given, NOW + 1);
  expect(first).toMatchObject({ delivered: 2, failed: { count: 1 } });
  expect(came.sort()).toEqual(['better', 'good']);
  const letter = async () => (await listLetters(db))[0];
  expect(await letter()).toMatchObject({ state: 'waiting', attempts: 1, error: 'the address is unknown' });
  const pauses: number[] = [];
  let now = NOW + 1;
  while ((await letter())?.state === 'waiting') {
    const dueAt = (await letter())?.dueAt ?? 0;
    pauses.push(dueAt - now);
    expect(await deliver(source, given, dueAt - 1)).toEqual({ delivered: 0 });
    now = dueAt;
    await deliver(source, given, now);
  }
  expect(pauses).toHaveLength(MAX_ATTEMPTS - 1);
  for (const [index, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThanOrEqual(Math.min(6 * 3_600_000, 10_000 * 2 ** index) / 2);
    expect(pause).toBeLessThanOrEqual(Math.min(6 * 3_600_000, 10_000 * 2 ** index));
  }
  expect(await letter()).toMatchObject({ state: 'dead', attempts: MAX_ATTEMPTS });
  expect(await deliver(source, given, now + 100 * LONG)).toEqual({ delivered: 0 });

  measureOutbox(db);
  expect(await register.getSingleMetricAsString(GAUGE)).toContain('{state="dead"} 1');
  const config = readConfig({ MODE: 'test', DATABASE_URL: url });
  expect((await tendOutbox(config, [])).join()).toMatch(
    /test\.note dead.*14 attempts: the address is unknown/,
  );
  const dead = await letter();
  expect(await tendOutbox(config, ['replay', String(dead?.id)])).toEqual(['1 letters will be sent again']);
  await expect(tendOutbox(config, ['replay', 'x'])).rejects.toThrow('Say: outbox');
  const mended = handlers();
  expect(await deliver(source, mended.given, Date.now())).toEqual({ delivered: 1 });
  expect(mended.came).toEqual(['poison']);
  expect(await tendOutbox(config, [])).toEqual(['nothing waits']);
  expect(await register.getSingleMetricAsString(GAUGE)).toContain('{state="dead"} 0');
  register.removeSingleMetric(GAUGE);
});

test('a letter that kills its server every time is dead after as many attempts', async () => {
  await notes.put(db, ['deadly'], NOW);
  await db.run(sql`UPDATE outbox SET attempts = ${MAX_ATTEMPTS}`);
  const { came, given } = handlers();
  expect(await deliver(source, given, NOW)).toMatchObject({ delivered: 0, failed: { count: 1 } });
  expect([came, (await listLetters(db))[0]?.state]).toEqual([[], 'dead']);
});

test('a kind that this version does not know waits for one that does', async () => {
  await numbers.put(db, [7], NOW);
  expect(await deliver(source, handlers().given, NOW + LONG)).toEqual({ delivered: 0 });
  expect(await listLetters(db)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
});

test('what is put in and what comes out fit their shape', async () => {
  await expect(numbers.put(db, [7000], NOW)).rejects.toThrow();
  await numbers.put(db, [7], NOW);
  await db.run(sql`UPDATE outbox SET payload = '7000'`);
  const given = numbers.handledBy(() => Promise.reject(new Error('it has come through')));
  await deliver(source, given, NOW);
  expect((await listLetters(db))[0]?.error).not.toContain('come through');
});

test('several that failed together do not come back together', () => {
  expect(new Set(Array.from({ length: 20 }, () => pauseAfter(5))).size).toBeGreaterThan(15);
});
