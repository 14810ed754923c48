import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';

export type ObjectionView = Reply<'objection.create'>;

/** An objection as a joined row gives it: with the unit that answered, and whether the viewer made it. */
export interface ObjectionRow {
  id: number;
  reason: string;
  state: ObjectionView['state'];
  answer: string;
  unit: string | null;
  createdAt: number;
  decidedAt: number | null;
  mine: 0 | 1;
}

/** Columns and join for ObjectionRow, of objections as `o`. The columns take one parameter: the viewer's id. */
export const OBJECTION_COLUMNS = `o.id, o.reason, o.state, o.answer, d.unit, o.created_at AS createdAt, o.decided_at AS decidedAt,
  o.objector_id = ? AS mine`;
export const OBJECTION_JOIN = 'LEFT JOIN regions d ON d.id = o.decided_unit_id';

/** Never who made it. */
export const objectionView = (row: ObjectionRow): ObjectionView => ({
  id: row.id,
  reason: row.reason,
  state: row.state,
  answer: row.answer || null,
  unit: row.unit,
  createdAt: row.createdAt,
  decidedAt: row.decidedAt,
  mine: row.mine === 1,
});

/** All objections to an award with their answers, oldest first. */
export async function objectionsTo(db: Db, transferId: number, viewerId: number): Promise<ObjectionView[]> {
  const rows = await db.rows<ObjectionRow>(
    `SELECT ${OBJECTION_COLUMNS} FROM objections o ${OBJECTION_JOIN} WHERE o.transfer_id = ? ORDER BY o.id`,
    [viewerId, transferId],
  );
  return rows.map(objectionView);
}
