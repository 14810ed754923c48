import { randomBytes } from 'node:crypto';
import { DAY, HOUR, periodEnd, periodStart, startOfDay, type Period } from '@jishan/shared/calendar';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import {
  accountOf,
  award,
  bonus,
  grant,
  holdForSpending,
  merchantAccount,
  settleSpending,
  type AccountRef,
  type MerchantRef,
} from '../../server/src/features/points/service';
import { Db, type DataSource } from '../../server/src/kernel/database';
import { inTransaction } from '../../server/src/kernel/transaction';
import type { Facts } from './learn';

/** A call into the points service, and what is known of it before it is made. */
export interface PointsShot {
  facts: Facts;
  make: (source: DataSource) => Promise<unknown>;
}

export interface PointsCall {
  name: string;
  /** Three that differ in every balance, so that none is taken for a constant. */
  samples: () => PointsShot[];
  /** `hot`: everybody moves the one shared account; else they are spread over all of the town. */
  supply: (count: number, hot: boolean) => PointsShot[];
}

interface Resident {
  id: number;
  townId: number;
  communityId: number;
  spendable: number;
  held: number;
}

/** Capped once a day: each resident can be awarded it once for every day before the town's own time. */
const RULE = STANDARD_RULES.find(({ code }) => code === 'environment-01');
const LAST_DAY = startOfDay('2021-12-31');
const SAMPLES_FROM = startOfDay('2018-06-01');
const SAMPLES_UNTIL = SAMPLES_FROM + 1100 * DAY;
const BUDGET = 10_000_000;

/** The calls of the points book that are measured; what they need is made here. */
export async function pointsCalls(source: DataSource): Promise<PointsCall[]> {
  const rule = RULE;
  if (!rule) throw new Error('there is no rule to award');
  const db = new Db(source.manager);
  const run = randomBytes(5).toString('hex');
  let serial = 0;
  const next = () => (serial += 1);

  // Without a family, so that all calls are made of the same statements.
  const residents = await db.rows<Resident>(
    `SELECT u.id, u.town_id AS townId, u.community_id AS communityId, a.balance AS spendable,
        h.balance AS held
      FROM users u JOIN accounts a ON a.kind = 'resident' AND a.owner_id = u.id
        JOIN accounts h ON h.kind = 'hold' AND h.owner_id = u.id
      WHERE u.role = 'resident' AND u.household_id IS NULL AND a.balance >= 20 ORDER BY (u.id * 7919) % 38011, u.id LIMIT 12000`,
  );
  const at = (n: number) => residents[n % residents.length] as Resident;
  const different = differingResidents(residents);
  // Every run goes on a day before the earliest that an earlier one has used.
  const used = await db.row<{ earliest: number | null; sampled: number }>(
    `SELECT MIN(IF(occurred_at >= ?, occurred_at, NULL)) AS earliest, COUNT(IF(occurred_at < ?, 1, NULL)) AS sampled
      FROM transfers WHERE occurred_at < ?`,
    [SAMPLES_UNTIL, SAMPLES_UNTIL, LAST_DAY],
  );
  const firstDay = Math.ceil((LAST_DAY - (used?.earliest ?? LAST_DAY)) / DAY) + 1;
  let sampled = used?.sampled ?? 0;
  /** No two in one day, week, month or year. */
  const sampleTime = () => SAMPLES_FROM + ((sampled++ % 3) * 397 + sampled) * DAY + sampled * 1000;
  const timeOf = (n: number) =>
    LAST_DAY - (firstDay + Math.floor(n / residents.length)) * DAY + 9 * HOUR + (n % 40_000) * 1000;

  const admin = await db.row<{ id: number }>("SELECT id FROM users WHERE role = 'admin' LIMIT 1");
  const actorId = admin?.id ?? 0;
  const shopsOf = new Map<number, AccountRef[]>();
  for (const merchant of await db.rows<MerchantRef>(
    "SELECT owner_id AS id, town_id AS townId, community_id AS communityId FROM accounts WHERE kind = 'merchant' ORDER BY id",
  )) {
    const shops = shopsOf.get(merchant.townId) ?? [];
    shopsOf.set(merchant.townId, [...shops, await merchantAccount(db, merchant)]);
  }

  const poolOf = new Map<number, number>();
  for (const { townId, communityId } of residents) {
    if (poolOf.has(communityId)) continue;
    const points = BUDGET + 1000 * poolOf.size;
    const given = { townId, communityId, points, unitId: townId, actorId, note: '' };
    await inTransaction(source, (own) =>
      grant(own, { key: `bench-grant:${run}:${communityId}`, ...given, now: Date.now() }),
    );
    poolOf.set(communityId, (await accountOf(db, 'pool', communityId, townId)).id);
  }
  const [home] = residents;

  const issues = new Map(
    (
      await db.rows<{ townId: number; id: number }>(
        "SELECT owner_id AS townId, id FROM accounts WHERE kind = 'issue'",
      )
    ).map((row) => [row.townId, row.id]),
  );
  const factsOf = ({ id, townId, communityId }: Resident, key: string): Facts => ({
    ...{ residentId: id, townId, communityId, key, issue: issues.get(townId) ?? 0 },
  });

  function awardShot(n = next(), who = at(n), sentAt = timeOf(n)): PointsShot {
    const key = `bench-award:${run}:${n}`;
    const facts = factsOf(who, key);
    facts['sentAt'] = sentAt;
    for (const period of ['day', 'week', 'month', 'year'] as const satisfies Period[]) {
      facts[`${period}Start`] = periodStart(period, sentAt);
      facts[`${period}End`] = periodEnd(period, sentAt);
    }
    const given = {
      ...{
        key,
        townId: who.townId,
        communityId: who.communityId,
        residentId: who.id,
        rule: rule as typeof RULE & object,
      },
      ...{ postId: null, unitId: who.communityId, reviewers: 1, occurredAt: sentAt },
    };
    return {
      facts,
      make: (from) => inTransaction(from, (own) => award(own, { ...given, now: Date.now() })),
    };
  }

  /** One point set aside, then given to the shop: two transactions, as at a counter. */
  function redeemShot(hot: boolean, n = next(), who = at(n)): PointsShot {
    const shops = shopsOf.get(who.townId) ?? [];
    const shop = shops[hot ? 0 : n % shops.length];
    if (!shop?.merchant) throw new Error(`town ${who.townId} has no shop`);
    const key = `bench-redeem:${run}:${n}`;
    const reason = { title: '兑换', seal: '兑换', unitId: who.townId };
    const given = {
      key,
      townId: who.townId,
      communityId: who.communityId,
      residentId: who.id,
      amount: 1,
      reason,
    };
    return {
      facts: {
        ...factsOf(who, key),
        ...{ account: shop.id, merchantId: shop.merchant.id, shopCommunity: shop.merchant.communityId },
      },
      make: async (from) => {
        const now = Date.now();
        const hold = await inTransaction(from, (own) =>
          holdForSpending(own, { ...given, dueAt: now + HOUR, now }),
        );
        await inTransaction(from, (own) => settleSpending(own, hold, shop, reason, now));
      },
    };
  }

  function bonusShot(hot: boolean, n = next(), who = at(n)): PointsShot {
    const communityId = hot && home ? home.communityId : who.communityId;
    const key = `bench-bonus:${run}:${n}`;
    const given = {
      ...{ key, townId: who.townId, communityId, residentId: who.id, points: 1 },
      ...{ unitId: communityId, actorId, secondActorId: null, note: '' },
    };
    return {
      facts: { ...factsOf({ ...who, communityId }, key), pool: poolOf.get(communityId) ?? 0 },
      make: (from) => inTransaction(from, (own) => bonus(own, { ...given, now: Date.now() })),
    };
  }

  const many = (count: number, one: () => PointsShot) => Array.from({ length: count }, one);
  return [
    {
      name: 'award',
      samples: () => different.map((who) => awardShot(next(), who, sampleTime())),
      supply: (count) => many(count, () => awardShot()),
    },
    {
      name: 'redeem',
      samples: () => different.map((who) => redeemShot(false, next(), who)),
      supply: (count, hot) => many(count, () => redeemShot(hot)),
    },
    {
      name: 'bonus',
      samples: () => different.map((who) => bonusShot(false, next(), who)),
      supply: (count, hot) => many(count, () => bonusShot(hot)),
    },
  ];
}

/** Three of different communities, of whom no two have the same points to spend or in notice. */
function differingResidents(residents: readonly Resident[]): Resident[] {
  const found: Resident[] = [];
  for (const resident of residents) {
    const alike = found.some(
      ({ communityId, spendable, held }) =>
        communityId === resident.communityId || spendable === resident.spendable || held === resident.held,
    );
    if (resident.held > 0 && !alike) found.push(resident);
    if (found.length === 3) return found;
  }
  throw new Error('no three residents have different points in notice');
}
