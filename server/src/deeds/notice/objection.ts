import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';

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

/** Columns and join for ObjectionRow, of objections as `o`. */
export const objectionColumns = (
  viewerId: number,
) => sql`o.id, o.reason, o.state, o.answer, d.unit, o.created_at AS createdAt, o.decided_at AS decidedAt,
  o.objector_id = ${viewerId} AS mine`;
export const OBJECTION_JOIN = sql`LEFT JOIN regions d FORCE INDEX (PRIMARY) ON d.id = o.decided_unit_id`;

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
    sql`SELECT ${objectionColumns(viewerId)} FROM objections o ${OBJECTION_JOIN} WHERE o.transfer_id = ${transferId} ORDER BY o.id`,
  );
  return rows.map(objectionView);
}

/** What decides whether somebody may object to an award. */
export interface OpenNotice {
  noticeState: 'pending' | 'posted' | 'voided';
  endsAt: number;
  residentId: number;
  communityId: number;
}

/** In its time, once, as a neighbour of whom earned it. */
export const mayObject = (user: User, notice: OpenNotice, objected: boolean, now: number): boolean =>
  notice.noticeState === 'pending' &&
  notice.endsAt > now &&
  notice.residentId !== user.id &&
  notice.communityId === user.communityId &&
  !objected;

/** The public notice of one award, as this viewer or a guest meets it beside the post; null if it never had one. */
export async function noticeOf(
  db: Db,
  user: User | null,
  transferId: number,
  now: number,
): Promise<Reply<'post.get'>['notice']> {
  const row = await db.row<OpenNotice & { objections: number; objected: 0 | 1 }>(
    sql`SELECT h.state AS noticeState, h.due_at AS endsAt, h.resident_id AS residentId, h.community_id AS communityId,
        COUNT(o.id) AS objections, COALESCE(MAX(o.objector_id = ${user?.id ?? 0}), 0) AS objected
      FROM holds h LEFT JOIN objections o ON o.transfer_id = h.opened_by WHERE h.opened_by = ${transferId} AND h.kind = 'notice' GROUP BY h.id`,
  );
  if (!row) return null;
  const { endsAt, noticeState: state, objections, objected } = row;
  const canObject = user !== null && mayObject(user, row, objected === 1, now);
  return { transferId, endsAt, state, objections, canObject };
}
