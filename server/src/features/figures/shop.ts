import type { Reply } from '@jishan/shared/api';
import { DAY, dayOf, periodEnd, periodStart, startOfDay } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import type { Merchant } from '../merchant/service';
import { honourOfMerchant } from '../points/service';

type ShopFigures = Reply<'figures.shop'>;

interface Used {
  usedAt: number;
  holderId: number;
  price: number;
  listPrice: number;
  points: number;
  state: 'used' | 'undone';
}

const WEEKS = 4;

/** One month of a shop: what was used, who came, and how that compares with the weeks before it joined. */
export async function shopFigures(
  db: Db,
  merchant: Merchant,
  month: string,
  now: number,
): Promise<ShopFigures> {
  const start = startOfDay(`${month}-01`);
  const rows = await usedBetween(db, merchant.id, start, periodEnd('month', start));
  const used = rows.filter(({ state }) => state === 'used');
  const holders = [...new Set(used.map(({ holderId }) => holderId))];
  const returning = await cameBefore(db, merchant.id, holders, start);
  const sum = (of: (row: Used) => number, among = used) => among.reduce((total, row) => total + of(row), 0);
  const days = [...new Set(used.map(({ usedAt }) => dayOf(usedAt)))].map((day) => {
    const ofDay = used.filter(({ usedAt }) => dayOf(usedAt) === day);
    return {
      day,
      redemptions: ofDay.length,
      points: sum(({ points }) => points, ofDay),
      cash: sum(({ price }) => price, ofDay),
    };
  });
  return {
    days,
    redemptions: used.length,
    undone: rows.length - used.length,
    points: sum(({ points }) => points),
    cash: sum(({ price }) => price),
    listValue: sum(({ listPrice }) => listPrice),
    newCustomers: holders.length - returning,
    returning,
    uplift: await upliftOf(db, merchant.id, now),
    thanks: merchant.thanks,
    honour: await honourOfMerchant(db, merchant.id, now),
  };
}

const usedBetween = (db: Db, merchantId: number, from: number, to: number) =>
  db.rows<Used>(
    `SELECT used_at AS usedAt, holder_id AS holderId, price, list_price AS listPrice, points, state FROM vouchers FORCE INDEX (used)
      WHERE merchant_id = ? AND used_at >= ? AND used_at < ? ORDER BY used_at, id`,
    [merchantId, from, to],
  );

/** How many of these had used a voucher here before. */
async function cameBefore(
  db: Db,
  merchantId: number,
  holders: readonly number[],
  before: number,
): Promise<number> {
  if (holders.length === 0) return 0;
  const row = await db.row<{ n: number }>(
    `SELECT COUNT(DISTINCT holder_id) AS n FROM vouchers FORCE INDEX (holder)
      WHERE holder_id IN (?) AND state = 'used' AND merchant_id = ? AND used_at < ?`,
    [holders, merchantId, before],
  );
  return row?.n ?? 0;
}

/**
 * Vouchers used in the last four whole weeks against what the owner says of a week before joining. We do not know who came
 * without points: the figure says how many more came with them, no more and no less.
 */
async function upliftOf(db: Db, merchantId: number, now: number): Promise<ShopFigures['uplift']> {
  const shop = await db.row<{ before: number | null }>(
    'SELECT weekly_before AS `before` FROM merchants WHERE id = ?',
    [merchantId],
  );
  if (!shop?.before) return null;
  const until = periodStart('day', now);
  const row = await db.row<{ n: number }>(
    `SELECT COUNT(*) AS n FROM vouchers FORCE INDEX (used) WHERE merchant_id = ? AND used_at >= ? AND used_at < ? AND state = 'used'`,
    [merchantId, until - WEEKS * 7 * DAY, until],
  );
  const lastFourWeeks = row?.n ?? 0;
  return {
    before: shop.before,
    lastFourWeeks,
    percent: Math.round((lastFourWeeks / WEEKS / shop.before) * 100),
  };
}
