import { Db, type DataSource } from '../../kernel/database';
import { inTransaction } from '../../kernel/transaction';
import { tell } from '../message/service';
import { closeUnused } from './close';
import { readVoucher } from './views';
import { words } from './words';

const PAGE = 200;
export const DUE = `SELECT id FROM vouchers FORCE INDEX (due) WHERE state = 'open' AND expires_at <= ? ORDER BY expires_at, id LIMIT ${PAGE}`;
export const SUSPENDED = `SELECT v.id FROM merchants m FORCE INDEX (states) JOIN vouchers v FORCE INDEX (shown)
  ON v.merchant_id = m.id AND v.state = 'open' WHERE m.state = 'suspended' LIMIT ${PAGE}`;

/**
 * Gives back what was not used in time, and what suspended shops have out. A voucher a transaction: it may be cut off anywhere
 * and several servers may do it at once.
 */
export async function sweepVouchers(
  source: DataSource,
  now: number,
): Promise<{ expired: number; returned: number }> {
  const pool = new Db(source.manager);
  const due = () => pool.rows<{ id: number }>(DUE, [now]);
  const suspended = () => pool.rows<{ id: number }>(SUSPENDED);
  return {
    expired: await sweep(source, due, 'expired', now),
    returned: await sweep(source, suspended, 'returned', now),
  };
}

/** What is closed leaves the list, so the first page is asked for until it stays the same. */
async function sweep(
  source: DataSource,
  page: () => Promise<{ id: number }[]>,
  state: 'expired' | 'returned',
  now: number,
): Promise<number> {
  let closed = 0;
  for (;;) {
    const ids = await page();
    let done = 0;
    for (const { id } of ids) {
      const first = await inTransaction(source, async (db) => {
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
      });
      if (first) done++;
    }
    closed += done;
    if (ids.length < PAGE || done === 0) return closed;
  }
}
