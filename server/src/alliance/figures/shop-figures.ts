import type { Reply } from '@jishan/shared/api';
import { DAY, dayOf, periodEnd, periodStart, startOfDay } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import type { Merchant } from '../../shops';
import { honourOfMerchant } from '../../book';
import { cameBefore, visitsBetween, type Visit } from './visits';

type ShopFigures = Reply<'figures.shop'>;

const WEEKS = 4;

/** One month of a shop: who came for what, and how that compares with the weeks before it joined. */
export async function shopFigures(
  db: Db,
  merchant: Merchant,
  month: string,
  now: number,
): Promise<ShopFigures> {
  const start = startOfDay(`${month}-01`);
  const all = await visitsBetween(db, merchant.id, start, periodEnd('month', start));
  const visits = all.filter(({ undone }) => !undone);
  const customers = [...new Set(visits.map(({ customerId }) => customerId))];
  const returning = await cameBefore(db, merchant.id, customers, start);
  const byDay = new Map<string, Visit[]>();
  for (const visit of visits) byDay.set(dayOf(visit.at), [...(byDay.get(dayOf(visit.at)) ?? []), visit]);
  return {
    days: [...byDay].map(([day, ofDay]) => ({ day, ...sumsOf(ofDay) })),
    ...sumsOf(visits),
    undone: all.length - visits.length,
    listValue: visits.reduce((sum, { listValue }) => sum + listValue, 0),
    newCustomers: customers.length - returning,
    returning,
    uplift: await upliftOf(db, merchant.id, now),
    thanks: merchant.thanks,
    honour: await honourOfMerchant(db, merchant.id, now),
  };
}

function sumsOf(visits: readonly Visit[]) {
  const count = (wanted: Visit['kind']) => visits.filter(({ kind }) => kind === wanted).length;
  return {
    redemptions: count('voucher'),
    orders: count('order'),
    cards: count('card'),
    points: visits.reduce((sum, { points }) => sum + points, 0),
    cash: visits.reduce((sum, { cash }) => sum + cash, 0),
  };
}

/**
 * Visits in the last four whole weeks against what the owner says of a week before joining. We do not know who came in from
 * the street: the figure says how many more came through the platform, no more and no less.
 */
async function upliftOf(db: Db, merchantId: number, now: number): Promise<ShopFigures['uplift']> {
  const shop = await db.row<{ before: number | null }>(
    sql`SELECT weekly_before AS \`before\` FROM merchants WHERE id = ${merchantId}`,
  );
  if (!shop?.before) return null;
  const until = periodStart('day', now);
  const visits = await visitsBetween(db, merchantId, until - WEEKS * 7 * DAY, until);
  const lastFourWeeks = visits.filter(({ undone }) => !undone).length;
  return {
    before: shop.before,
    lastFourWeeks,
    percent: Math.round((lastFourWeeks / WEEKS / shop.before) * 100),
  };
}
