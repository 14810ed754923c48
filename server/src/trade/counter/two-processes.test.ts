import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '@jishan/shared/api';
import { everyDay } from '@jishan/shared/hours';
import { openDatabase } from '../../database';
import { readConfig } from '../../kernel/config';
import { Db, type DataSource } from '../../kernel/database';
import { openSession } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { makeDeps } from '../../serve';
import { assertBookHolds } from '../../testing/book';
import { callOver, TestClock, type TestServer } from '../../testing/harness';
import { migratedDatabase } from '../../testing/migrated';
import { give, openShop, redeemed, type TestShop } from '../../testing/open-shop';
import { must, stepsIn, type TestTown } from '../../testing/open-town';
import { endProcesses, startReady, townFor } from '../../testing/process';

/* Two processes of the server on one database: codes are shown by a resident on one of them, and taken by clerks on both. */
jest.setTimeout(300_000);

/** So often each thing is tried that happens in two processes at once. */
const ROUNDS = 15;

let source: DataSource;
let dataDir: string;
let home: TestTown;
let counter: TestTown;
let shop: TestShop;
let clerks: { home: string; counter: string };
let offer: Awaited<ReturnType<TestShop['offer']>>;

beforeAll(async () => {
  const databaseUrl = await migratedDatabase();
  const { town } = await townFor(databaseUrl);
  source = await openDatabase(databaseUrl, 4);
  dataDir = mkdtempSync(join(tmpdir(), 'jishan-counter-'));
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, MODE: 'test', RATE_LIMIT_SCALE: '1000' };
  const deps = makeDeps(readConfig(env));
  const [one, other] = await Promise.all([startReady(env), startReady(env)]);
  const db = new Db(source.manager);
  const clock = new TestClock(Date.now());
  const townAt = (url: string): Promise<TestTown> => {
    const server: TestServer = {
      ...{ url, source, db, deps, clock, town, databaseUrl },
      call: (token, name, input, key) => callOver(url, token, name, input, key),
      signIn: async (userId) => (await openSession(db, userId, Date.now())).token,
      stop: () => Promise.resolve(),
    };
    return stepsIn(server);
  };
  home = await townAt(one.url);
  counter = await townAt(other.url);
  shop = await openShop(home);
  clerks = { home: home.tokens.li, counter: (await shop.clerk()).token };
  await give(home, home.people.wang, 1000);
  // The processes go by the real clock, whatever it says.
  offer = await shop.offer({
    points: 1,
    hours: everyDay([0, 1440]).map((spans) => spans.map(([from, to]) => [from, to])),
  });
});
afterAll(async () => {
  await assertBookHolds(new Db(source.manager));
  await source.destroy();
  endProcesses();
  rmSync(dataDir, { recursive: true, force: true });
});

type Answer = Awaited<ReturnType<typeof check>>;
type Outcome = { error?: { code: string } | undefined };
const outcome = ({ error }: Outcome) => error?.code ?? 'done';
const scanned = (voucherId: number) => home.server.deps.codes.text('voucher', voucherId, Date.now());
/** Each process has a clerk of its own. */
const byClerk = <N extends 'counter.check' | 'counter.settle'>(
  at: TestTown,
  name: N,
  input: Api[N]['input'],
) => at.server.call(at === home ? clerks.home : clerks.counter, name, input);
const check = (at: TestTown, code: string) => byClerk(at, 'counter.check', { merchantId: shop.id, code });
const settle = (at: TestTown, { reply: { ticket } }: Answer) =>
  byClerk(at, 'counter.settle', { merchantId: shop.id, ticket });
const cancel = (at: TestTown, voucherId: number) => at.as('wang', 'voucher.cancel', { voucherId });
const onBoth = async (make: (at: TestTown) => Promise<Outcome>) =>
  (await Promise.all([make(home), make(counter)])).map(outcome);
const settlements = async () =>
  (await home.server.db.row<{ n: number }>(sql`SELECT redeemed AS n FROM merchants WHERE id = ${shop.id}`))
    ?.n;

test('what one process shows is taken by the other, scanned or read out, and then by neither', async () => {
  const { id } = await redeemed(home, 'wang', offer);
  const { codes } = must(await home.as('wang', 'voucher.show', { voucherId: id }));
  expect(must(await check(counter, codes[0]?.number ?? '')).id).toBe(id);
  const [here, there] = [await check(home, scanned(id)), await check(counter, scanned(id))];
  expect(outcome(await settle(counter, there))).toBe('done');
  expect(must(await home.as('wang', 'voucher.get', { voucherId: id })).state).toBe('used');
  expect(await onBoth((at) => check(at, scanned(id)))).toEqual(['CODE_USED', 'CODE_USED']);
  // Nor with what was checked before.
  expect(outcome(await settle(home, here))).toBe('CODE_USED');
});

test('what its holder has given back in one process is refused by both at once', async () => {
  const { id } = await redeemed(home, 'wang', offer);
  const seen = await check(counter, scanned(id));
  expect(outcome(await cancel(home, id))).toBe('done');
  expect(outcome(await settle(counter, seen))).toBe('CODE_CANCELLED');
  expect(await onBoth((at) => check(at, scanned(id)))).toEqual(['CODE_CANCELLED', 'CODE_CANCELLED']);
});

test('settled in both processes at once, a code works once', async () => {
  const before = (await settlements()) ?? 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await redeemed(round % 2 ? home : counter, 'wang', offer);
    const [here, there] = [await check(home, scanned(id)), await check(counter, scanned(id))];
    const outcomes = await onBoth((at) => settle(at, at === home ? here : there));
    expect(outcomes.sort()).toEqual(['CODE_USED', 'done']);
  }
  expect(await settlements()).toBe(before + ROUNDS);
});

test('a tap that the same clerk sends to both processes is one', async () => {
  const before = (await settlements()) ?? 0;
  const { id } = await redeemed(home, 'wang', offer);
  const { ticket } = must(await check(home, scanned(id)));
  const taps = await onBoth((at) =>
    at.server.call(clerks.home, 'counter.settle', { merchantId: shop.id, ticket }),
  );
  expect(taps).toEqual(['done', 'done']);
  expect(await settlements()).toBe(before + 1);
});

test('settled in one process and given back in the other at once, it is the one or the other', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await redeemed(home, 'wang', offer);
    const seen = await check(counter, scanned(id));
    const [settled, cancelled] = (await Promise.all([settle(counter, seen), cancel(home, id)])).map(outcome);
    const { state } = must(await home.as('wang', 'voucher.get', { voucherId: id }));
    expect([settled, state]).toEqual(
      cancelled === 'done' ? ['CODE_CANCELLED', 'cancelled'] : ['done', 'used'],
    );
  }
});

test('wrong numbers that were tried in one process slow the shop down in the other', async () => {
  const tried = async (at: TestTown) => outcome(await check(at, '00000000'));
  const found: string[] = [];
  for (let at = 0; at < 40 && !found.includes('CODE_SLOWED'); at++) found.push(await tried(home));
  expect(found.at(-1)).toBe('CODE_SLOWED');
  expect(await tried(counter)).toBe('CODE_SLOWED');
});
