import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

const count = async (db: Db, statement: ReturnType<typeof sql>): Promise<number> =>
  (await db.row<{ n: number }>(statement))?.n ?? 0;

/** How many vouchers and orders of a person are still open, and how many of their love cards still hold. */
export async function heldBy(db: Db, userId: number, now: number) {
  const [vouchers, orders, cards] = await Promise.all([
    count(
      db,
      sql`SELECT COUNT(*) AS n FROM vouchers FORCE INDEX (holder) WHERE holder_id = ${userId} AND state = 'open' AND expires_at > ${now}`,
    ),
    count(
      db,
      sql`SELECT COUNT(*) AS n FROM orders FORCE INDEX (buyer) WHERE buyer_id = ${userId} AND state IN ('placed', 'ready')`,
    ),
    count(
      db,
      sql`SELECT COUNT(*) AS n FROM card_holdings FORCE INDEX (user)
        WHERE user_id = ${userId} AND valid_until > ${now} AND (uses_left IS NULL OR uses_left > 0)`,
    ),
  ]);
  return { vouchers, orders, cards };
}

/** A shop's orders that are to be packed, and those that are to be fetched. */
export async function ordersWaitingAt(
  db: Db,
  merchantId: number,
): Promise<{ placed: number; ready: number }> {
  const rows = await db.rows<{ state: 'placed' | 'ready'; n: number }>(
    sql`SELECT state, COUNT(*) AS n FROM orders FORCE INDEX (shop)
      WHERE merchant_id = ${merchantId} AND state IN ('placed', 'ready') GROUP BY state`,
  );
  const of = (state: 'placed' | 'ready') => rows.find((row) => row.state === state)?.n ?? 0;
  return { placed: of('placed'), ready: of('ready') };
}
