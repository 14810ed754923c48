import { DAY, periodKey, periodStart, type Period } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { listed, sweepEach, type Failed } from '../kernel/sweep';
import { join, raw, sql } from '../kernel/sql';
import type { MerchantRef } from './accounts';

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'year'];
/** The period that never ends. */
export const ALL_TIME = 'A';
/** Day rows older than this are pruned; nobody looks at the ranking of a day in spring. */
export const DAYS_KEPT = 92;

/** The first instant whose day row is still kept. */
export const keptSince = (now: number) => periodStart('day', now - DAYS_KEPT * DAY);

/** The keys under which honour earned at `at` is counted, as far as they are still kept at `now`. */
export function honourPeriods(at: number, now: number): string[] {
  const periods = at < keptSince(now) ? PERIODS.filter((period) => period !== 'day') : PERIODS;
  return [...periods.map((period) => periodKey(period, at)), ALL_TIME];
}

export interface Honour {
  residentId: number;
  townId: number;
  /** Where the deed counts, which may be where the shop stands; the resident's own rows are those of their home. */
  communityId: number;
  /** The family it also counts for, as it was when it was earned. */
  householdId: number | null;
  /** The shop in whose name the deed was posted. */
  merchant?: MerchantRef | null;
  /** Negative takes back. */
  points: number;
  at: number;
  now: number;
}

/**
 * Adds to the totals that rankings read, so that they never sum the book: the resident's, the household's, the shop's and
 * the community's, one row a period each. The shared rows come last; they are the ones that neighbours wait for.
 */
export async function addHonour(db: Db, honour: Honour): Promise<void> {
  const { residentId, townId, communityId, householdId, merchant, points } = honour;
  const periods = honourPeriods(honour.at, honour.now);
  const keys = periods.map((period) => sql`SELECT ${period} AS period`);
  await db.run(
    sql`INSERT INTO honour_totals (period, user_id, town_id, community_id, ranked, points)
      SELECT p.period, u.id, ${townId}, u.community_id, u.ranked AND u.role IN ('resident', 'clerk'), ${points}
        FROM users u, (${join(keys, ' UNION ALL ')}) p WHERE u.id = ${residentId}
      ON DUPLICATE KEY UPDATE points = points + VALUES(points)`,
  );
  const groups: Group[] = [
    ...(householdId === null
      ? []
      : [{ kind: 'household', ownerId: householdId, communityId: await homeOf(db, householdId) } as const]),
    ...(merchant
      ? [{ kind: 'merchant', ownerId: merchant.id, communityId: merchant.communityId } as const]
      : []),
    { kind: 'community', ownerId: communityId, communityId },
  ];
  await addToGroups(db, townId, groups, periods, points);
}

/** Adds to what residents have spent at a shop, by the period of `at`; negative when a settlement is undone. */
export async function addTaken(db: Db, merchant: MerchantRef, points: number, at: number): Promise<void> {
  const { id, townId, communityId } = merchant;
  await addToGroups(db, townId, [{ kind: 'taken', ownerId: id, communityId }], honourPeriods(at, at), points);
}

interface Group {
  kind: 'household' | 'community' | 'merchant' | 'taken';
  ownerId: number;
  communityId: number;
}

/** VALUES, not SELECT: a SELECT would have its own view of these shared rows, and the database refuses to mix the two. */
async function addToGroups(
  db: Db,
  townId: number,
  groups: readonly Group[],
  periods: readonly string[],
  points: number,
): Promise<void> {
  await db.run(
    sql`INSERT INTO group_totals (period, kind, owner_id, town_id, community_id, points) VALUES ${groups.flatMap(
      ({ kind, ownerId, communityId }) =>
        periods.map((period) => [period, kind, ownerId, townId, communityId, points]),
    )}
      ON DUPLICATE KEY UPDATE points = points + VALUES(points)`,
  );
}

/** A family stands in the community it was founded in, wherever its members live. */
async function homeOf(db: Db, householdId: number): Promise<number> {
  const row = await db.row<{ communityId: number }>(
    sql`SELECT community_id AS communityId FROM households WHERE id = ${householdId}`,
  );
  if (!row) throw new Error(`household ${householdId} is unknown`);
  return row.communityId;
}

/** The running day, week, month and year, each with the key that honour is counted under. */
export const runningPeriods = (now: number) =>
  PERIODS.map((period) => [period, periodKey(period, now)] as const);

/** Honour earned in the running day, week, month and year. */
export const honourOf = (db: Db, userId: number, now: number): Promise<Record<Period, number>> =>
  honourUnder(db, userId, Object.fromEntries(runningPeriods(now)) as Record<Period, string>);

/** Honour earned in the running month and year, and ever. */
export const lastingHonourOf = (db: Db, userId: number, now: number) =>
  honourUnder(db, userId, {
    month: periodKey('month', now),
    year: periodKey('year', now),
    ever: ALL_TIME,
  });

/** What stands under each of these keys; where nothing was earned there is no row. */
async function honourUnder<K extends string>(
  db: Db,
  userId: number,
  keys: Record<K, string>,
): Promise<Record<K, number>> {
  const named = Object.entries<string>(keys);
  const rows = await db.rows<{ period: string; points: number }>(
    sql`SELECT period, points FROM honour_totals FORCE INDEX (PRIMARY) WHERE period IN (${named.map(([, key]) => key)}) AND user_id = ${userId}`,
  );
  const points = new Map(rows.map((row) => [row.period, row.points]));
  return Object.fromEntries(named.map(([name, key]) => [name, points.get(key) ?? 0])) as Record<K, number>;
}

/** Puts a resident into the rankings or takes them out; what they earned stays. */
export async function setRanked(db: Db, userId: number, ranked: boolean): Promise<void> {
  await db.run(sql`UPDATE honour_totals SET ranked = ${ranked ? 1 : 0} WHERE user_id = ${userId}`);
}

const BATCH = 5000;

/** Deletes day rows that nobody asks for any more, a batch at a time. */
export async function pruneDays(db: Db, now: number): Promise<{ pruned: number; failed?: Failed }> {
  const before = periodKey('day', keptSince(now));
  const { done, failed } = await sweepEach<string>({
    page: listed(['honour_totals', 'group_totals']),
    each: async (table) => {
      for (let pruned = 0; ;) {
        const { affectedRows } = await db.run(
          sql`DELETE FROM ${raw(table)} WHERE period >= 'D' AND period < ${before} LIMIT ${BATCH}`,
        );
        pruned += affectedRows;
        if (affectedRows < BATCH) return pruned;
      }
    },
    name: (table) => table,
  });
  return { pruned: done, failed };
}

/** Honour that deeds in a shop's name have brought this year. */
export async function honourOfMerchant(db: Db, merchantId: number, now: number): Promise<number> {
  const row = await db.row<{ points: number }>(
    sql`SELECT points FROM group_totals WHERE period = ${periodKey('year', now)} AND kind = 'merchant' AND owner_id = ${merchantId}`,
  );
  return row?.points ?? 0;
}
