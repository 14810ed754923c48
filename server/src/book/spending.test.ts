import { DAY, HOUR } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { inTransaction } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import { assertBookHolds, checkBook } from '../testing/book';
import { openBook, type BookTown } from '../testing/open-book';
import type { Person } from '../testing/town';
import { accountOf, merchantAccount, type MerchantRef } from './accounts';
import { payCompensation, deductPoints } from './adjust';
import { balanceOf } from './balance';
import { debtOf } from './credit';
import { donatePoints, useFund, type FundUse } from './donate';
import { readHold } from './holds';
import { holdForSpending, settleSpending, undoSpending } from './spending';
import { sweepExpired } from './sweeps';

/* What is settled can be undone, what is given to a fund is used; shops count what they took. */
const NOW = Date.parse('2026-11-18T12:00:00+08:00');
let book: BookTown;
let shop: MerchantRef;
let serial = 0;
const fundId = 7;

beforeAll(async () => {
  book = await openBook();
  const { townId, east } = book.town;
  shop = { id: 500, townId, communityId: east.id };
  await inTransaction(book.source, (db) => merchantAccount(db, shop));
});
afterAll(() => book.source.destroy());
afterEach(async () => {
  await assertBookHolds(book.db);
  const { totals } = await checkBook(book.db, book.town.townId, NOW);
  expect(totals.flatMap(({ differing }) => differing)).toEqual([]);
});

const within = <T>(work: (db: Db) => Promise<T>) => inTransaction(book.source, work);
const balance = (person: Person) => balanceOf(book.db, book.town.people[person]);

/** Points set aside and settled at the shop. Gives the hold. */
async function buy(person: Person, amount: number, now = NOW): Promise<number> {
  const { townId, east, people } = book.town;
  const reason = { title: '剪发一次', seal: '兑换', unitId: east.id };
  const holdId = await within((db) =>
    holdForSpending(db, {
      key: `buy:${++serial}`,
      ...{ townId, communityId: east.id, residentId: people[person], amount, reason },
      ...{ dueAt: now + HOUR, now },
    }),
  );
  expect(
    await within(async (db) => settleSpending(db, holdId, await merchantAccount(db, shop), reason, now)),
  ).not.toBeNull();
  return holdId;
}

const undo = (holdId: number, now = NOW + 60_000) =>
  within(async (db) =>
    undoSpending(db, holdId, {
      key: `undo:${holdId}`,
      from: await merchantAccount(db, shop),
      ...{ unitId: book.town.east.id, actorId: book.town.people.li, note: '顾客改了主意', now },
    }),
  );

async function took(period: string): Promise<number | undefined> {
  const row = await book.db.row<{ points: number }>(
    sql`SELECT points FROM group_totals WHERE kind = 'taken' AND owner_id = ${shop.id} AND period = ${period}`,
  );
  return row?.points;
}

const lots = (person: Person) =>
  book.db.rows<{ id: number; remaining: number; expiresAt: number }>(
    sql`SELECT id, remaining, expires_at AS expiresAt FROM lots WHERE resident_id = ${book.town.people[person]} ORDER BY id`,
  );

describe('undo', () => {
  it('gives the points back to the lots they came from, once, and the shop’s totals follow', async () => {
    await book.give('wang', 10, NOW - 400 * DAY);
    await book.give('wang', 30, NOW - DAY);
    const before = await lots('wang');
    const holdId = await buy('wang', 25);
    expect(await balance('wang')).toBe(15);
    expect(await took('D2026-11-18')).toBe(25);

    const transferId = await undo(holdId);
    expect(transferId).not.toBeNull();
    expect(await lots('wang')).toEqual(before);
    expect((await readHold(book.db, holdId)).state).toBe('returned');
    expect(await took('D2026-11-18')).toBe(0);
    expect(await undo(holdId)).toBeNull();
    expect(await balance('wang')).toBe(40);
  });

  it('happens once when two do it at once', async () => {
    const holdId = await buy('wang', 5);
    const undone = await Promise.all(Array.from({ length: 10 }, () => undo(holdId)));
    expect(undone.filter((id) => id !== null)).toHaveLength(1);
    expect(await balance('wang')).toBe(40);
  });

  it('is nothing for what was never settled', async () => {
    const { townId, east, people } = book.town;
    const reason = { title: '剪发一次', seal: '兑换', unitId: east.id };
    const holdId = await within((db) =>
      holdForSpending(db, {
        key: `buy:${++serial}`,
        ...{ townId, communityId: east.id, residentId: people.wang, amount: 1, reason },
        ...{ dueAt: NOW + HOUR, now: NOW },
      }),
    );
    expect(await undo(holdId)).toBeNull();
    expect((await readHold(book.db, holdId)).state).toBe('pending');
  });

  it('repays first what was owed meanwhile', async () => {
    await book.give('chen', 20, NOW);
    const holdId = await buy('chen', 20);
    const { townId, east, people } = book.town;
    await within((db) =>
      deductPoints(db, 900, {
        ...{ key: 'deduct:900', townId, communityId: east.id, residentId: people.chen, points: 8 },
        ...{ unitId: east.id, actorId: people.xu, secondActorId: people.he, note: '', now: NOW },
      }),
    );
    expect(await debtOf(book.db, people.chen)).toBe(8);
    await undo(holdId);
    expect([await balance('chen'), await debtOf(book.db, people.chen)]).toEqual([12, 0]);
  });

  it('returns even what has expired meanwhile; the sweep then takes it', async () => {
    await book.give('aygul', 9, NOW - 700 * DAY);
    await book.db.run(
      sql`UPDATE lots SET expires_at = ${NOW + 30_000} WHERE resident_id = ${book.town.people.aygul}`,
    );
    const holdId = await buy('aygul', 9);
    await undo(holdId, NOW + HOUR);
    expect(await balance('aygul')).toBe(9);
    await sweepExpired(book.source, NOW + HOUR);
    expect(await balance('aygul')).toBe(0);
  });

  it('refuses when the shop has not got the points any more', async () => {
    const holdId = await buy('wang', 3);
    const id = (await within((db) => merchantAccount(db, shop))).id;
    const { balance: held } = (await book.db.row<{ balance: number }>(
      sql`SELECT balance FROM accounts WHERE id = ${id}`,
    )) ?? { balance: 0 };
    await book.db.run(sql`UPDATE accounts SET balance = 2 WHERE id = ${id}`);
    await expect(undo(holdId)).rejects.toMatchObject({ code: 'POINTS_SHORT' });
    await book.db.run(sql`UPDATE accounts SET balance = ${held} WHERE id = ${id}`);
    expect((await readHold(book.db, holdId)).state).toBe('posted');
  });
});

describe('a fund', () => {
  const give = (person: Person, points: number, key = `gift:${++serial}`) => {
    const { townId, east, people } = book.town;
    const reason = { title: '捐给敬老院', seal: '捐赠', unitId: east.id };
    return within((db) =>
      donatePoints(db, {
        ...{ key, townId, communityId: east.id, residentId: people[person], fundId, points, reason },
        now: NOW,
      }),
    );
  };
  const use = (points: number, to: MerchantRef | null, key = `use:${++serial}`) => {
    const { townId, east, people } = book.town;
    const given: FundUse = {
      ...{ key, townId, communityId: east.id, fundId, points, to, unitId: east.id },
      ...{ actorId: people.xu, secondActorId: people.he, note: '敬老院义剪', now: NOW },
    };
    return within((db) => useFund(db, given));
  };
  const held = async () => {
    const { id } = await within((db) => accountOf(db, 'fund', fundId, book.town.townId));
    return (await book.db.row<{ balance: number }>(sql`SELECT balance FROM accounts WHERE id = ${id}`))
      ?.balance;
  };

  it('takes what a resident gives once, however often it is sent', async () => {
    await within((db) =>
      payCompensation(db, 'compensate', {
        ...{ key: 'li:1', townId: book.town.townId, communityId: book.town.east.id },
        ...{ residentId: book.town.people.li, points: 10, unitId: book.town.east.id },
        ...{ actorId: book.town.people.xu, secondActorId: null, note: '', now: NOW },
      }),
    );
    const sent = await Promise.all(Array.from({ length: 8 }, () => give('li', 4, 'gift:once')));
    expect(new Set(sent).size).toBe(1);
    expect([await balance('li'), await held()]).toEqual([6, 4]);
    await expect(give('li', 5, 'gift:once')).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('never takes what is not there, however many gifts come at once', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 10 }, () => give('li', 4)));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of sent)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'POINTS_SHORT' });
    expect([await balance('li'), await held()]).toEqual([2, 8]);
  });

  it('pays a shop, which ranks it no higher, or gives back to the town’s issue; never more than there is', async () => {
    const before = (await took('A')) ?? 0;
    const uses = await Promise.allSettled([use(5, shop), use(5, shop), use(5, shop)]);
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of uses)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'FUND_SHORT', field: 'points' });
    expect((await took('A')) ?? 0).toBe(before);
    const once = await use(3, null, 'use:once');
    expect(await use(3, null, 'use:once')).toBe(once);
    expect(await held()).toBe(0);
  });
});
