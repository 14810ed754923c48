import type { Period } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { join, raw, sql } from '../kernel/sql';
import { runningPeriods } from './honour';

/** What a resident has, and what they earned in the running periods. */
export interface Purse {
  /** Can be spent. */
  balance: number;
  /** There, but not spendable: in public notice, and set aside for something being bought. */
  inNotice: number;
  setAside: number;
  honour: Record<Period, number>;
}

/** In one statement, so in one moment, and asked for on every page about oneself. */
export async function purseOf(db: Db, residentId: number, now: number): Promise<Purse> {
  const held = (kind: 'notice' | 'spend') =>
    sql`(SELECT SUM(amount) FROM holds WHERE resident_id = ${residentId} AND state = 'pending' AND kind = ${kind})`;
  const honour = runningPeriods(now).map(
    ([period, key]) =>
      sql`(SELECT points FROM honour_totals WHERE period = ${key} AND user_id = ${residentId}) AS ${raw(period)}`,
  );
  const row = await db.row<Record<'balance' | 'inNotice' | 'setAside' | Period, number | null>>(
    sql`SELECT (SELECT balance FROM accounts WHERE kind = 'resident' AND owner_id = ${residentId}) AS balance,
      ${held('notice')} AS inNotice, ${held('spend')} AS setAside, ${join(honour)}`,
  );
  const { day, week, month, year } = row ?? {};
  return {
    balance: row?.balance ?? 0,
    inNotice: row?.inNotice ?? 0,
    setAside: row?.setAside ?? 0,
    honour: { day: day ?? 0, week: week ?? 0, month: month ?? 0, year: year ?? 0 },
  };
}
