import { sql } from '../kernel/sql';
import { inTransaction } from '../kernel/transaction';
import { useFund, donatePoints } from '../book/donate';
import { merchantAccount } from '../book/accounts';
import { awardPoints } from '../book/award';
import { payCompensation } from '../book/adjust';
import { rulesInForce } from '../rules/rules';
import { checkBook } from '../testing/book';
import { must, openTown, type TestTown } from '../testing/open-town';
import { openShop, type TestShop } from '../testing/open-shop';
import { OwnHonourAndPhotos15 } from './15-own-honour-and-photos';
import { TalkAndKinds16 } from './16-talk-and-kinds';
import { Inbox23 } from './23-inbox';

let town: TestTown;
let shop: TestShop;
beforeAll(async () => {
  town = await openTown();
  shop = await openShop(town);
});
afterAll(() => town.server.stop());

const differing = async () => {
  const { db, clock, town: place } = town.server;
  const { totals } = await checkBook(db, place.townId, clock.now);
  return totals.flatMap(({ kind, period, differing: rows }) =>
    rows.map(({ ownerId }) => `${kind} ${period} ${ownerId}`),
  );
};

/** 阿依古丽 lives in the west and earned in the name of the shop in the east, as the book had it then. */
async function aClerksHonour(): Promise<void> {
  const { source, db, clock, town: place } = town.server;
  const { townId, east } = place;
  const post = await town.publish('li', { merchantId: shop.id });
  await inTransaction(source, async (own) => {
    const [rule] = await rulesInForce(own, townId);
    if (!rule) throw new Error('the town has no rules');
    await awardPoints(own, {
      ...{ key: 'then', townId, communityId: east.id, residentId: town.people.aygul, rule, postId: post },
      ...{ merchant: { id: shop.id, townId, communityId: east.id }, unitId: east.id, reviewers: 1 },
      ...{ occurredAt: clock.now, now: clock.now },
    });
  });
  await db.run(sql`UPDATE honour_totals SET community_id = ${east.id} WHERE user_id = ${town.people.aygul}`);
}

/** A fund paid the shop, which counted as if residents had spent it there; one day in summer nothing else did. */
async function aFundsPayment(): Promise<void> {
  const { source, db, clock, town: place } = town.server;
  const { townId, east, people } = place;
  const summer = Date.parse('2026-07-01T12:00:00+08:00');
  const common = { townId, communityId: east.id, unitId: east.id, actorId: people.xu, note: '' };
  const to = { id: shop.id, townId, communityId: east.id };
  await inTransaction(source, async (own) => {
    const given = { ...common, secondActorId: null, residentId: people.wang, now: summer };
    await payCompensation(own, 'compensate', { ...given, key: 'points', points: 100 });
    const reason = { title: '捐', seal: '捐赠', unitId: east.id };
    await donatePoints(own, {
      ...common,
      key: 'gift',
      residentId: people.wang,
      fundId: 1,
      points: 100,
      reason,
      now: summer,
    });
    await merchantAccount(own, to);
    for (const [key, now] of [
      ['july', summer],
      ['now', clock.now],
    ] as const)
      await useFund(own, { ...common, key, fundId: 1, points: 30, to, secondActorId: people.he, now });
  });
  for (const period of [
    'D2026-07-01',
    'W2026-06-29',
    'M2026-07',
    'D2026-11-18',
    'W2026-11-16',
    'M2026-11',
    'Y2026',
    'A',
  ])
    await db.run(
      sql`INSERT INTO group_totals (period, kind, owner_id, town_id, community_id, points)
        VALUES (${period}, 'taken', ${shop.id}, ${townId}, ${east.id}, ${period === 'A' || period === 'Y2026' ? 60 : 30})`,
    );
}

test('what earlier versions left is put right, and each photo has one owner', async () => {
  const { db, source, clock } = town.server;
  await aClerksHonour();
  await aFundsPayment();
  const photos = await town.upload('li', 7);
  const [
    inPost = '',
    inAppeal = '',
    approved = '',
    unreviewed = '',
    licence = '',
    oldLicence = '',
    nobodys = '',
  ] = photos;
  const runner = source.createQueryRunner();
  const migration = new OwnHonourAndPhotos15();
  const later = new TalkAndKinds16();
  const inbox = new Inbox23();
  await inbox.down(runner);
  await later.down(runner);
  await migration.down(runner);

  await db.run(sql`UPDATE photos SET post_id = 12 WHERE id = ${inPost}`);
  await db.run(sql`UPDATE photos SET appeal_id = 3 WHERE id = ${inAppeal}`);
  await db.run(
    sql`UPDATE photos SET used_by = ${`shop:${shop.id}`}, shown = id = ${approved} WHERE id IN (${[approved, unreviewed]})`,
  );
  await db.run(
    sql`UPDATE photos SET used_by = ${`licence:${shop.id}`} WHERE id IN (${[licence, oldLicence]})`,
  );
  // It had left, applied again with a name that nobody had looked at, and was refused.
  const profile = {
    ...{
      name: '平安理发店',
      kind: 'hair',
      intro: '老“街”上',
      giving: '义剪',
      address: '东门',
      latE6: 31_230_000,
      lngE6: 121_470_000,
    },
    ...{
      hours: [[[540, 1170]], [], [], [], [], [], []],
      phone: '13800000000',
      licence: JSON.stringify([{ id: licence }]),
    },
  };
  await db.run(
    sql`INSERT INTO submissions (kind, subject_id, merchant_id, town_id, community_id, submitted_by, title, content, photos, state,
        created_at) SELECT 'merchant', id, id, town_id, community_id, ${town.people.li}, name, ${JSON.stringify(profile)},
          ${JSON.stringify([{ id: approved }])}, 'approved', ${clock.now} FROM merchants WHERE id = ${shop.id}`,
  );
  await db.run(
    sql`UPDATE merchants SET state = 'refused', name = '难听的名字', photos = ${JSON.stringify([{ id: unreviewed }])}, licence = '[]'
      WHERE id = ${shop.id}`,
  );

  await migration.up(runner);
  await later.up(runner);
  await inbox.up(runner);
  await runner.release();

  const owners = await db.rows<{ id: string; owner: string | null; shown: 0 | 1; used: 0 | 1 }>(
    sql`SELECT id, used_by AS owner, shown, unused_until IS NULL AS used FROM photos WHERE id IN (${photos})`,
  );
  const byId = new Map(owners.map(({ id, owner, shown, used }) => [id, [owner, shown, used]]));
  expect(photos.map((id) => byId.get(id))).toEqual([
    ['post:12', 1, 1],
    ['appeal:3', 0, 1],
    [`shop:${shop.id}`, 1, 1],
    [`shop:${shop.id}`, 0, 0],
    [`licence:${shop.id}`, 0, 1],
    [`licence:${shop.id}`, 0, 0],
    [null, 0, 0],
  ]);
  expect(
    await db.row(sql`SELECT unused_until - created_at AS waits FROM photos WHERE id = ${nobodys}`),
  ).toEqual({
    waits: 86_400_000,
  });
  expect(
    await db.row(sql`SELECT name, intro, state, photos, licence, hours FROM merchants WHERE id = ${shop.id}`),
  ).toEqual({
    ...{ name: '平安理发店', intro: '老“街”上', state: 'left' },
    ...{
      photos: JSON.stringify([{ id: approved }]),
      licence: profile.licence,
      hours: expect.any(String) as string,
    },
  });
  const hours = await db.row<{ hours: string }>(sql`SELECT hours FROM merchants WHERE id = ${shop.id}`);
  expect(JSON.parse(hours?.hours ?? '')).toEqual(profile.hours);
  expect(await differing()).toEqual([]);
  expect(must(await town.as('aygul', 'ranking.mine', { period: 'month', scope: 'community' })).rank).toBe(1);
});
