import { Db, type DataSource } from '../../kernel/database';
import { allFailed, sweepEach, type Failed, type Sweep } from '../../kernel/sweep';
import { raw, sql } from '../../kernel/sql';
import { inTransaction } from '../../kernel/transaction';
import { tell } from '../../inbox';
import { closeUnused } from './close';
import { readVoucher } from './voucher';
import { words } from './words';

const PAGE = 200;
export const dueVouchers = (now: number, after: Found) => sql`SELECT id, expires_at AS place
  FROM vouchers FORCE INDEX (due)
  WHERE state = 'open' AND expires_at <= ${now} AND expires_at >= ${after.place} AND (expires_at, id) > (${after.place}, ${after.id})
  ORDER BY expires_at, id LIMIT ${raw(PAGE)}`;
export const vouchersOfSuspended = (after: Found) => sql`SELECT v.id, m.id AS place
  FROM merchants m FORCE INDEX (states) JOIN vouchers v FORCE INDEX (shown) ON v.merchant_id = m.id AND v.state = 'open'
  WHERE m.state = 'suspended' AND m.id >= ${after.place} AND (m.id, v.id) > (${after.place}, ${after.id}) ORDER BY m.id, v.id LIMIT ${raw(PAGE)}`;

/** A voucher and its place in the list, so that one that cannot be closed does not hold up the next. */
interface Found {
  id: number;
  place: number;
}
const START: Found = { id: 0, place: 0 };

/**
 * Gives back what was not used in time, and what suspended shops have out. A voucher a transaction: it may be cut off anywhere
 * and several servers may do it at once.
 */
export async function sweepVouchers(
  source: DataSource,
  now: number,
  signal?: AbortSignal,
): Promise<{ expired: number; returned: number; failed?: Failed }> {
  const pool = new Db(source.manager);
  const sweep = (state: 'expired' | 'returned', page: Sweep<Found>['page']) =>
    sweepEach<Found>({
      page,
      each: ({ id }) => inTransaction(source, (db) => giveBack(db, id, state, now)),
      name: ({ id }) => `voucher ${id}`,
      signal,
    });
  const expired = await sweep('expired', (after = START) => pool.rows(dueVouchers(now, after)));
  const returned = await sweep('returned', (after = START) => pool.rows(vouchersOfSuspended(after)));
  return { expired: expired.done, returned: returned.done, ...allFailed(expired, returned) };
}

async function giveBack(db: Db, id: number, state: 'expired' | 'returned', now: number): Promise<boolean> {
  if (!(await closeUnused(db, id, state, now))) return false;
  const { holderId, title } = await readVoucher(db, id);
  await tell(db, {
    userId: holderId,
    cause: `voucher:${id}:${state}`,
    kind: 'voucher',
    text: words[state](title),
    subjectId: id,
    now,
  });
  return true;
}
