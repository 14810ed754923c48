import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { giveBackOfferStock } from '../offer/stock';
import { cancelSpending } from '../../book';
import { holdIdOf, readVoucher } from './voucher';

/**
 * Takes a voucher out of `open` without its being used, and gives back its points and its place in the stock. False when
 * somebody was faster: then nothing has changed.
 */
export async function closeUnused(
  db: Db,
  id: number,
  state: 'cancelled' | 'expired' | 'returned',
  now: number,
): Promise<boolean> {
  const { affectedRows } = await db.run(
    sql`UPDATE vouchers SET state = ${state}, closed_at = ${now} WHERE id = ${id} AND state = 'open'`,
  );
  if (affectedRows !== 1) return false;
  const voucher = await readVoucher(db, id);
  await cancelSpending(db, holdIdOf(voucher), voucher.communityId, now);
  await giveBackOfferStock(db, voucher.offerId, voucher.period);
  return true;
}
