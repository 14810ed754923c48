import type { Reply } from '@jishan/shared/api';
import { shopDay } from '../alliance';
import type { Db } from '../kernel/database';
import { shopsOf } from '../shops';
import { ordersWaitingAt } from '../trade';

/** Such as take vouchers, also those that are out. */
const TAKING = ['open', 'paused', 'left'];
/** Who works in more shops sees them all on their own page. */
const MOST = 3;

/** The shops at whose counter somebody stands. */
export const countersOf = async (db: Db, userId: number) =>
  (await shopsOf(db, userId)).filter(({ state }) => TAKING.includes(state)).slice(0, MOST);

/** How the day goes there. */
export async function shopsToday(
  db: Db,
  userId: number,
  now: number,
): Promise<Reply<'home.summary'>['shops']> {
  const shops = await countersOf(db, userId);
  return Promise.all(
    shops.map(async ({ id, name }) => ({
      ...{ id, name },
      ...(await shopDay(db, id, now)),
      ...(await ordersWaitingAt(db, id)),
    })),
  );
}
