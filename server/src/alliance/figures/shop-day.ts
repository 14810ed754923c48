import { periodStart } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { cameBefore, visitsBetween } from './visits';

/** Who has come to a shop because of the platform since midnight; undone visits count as nothing. */
export async function shopDay(db: Db, merchantId: number, now: number) {
  const start = periodStart('day', now);
  const visits = (await visitsBetween(db, merchantId, start, now + 1)).filter(({ undone }) => !undone);
  const customers = [...new Set(visits.map(({ customerId }) => customerId))];
  return {
    visits: visits.length,
    newcomers: customers.length - (await cameBefore(db, merchantId, customers, start)),
    points: visits.reduce((sum, { points }) => sum + points, 0),
  };
}
