import { periodKey, type Period } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import { lockResident } from './accounts';

/**
 * Says for which family a resident's honour counts from now on; null for none. It waits for their lock, so that an award at
 * the same moment counts wholly before or wholly after. Honour earned before stays where it was counted.
 */
export async function setHousehold(
  db: Db,
  { residentId, townId, householdId }: { residentId: number; townId: number; householdId: number | null },
): Promise<void> {
  await lockResident(db, residentId, townId);
  await db.run(sql`UPDATE users SET household_id = ${householdId} WHERE id = ${residentId}`);
}

/** Honour that a family has pooled in the running day, week, month and year. */
export async function honourOfHousehold(
  db: Db,
  householdId: number,
  now: number,
): Promise<Record<Period, number>> {
  const rows = await db.rows<{ period: string; points: number }>(
    sql`SELECT period, points FROM group_totals WHERE period IN (${(['day', 'week', 'month', 'year'] as const).map((period) => periodKey(period, now))}) AND kind = 'household' AND owner_id = ${householdId}`,
  );
  const points = new Map(rows.map((row) => [row.period, row.points]));
  const of = (period: Period) => points.get(periodKey(period, now)) ?? 0;
  return { day: of('day'), week: of('week'), month: of('month'), year: of('year') };
}
