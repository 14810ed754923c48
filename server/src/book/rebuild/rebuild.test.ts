import { DAY, HOUR, periodEnd, periodKey, type Period } from '@jishan/shared/calendar';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import { openDatabase } from '../../database';
import { Db, type DataSource } from '../../kernel/database';
import { inTransaction } from '../../kernel/transaction';
import { join, raw, sql } from '../../kernel/sql';
import { migratedDatabase } from '../../testing/migrated';
import { runModel } from '../../testing/model/run';
import type { MerchantRef } from '../accounts';
import { payCompensation } from '../adjust';
import { awardPoints } from '../award';
import { DAYS_KEPT } from '../honour';
import { checkBook } from './check';
import { KEY_SQL } from './periods';
import { repairTotals } from './repair';

/* A book in which everything has happened, by the model's workers: notices, recalls, families, lots, debts. */
const SEED = 20_180_401;
let source: DataSource;
let db: Db;
let townId: number;
let now: number;

beforeAll(async () => {
  source = await openDatabase(await migratedDatabase(), 40);
  db = new Db(source.manager);
  await runModel(source, { seed: SEED, operations: 1_500, workers: 16, block: 1_500, residents: 12 });
  const town = await db.row<{ id: number; now: number }>(
    sql`SELECT r.id, MAX(t.created_at) AS now FROM regions r JOIN transfers t ON t.town_id = r.id WHERE r.kind = 'town'`,
  );
  townId = town?.id ?? 0;
  now = town?.now ?? 0;
  await aShopsDeed();
});
afterAll(() => source.destroy());

/** A deed in the name of a shop, which the model's workers do not do. */
async function aShopsDeed(): Promise<void> {
  const shop = await db.row<MerchantRef>(
    sql`SELECT owner_id AS id, town_id AS townId, community_id AS communityId FROM accounts WHERE kind = 'merchant' LIMIT 1`,
  );
  const clerk = await db.row<{ id: number; communityId: number }>(
    sql`SELECT id, community_id AS communityId FROM users WHERE name = '李师傅'`,
  );
  const rule = STANDARD_RULES.find(({ source: from }) => from === 'post');
  if (!shop || !clerk || !rule) throw new Error('no shop, clerk or rule');
  await inTransaction(source, async (own) => {
    const { insertId } = await own.run(
      sql`INSERT INTO posts (town_id, community_id, author_id, merchant_id, body, photos, board, state, created_at, listed_at)
        VALUES (${townId}, ${clerk.communityId}, ${clerk.id}, ${shop.id}, '义剪', '[]', 'care', 'approved', ${now}, ${now})`,
    );
    const unitId = townId;
    await awardPoints(own, {
      ...{ key: `post:${insertId}`, townId, communityId: clerk.communityId, residentId: clerk.id, rule },
      ...{ postId: insertId, merchant: shop, unitId, reviewers: 1, occurredAt: now, now },
    });
  });
}

async function differing(at = now): Promise<string[]> {
  const { totals, sums } = await checkBook(db, townId, at);
  return [
    ...totals.flatMap(({ kind, differing: rows }) =>
      rows.map(({ period, ownerId }) => `${kind} ${period} ${ownerId}`),
    ),
    ...sums.flatMap(({ what, differing: rows }) => rows.map(({ id }) => `${what}: ${id}`)),
  ].sort();
}

test('what is served is what the book gives', async () => {
  expect(await differing()).toEqual([]);
  const { totals } = await checkBook(db, townId, now);
  for (const { served } of totals) expect(served).toBeGreaterThan(0);
});

describe('a period’s key by SQL is the key by the calendar', () => {
  const starts = ['2023-12-25', '2024-02-26', '2025-12-29', '2026-11-18', '2027-01-01'].map((day) =>
    Date.parse(`${day}T00:00:00+08:00`),
  );
  const edges = starts.flatMap((start) =>
    (['day', 'week', 'month', 'year'] as const).flatMap((period) =>
      [-1, 0, 1].map((step) => periodEnd(period, start) + step),
    ),
  );
  const scattered = Array.from(
    { length: 400 },
    (_, index) => 1_500_000_000_000 + index * (2 * DAY + 7 * HOUR + 12_345),
  );

  it.each(['day', 'week', 'month', 'year'] as Period[])('%s', async (period) => {
    const instants = [...edges, ...scattered];
    // Whatever the session's time zone.
    const keys = await inTransaction(source, async (own) => {
      await own.run(sql`SET time_zone = '-11:00'`);
      const each = instants.map((at) => sql`SELECT ${at} AS at`);
      const rows = await own.rows<{ at: number; name: string }>(
        sql`SELECT at, ${raw(KEY_SQL[period]('at'))} AS name FROM (${join(each, ' UNION ALL ')}) x`,
      );
      await own.run(sql`SET time_zone = '+00:00'`);
      return rows;
    });
    expect(keys.map(({ name }) => name)).toEqual(keys.map(({ at }) => periodKey(period, at)));
    expect(keys).toHaveLength(instants.length);
  });
});

describe('by hand', () => {
  const DAMAGE: [what: string, damage: string, kind: string][] = [
    ['points', "UPDATE honour_totals SET points = points + 1 WHERE period LIKE 'M%' LIMIT 1", 'resident M'],
    [
      'a community',
      "UPDATE honour_totals SET community_id = community_id + 1 WHERE period LIKE 'W%' LIMIT 1",
      'resident W',
    ],
    [
      'who is ranked',
      "UPDATE honour_totals SET ranked = 1 - ranked WHERE period = 'A' LIMIT 1",
      'resident A',
    ],
    ['a lost row', "DELETE FROM honour_totals WHERE period LIKE 'Y%' LIMIT 1", 'resident Y'],
    [
      'a row of nobody',
      "INSERT INTO honour_totals SELECT period, 987654, town_id, community_id, 1, 50 FROM honour_totals WHERE period = 'A' LIMIT 1",
      'resident A 987654',
    ],
    [
      'a family',
      "UPDATE group_totals SET points = points - 3 WHERE kind = 'household' AND period LIKE 'D%' ORDER BY period DESC LIMIT 1",
      'household D',
    ],
    [
      'a community’s total',
      "UPDATE group_totals SET points = 0 WHERE kind = 'community' AND period = 'A' LIMIT 1",
      'community A',
    ],
    [
      'what a shop took',
      "UPDATE group_totals SET points = points + 1 WHERE kind = 'taken' AND period LIKE 'M%' LIMIT 1",
      'taken M',
    ],
    [
      'a shop’s honour',
      "DELETE FROM group_totals WHERE kind = 'merchant' AND period LIKE 'W%'",
      'merchant W',
    ],
  ];

  it.each(DAMAGE)('%s is found, and put right', async (_, damage, kind) => {
    await db.run(raw(damage));
    const found = await differing();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(kind);
    const repaired = await repairTotals(source, townId, now);
    expect(repaired.flatMap(({ differences }) => differences)).toHaveLength(1);
    expect(await differing()).toEqual([]);
  });

  it('balances, holds and lots are found, and left as they are', async () => {
    const pick = async (text: string) => (await db.row<{ id: number }>(raw(text)))?.id ?? 0;
    const account = await pick("SELECT id FROM accounts WHERE kind = 'resident' AND balance > 0 LIMIT 1");
    const held = await pick(
      "SELECT a.id FROM accounts a JOIN holds h ON h.resident_id = a.owner_id AND h.state = 'pending' WHERE a.kind = 'hold' LIMIT 1",
    );
    const hold = await pick(
      `SELECT MIN(h.id) AS id FROM accounts a JOIN holds h ON h.resident_id = a.owner_id AND h.state = 'pending' WHERE a.id = ${held}`,
    );
    const lot = await pick('SELECT id FROM lots WHERE open = 1 AND remaining > 1 LIMIT 1');
    await db.run(sql`UPDATE accounts SET balance = balance + 1 WHERE id = ${account}`);
    await db.run(sql`UPDATE holds SET amount = amount + 1 WHERE id = ${hold}`);
    await db.run(sql`UPDATE lots SET remaining = remaining - 1 WHERE id = ${lot}`);
    await repairTotals(source, townId, now);
    const found = await differing();
    expect(found).toEqual(
      expect.arrayContaining([
        `balances and their entries: ${account}`,
        `held balances and open holds: ${held}`,
        `spendable balances and what is left in lots: ${account}`,
        `what is left in lots and what was taken from them: ${lot}`,
      ]),
    );
    await db.run(sql`UPDATE accounts SET balance = balance - 1 WHERE id = ${account}`);
    await db.run(sql`UPDATE holds SET amount = amount - 1 WHERE id = ${hold}`);
    await db.run(sql`UPDATE lots SET remaining = remaining + 1 WHERE id = ${lot}`);
    expect(await differing()).toEqual([]);
  });
});

test('honour that is earned while totals are put right counts once', async () => {
  const residents = await db.rows<{ id: number; communityId: number }>(
    sql`SELECT id, community_id AS communityId FROM users WHERE name LIKE '居民%'`,
  );
  let serial = 0;
  const earning = residents.map(async ({ id, communityId }) => {
    for (let turn = 0; turn < 8; turn++)
      await inTransaction(source, (own) =>
        payCompensation(own, 'compensate', {
          key: `meanwhile:${++serial}`,
          townId,
          communityId,
          residentId: id,
          points: 3,
          unitId: communityId,
          actorId: 1,
          secondActorId: null,
          note: '',
          now,
        }),
      );
  });
  const repairing = (async () => {
    for (let turn = 0; turn < 5; turn++) {
      await inTransaction(source, async (own) => {
        await own.run(sql`UPDATE honour_totals SET points = points + 5 ORDER BY RAND() LIMIT 20`);
        await own.run(sql`UPDATE group_totals SET points = points - 5 ORDER BY RAND() LIMIT 10`);
      });
      await repairTotals(source, townId, now);
    }
  })();
  await Promise.all([...earning, repairing]);
  expect(await differing()).toEqual([]);
});

test('day rows are compared as far back as they are kept', async () => {
  const row = "period LIKE 'D%' ORDER BY period LIMIT 1";
  await db.run(sql`UPDATE honour_totals SET points = points + 1 WHERE ${raw(row)}`);
  expect(await differing(now + (DAYS_KEPT + 90) * DAY)).toEqual([]);
  expect(await differing(now)).toHaveLength(1);
  await repairTotals(source, townId, now);
});
