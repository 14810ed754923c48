import { DAY } from '@jishan/shared/calendar';
import { photoLetters } from './photos/letters';
import { sweepPhotos } from './photos/sweep';
import { pruneDays } from './book/honour';
import { sweepChain } from './book/proof/chain';
import { closeDays } from './book/proof/digests';
import { remindOfExpiry } from './passbook/reminders';
import { sweepExpired } from './book/sweeps';
import { sweepOrders } from './trade/order/sweep';
import { sweepVouchers } from './trade/voucher/sweep';
import { housekeeping } from './kernel/housekeeping';
import { deliver } from './kernel/outbox';
import { raw, sql } from './kernel/sql';
import { NOTICE, openCases, type Cases } from './testing/open-cases';
import { openMarket } from './testing/open-market';
import { give, openShop, redeemed } from './testing/open-shop';

/* Each sweep, with the first thing it finds being bad: it is counted and named, and all the others are done. */
let cases: Cases;
beforeEach(async () => {
  cases = await openCases();
});
afterEach(() => cases.server.stop());

/** From now on the database refuses to touch the rows of which `bad` is true; gives what ends that. */
async function refuseRows(change: 'INSERT' | 'UPDATE' | 'DELETE', table: string, bad: string) {
  const { db } = cases.server;
  await db.run(
    sql`CREATE TRIGGER bad_row BEFORE ${raw(change)} ON ${raw(table)} FOR EACH ROW
      IF ${raw(bad)} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a bad row'; END IF`,
  );
  return () => db.run(sql`DROP TRIGGER bad_row`);
}

const failedOne = (item: string) => ({
  count: 1,
  first: [
    {
      item,
      error: expect.objectContaining({ message: expect.stringContaining('a bad row') as string }) as Error,
    },
  ],
});

test('holds', async () => {
  const { db, clock } = cases.server;
  for (const person of ['wang', 'chen', 'wang'] as const) await cases.earn(person);
  clock.forward(NOTICE);
  const [first] = await db.rows<{ id: number }>(sql`SELECT id FROM holds ORDER BY due_at, id`);
  const mend = await refuseRows('UPDATE', 'holds', `OLD.id = ${first?.id}`);
  expect(await cases.sweep()).toEqual({ released: 2, cancelled: 0, failed: failedOne(`hold ${first?.id}`) });
  await mend();
  expect(await cases.sweep()).toEqual({ released: 1, cancelled: 0 });
});

test('expiry: a batch with a bad resident, and one who is not there at all', async () => {
  const { db, source, clock } = cases.server;
  const { wang, chen, li, xu } = cases.people;
  for (const person of ['wang', 'chen', 'li', 'xu'] as const) await give(cases, cases.people[person], 10);
  await db.run(
    sql`UPDATE lots SET expires_at = IF(resident_id = ${wang}, ${clock.now - 2}, ${clock.now - 1})`,
  );
  await db.run(sql`DELETE FROM users WHERE id = ${wang}`);
  const mend = await refuseRows('UPDATE', 'lots', `OLD.resident_id = ${chen}`);
  const swept = await sweepExpired(source, clock.now);
  expect(swept).toMatchObject({ residents: 2, points: 20, failed: { count: 2 } });
  expect(swept.failed?.first.map(({ item }) => item).sort()).toEqual(
    [`resident ${wang}`, `resident ${chen}`].sort(),
  );
  await mend();
  expect(await sweepExpired(source, clock.now)).toMatchObject({
    residents: 1,
    points: 10,
    failed: { count: 1 },
  });
  const left = await db.rows<{ id: number }>(sql`SELECT resident_id AS id FROM lots WHERE open = 1`);
  expect(left.map(({ id }) => id)).toEqual([wang]);
  expect([li, xu]).not.toContain(wang);
});

test('vouchers: of time and of suspended shops', async () => {
  const { db, source, clock } = cases.server;
  const shop = await openShop(cases);
  await give(cases, cases.people.wang, 200);
  const offer = await shop.offer({ validDays: 3 });
  const ids: number[] = [];
  for (let n = 0; n < 4; n++) ids.push((await redeemed(cases, 'wang', offer)).id);
  await db.run(sql`UPDATE vouchers SET expires_at = ${clock.now} WHERE id <= ${ids[1]}`);
  const mend = await refuseRows('UPDATE', 'vouchers', `OLD.id = ${ids[0]}`);
  expect(await sweepVouchers(source, clock.now)).toEqual({
    ...{ expired: 1, returned: 0, failed: failedOne(`voucher ${ids[0]}`) },
  });
  await db.run(sql`UPDATE merchants SET state = 'suspended' WHERE id = ${shop.id}`);
  const swept = await sweepVouchers(source, clock.now);
  // The bad one is both too old and of a suspended shop.
  expect(swept).toMatchObject({ expired: 0, returned: 2, failed: { count: 2 } });
  await mend();
  expect(await sweepVouchers(source, clock.now)).toEqual({ expired: 1, returned: 0 });
});

test('orders: of time and of suspended shops', async () => {
  const { db, source, clock } = cases.server;
  const shop = await openShop(cases, '张记粮油');
  const market = openMarket(cases, shop);
  const eggs = await market.product();
  const ids: number[] = [];
  for (let n = 0; n < 4; n++) ids.push((await market.placed('wang', [eggs])).id);
  await db.run(sql`UPDATE orders SET deadline_at = ${clock.now} WHERE id <= ${ids[1]}`);
  const mend = await refuseRows('UPDATE', 'orders', `OLD.id = ${ids[0]}`);
  expect(await sweepOrders(source, clock.now)).toEqual({
    ...{ expired: 1, returned: 0, failed: failedOne(`order ${ids[0]}`) },
  });
  await db.run(sql`UPDATE merchants SET state = 'suspended' WHERE id = ${shop.id}`);
  expect(await sweepOrders(source, clock.now)).toMatchObject({
    expired: 0,
    returned: 2,
    failed: { count: 2 },
  });
  await mend();
  expect(await sweepOrders(source, clock.now)).toEqual({ expired: 1, returned: 0 });
});

test('chains and digests of towns', async () => {
  const { db, source, clock } = cases.server;
  const { townId } = cases.server.town;
  await cases.earn('wang');
  const { insertId: other } = await db.run(
    sql`INSERT INTO regions (kind, name, unit) VALUES ('town', '临溪镇', '临溪镇人民政府')`,
  );
  await db.run(
    sql`INSERT INTO transfers (town_id, community_id, transfer_key, input_hash, kind, resident_id, points, title, seal, unit_id,
        reviewers, occurred_at, created_at)
      SELECT ${other}, community_id, 'other', input_hash, kind, resident_id, points, title, seal, unit_id, reviewers, occurred_at, created_at
        FROM transfers LIMIT 1`,
  );
  const mend = await refuseRows('INSERT', 'chain_links', `NEW.town_id = ${townId}`);
  expect(await sweepChain(source, clock.now)).toEqual({ linked: 1, failed: failedOne(`town ${townId}`) });
  await mend();
  expect((await sweepChain(source, clock.now)).failed).toBeUndefined();

  clock.forward(2 * DAY);
  const mendDigests = await refuseRows('INSERT', 'chain_digests', `NEW.town_id = ${townId}`);
  const closed = await closeDays(source, clock.now);
  expect(closed).toEqual({ days: 2, failed: failedOne(`town ${townId}`) });
  await mendDigests();
  expect((await closeDays(source, clock.now)).days).toBeGreaterThan(0);
});

test('reminders', async () => {
  const { db, clock } = cases.server;
  const { wang } = cases.people;
  for (const person of ['wang', 'chen', 'li'] as const) await give(cases, cases.people[person], 10);
  await db.run(sql`UPDATE lots SET expires_at = ${clock.now + 5 * DAY}`);
  const mend = await refuseRows('INSERT', 'messages', `NEW.user_id = ${wang}`);
  expect(await remindOfExpiry(db, clock.now)).toEqual({ reminded: 2, failed: failedOne(`resident ${wang}`) });
  await mend();
  expect(await remindOfExpiry(db, clock.now)).toEqual({ reminded: 1 });
});

test('photos: a row that stays keeps its files, and the others’ files go by letter', async () => {
  const { db, source, deps, clock } = cases.server;
  const { files } = deps.photos;
  const ids = ['a', 'b', 'c'].map((digit) => digit.repeat(32));
  for (const id of ids) {
    await files.write(id, { screen: Buffer.from('x'), thumb: Buffer.from('x') } as Parameters<
      typeof files.write
    >[1]);
    await db.run(
      sql`INSERT INTO photos (id, owner_id, width, height, sha256, created_at, unused_until) VALUES (${id}, 1, 1, 1, REPEAT('x', 32), ${clock.now - 2 * DAY}, ${clock.now})`,
    );
  }
  const mend = await refuseRows('DELETE', 'photos', `OLD.id = '${ids[0]}'`);
  expect(await sweepPhotos(source, deps.photos, clock.now)).toMatchObject({
    ...{ unused: 2, failed: failedOne(`photo ${ids[0]}`) },
  });
  const letters = photoLetters(deps.photos);
  expect(await deliver(source, letters, clock.now)).toEqual({ delivered: 2 });
  const left = async () => {
    const found: string[] = [];
    for await (const shelf of files.olderThan(Date.now() + DAY)) found.push(...shelf);
    return found;
  };
  expect(await left()).toEqual([ids[0]]);
  await mend();
  expect((await sweepPhotos(source, deps.photos, clock.now)).unused).toBe(1);
  expect(await deliver(source, letters, clock.now)).toEqual({ delivered: 1 });
  expect(await left()).toEqual([]);
});

test('old sessions and keys; old totals of days', async () => {
  const { db, clock } = cases.server;
  const later = clock.now + 3650 * DAY;
  await db.run(sql`UPDATE sessions SET expires_at = 1`);
  await db.run(
    sql`INSERT INTO idempotency_keys (user_id, call_name, client_key, input_hash, created_at) VALUES (1, 'x', 'x', REPEAT('x', 32), 1)`,
  );
  const mend = await refuseRows('DELETE', 'sessions', 'TRUE');
  expect(await housekeeping(db, later)).toMatchObject({ sessions: 0, failed: failedOne('sessions') });
  expect(await db.rows(sql`SELECT 1 FROM idempotency_keys`)).toEqual([]);
  await mend();

  const place = cases.server.town.townId;
  await db.run(sql`INSERT INTO honour_totals VALUES ('D2019-01-01', 1, ${place}, 1, 1, 1)`);
  await db.run(sql`INSERT INTO group_totals VALUES ('D2019-01-01', 'community', 1, ${place}, 1, 1)`);
  const mendTotals = await refuseRows('DELETE', 'honour_totals', 'TRUE');
  expect(await pruneDays(db, later)).toEqual({ pruned: 1, failed: failedOne('honour_totals') });
  await mendTotals();
  expect(await pruneDays(db, later)).toEqual({ pruned: 1 });
});
