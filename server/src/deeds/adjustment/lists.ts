import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { circleOf } from '../../desk';
import { adjustmentView, selectAdjustment, type AdjustmentRow } from './views';

/** Proposals of the staff member's region that wait for a second person, oldest first. */
export async function adjustmentQueue(
  db: Db,
  user: StaffUser,
  input: Input<'adjustment.queue'>,
  now: number,
): Promise<Reply<'adjustment.queue'>> {
  const { column, id } = scopeFilter(user);
  const page = keyset(input, { by: ['a.created_at', 'a.id'] });
  const select = selectAdjustment(await circleOf(db, user.id, now));
  const rows = await db.rows<AdjustmentRow>(
    sql`${select} WHERE a.${raw(column)} = ${id} AND a.state = 'proposed' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(rows, adjustmentView, (row) => [row.createdAt, row.id]);
}

type OwnRow = Omit<Reply<'adjustment.mine'>['items'][number], 'canAppeal'> & { canAppeal: 0 | 1 };

/** Deductions of one's own points, newest first. */
export async function ownDeductions(
  db: Db,
  user: SettledUser,
  input: Input<'adjustment.mine'>,
): Promise<Reply<'adjustment.mine'>> {
  const page = keyset(input, { by: ['a.id'], desc: true });
  const rows = await db.rows<OwnRow>(
    sql`SELECT a.id, a.points, a.reason, r.unit, a.transfer_id AS transferId, COALESCE(d.amount - d.repaid, 0) AS owed,
        a.decided_at AS at, p.id IS NULL AS canAppeal
      FROM adjustments a JOIN regions r FORCE INDEX (PRIMARY) ON r.id = a.proposed_unit_id
        LEFT JOIN debts d ON d.deduction_id = a.id
        LEFT JOIN appeals p ON p.appellant_id = a.resident_id AND p.kind = 'deduction' AND p.subject_id = a.id
      WHERE a.resident_id = ${user.id} AND a.kind = 'deduct' AND a.state = 'posted' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => ({ ...row, canAppeal: row.canAppeal === 1 }),
    (row) => [row.id],
  );
}
