import { DAY, periodEnd } from '@jishan/shared/calendar';
import { inTransaction } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import { assertBookHolds } from '../testing/book';
import { NOTICE, openCases, POINTS, type Cases } from '../testing/open-cases';
import { must } from '../testing/open-town';
import { pruneDays } from '../book/honour';
import { remindOfExpiry } from './reminders';
import { merchantAccount } from '../book/accounts';
import { cancelSpending, holdForSpending, settleSpending } from '../book/spending';
import { sweepExpired } from '../book/sweeps';

let cases: Cases;
beforeAll(async () => {
  cases = await openCases();
});
afterAll(() => cases.server.stop());

const lines = async (input: { month?: string; size?: number; cursor?: string } = {}) =>
  must(await cases.as('wang', 'points.lines', { size: 50, ...input }));
const month = async (name?: string) => must(await cases.as('wang', 'points.month', { month: name }));

/** Sets points of 王秀兰 aside for something she buys. */
const setAside = (key: string, amount: number) => {
  const { server, people } = cases;
  const { townId, east } = server.town;
  const { now } = server.clock;
  return inTransaction(server.source, (db) =>
    holdForSpending(db, {
      key,
      townId,
      communityId: east.id,
      residentId: people.wang,
      amount,
      reason: { title: '理发券', seal: '兑换', unitId: townId },
      dueAt: now + DAY,
      now,
    }),
  );
};

test('the account from the first point to the last: summary, lines, month', async () => {
  const { server } = cases;
  const { townId, east } = server.town;
  await cases.give('wang', 20);
  await cases.give('wang', 15);
  const { transferId } = await cases.earn('wang');
  const kept = await setAside('buy:1', 10);
  const dropped = await setAside('buy:2', 7);
  expect(await cases.summary('wang')).toMatchObject({
    balance: 18,
    inNotice: POINTS,
    setAside: 17,
    owed: 0,
    today: 35 + POINTS,
    // Earned this year: until the end of next year, which is more than a year away.
    expiring: null,
  });
  const { now } = server.clock;
  await inTransaction(server.source, async (db) => {
    const shop = await merchantAccount(db, { id: 1, townId, communityId: townId });
    await settleSpending(db, kept, shop, { title: '理发券', seal: '兑换', unitId: townId }, now);
    await cancelSpending(db, dropped, east.id, now);
  });
  await assertBookHolds(server.db);

  const { items } = await lines();
  expect(items.map(({ title, amount, state }) => [title, amount, state])).toEqual([
    ['兑换取消，退回积分', 7, 'done'],
    ['理发券', -7, 'done'],
    ['理发券', -10, 'done'],
    ['敲门看望独居老人', POINTS, 'notice'],
    ['补偿', 15, 'done'],
    ['补偿', 20, 'done'],
  ]);
  expect(items[3]).toMatchObject({ id: transferId, endsAt: now + NOTICE, note: '梧桐里社区居委会' });
  expect(items.filter(({ endsAt }) => endsAt !== null)).toHaveLength(1);
  // The purchase that was cancelled is neither gained nor used.
  expect(await month()).toEqual({ month: '2026-11', gained: 35 + POINTS, used: 10, days: [18] });

  const pages: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await lines({ size: 4, cursor });
    pages.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(pages).toEqual(items.map(({ id }) => id));
  expect((await lines({ month: '2026-11' })).items).toEqual(items);
  expect((await lines({ month: '2026-10' })).items).toEqual([]);
  for (const { id, amount } of items)
    expect(must(await cases.as('wang', 'points.reason', { transferId: id }))).toMatchObject({ id, amount });
  expect((await cases.as('chen', 'points.reason', { transferId })).error?.code).toBe('NOT_FOUND');
  expect((await cases.as('xu', 'points.reason', { transferId })).error?.code).toBe('NOT_FOUND');
});

test('points set aside before a deduction repay it when they come back', async () => {
  const { server, people } = cases;
  const { balance } = await cases.summary('wang');
  const hold = await setAside('buy:3', balance);
  const deduction = { kind: 'deduct', residentId: people.wang, points: 5, reason: '核实过的事' } as const;
  const { id } = must(await cases.as('xu', 'adjustment.propose', deduction));
  must(await cases.as('he', 'adjustment.decide', { id, agree: true, answer: '' }));
  expect(await cases.summary('wang')).toMatchObject({ balance: 0, owed: 5, setAside: balance });
  await inTransaction(server.source, (db) => cancelSpending(db, hold, server.town.east.id, server.clock.now));
  await assertBookHolds(server.db);
  expect(await cases.summary('wang')).toMatchObject({ balance: balance - 5, owed: 0, setAside: 0 });
});

test('an award taken back in notice is gained by no month, and both its lines stay without counting', async () => {
  const before = await month();
  const { transferId } = await cases.earn('wang');
  const { id } = must(await cases.as('chen', 'objection.create', { transferId, reason: '没有这回事' }));
  must(await cases.as('he', 'objection.decide', { id, uphold: true, answer: '查实了' }));
  expect(await month()).toEqual(before);
  expect((await lines({ size: 2 })).items.map(({ amount, state }) => [amount, state])).toEqual([
    [-POINTS, 'voided'],
    [POINTS, 'voided'],
  ]);
});

test('a line belongs to the month in which it was written', async () => {
  const november = await lines({ month: '2026-11' });
  cases.server.clock.now = periodEnd('month', cases.server.clock.now);
  await cases.give('wang', 3);
  expect((await lines({ month: '2026-12' })).items.map(({ amount }) => amount)).toEqual([3]);
  expect(await lines({ month: '2026-11' })).toEqual(november);
  expect(await month()).toEqual({ month: '2026-12', gained: 3, used: 0, days: [1] });
  expect((await lines({ month: '2026-10' })).items).toEqual([]);
});

test('owners are told 30 and 7 days before points expire, once each, and then they are gone', async () => {
  const { server } = cases;
  await cases.sweep();
  const { balance } = await cases.summary('wang');
  const end = Date.parse('2028-01-01T00:00:00+08:00');
  const remindAt = async (now: number) => {
    await Promise.all([remindOfExpiry(server.db, now), remindOfExpiry(server.db, now)]);
    expect((await remindOfExpiry(server.db, now)).reminded).toBe(0);
  };
  expect((await remindOfExpiry(server.db, end - 30 * DAY - 1)).reminded).toBe(0);
  await remindAt(end - 30 * DAY);
  await remindAt(end - 8 * DAY);
  const told = async () =>
    (await cases.messagesOf('wang')).filter(({ kind }) => kind === 'expiry').map(({ text }) => text);
  const sentence = `您有 ${balance} 积分将在12月31日到期，请在那之前使用。`;
  expect(await told()).toEqual([sentence]);
  await remindAt(end - 7 * DAY);
  expect(await told()).toEqual([sentence, sentence]);
  expect(must(await cases.as('liu', 'message.list', {})).items).toEqual([]);

  server.clock.now = end - DAY;
  expect((await cases.summary('wang')).expiring).toEqual({ points: balance, at: end });
  server.clock.now = end;
  await Promise.all([sweepExpired(server.source, end), sweepExpired(server.source, end)]);
  await assertBookHolds(server.db);
  expect(await cases.summary('wang')).toMatchObject({ balance: 0, expiring: null });
  expect((await lines({ size: 1 })).items[0]).toMatchObject({ title: '到期积分', amount: -balance });
});

test('old days leave the totals, and nothing else does', async () => {
  const { db, clock } = cases.server;
  const sum = async (period: string) =>
    (
      await db.row<{ n: number }>(
        sql`SELECT COALESCE(SUM(points), 0) AS n FROM honour_totals WHERE period LIKE ${`${period}%`}`,
      )
    )?.n;
  const whole = [await sum('W'), await sum('M'), await sum('Y'), await sum('A')];
  expect(await sum('D')).toBe(whole[0]);
  expect((await pruneDays(db, clock.now)).pruned).toBeGreaterThan(0);
  expect(await sum('D')).toBe(0);
  expect([await sum('W'), await sum('M'), await sum('Y'), await sum('A')]).toEqual(whole);
});
