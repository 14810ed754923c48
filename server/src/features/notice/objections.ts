import type { Input, Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import { tell } from '../message/service';
import { objectionOpened } from '../points/service';
import { OBJECTION_COLUMNS, OBJECTION_JOIN, objectionView, type ObjectionRow } from './service';
import { NOTICE_COLUMNS, NOTICE_JOINS, noticeView, type NoticeRow } from './views';
import { words } from './words';

interface Target {
  holdId: number;
  residentId: number;
  communityId: number;
  gridId: number | null;
  title: string;
  points: number;
}

/**
 * Objects to an award in notice, once. The hold is counted up first: from then on the sweep leaves it alone, and an
 * objection that comes as it is being posted is told that it is over.
 */
export async function object(
  db: Db,
  user: SettledUser,
  { transferId, reason }: Input<'objection.create'>,
  now: number,
): Promise<Reply<'objection.create'>> {
  const target = await db.row<Target>(
    `SELECT h.id AS holdId, h.resident_id AS residentId, h.community_id AS communityId, t.title, h.amount AS points,
        IF(t.post_id IS NULL, u.grid_id, p.grid_id) AS gridId
      FROM holds h JOIN transfers t ON t.id = h.opened_by JOIN users u ON u.id = h.resident_id LEFT JOIN posts p ON p.id = t.post_id
      WHERE h.opened_by = ? AND h.kind = 'notice' AND h.town_id = ?`,
    [transferId, user.townId],
  );
  if (!target) throw new Refusal('NOT_FOUND', 'transferId');
  if (target.residentId === user.id) throw new Refusal('OBJECT_OWN', 'transferId');
  if (target.communityId !== user.communityId) throw new Refusal('FORBIDDEN', 'transferId');
  if (!(await objectionOpened(db, transferId, now))) throw new Refusal('NOTICE_OVER', 'transferId');
  const id = await insert(db, user, { ...target, transferId, reason, now });
  await tell(db, {
    userId: target.residentId,
    cause: `objected:${transferId}`,
    kind: 'objection',
    text: words.opened(target),
    subjectId: transferId,
    now,
  });
  return {
    id,
    reason,
    state: 'open',
    answer: null,
    unit: null,
    createdAt: now,
    decidedAt: null,
    mine: true,
  };
}

async function insert(
  db: Db,
  user: SettledUser,
  given: Target & { transferId: number; reason: string; now: number },
): Promise<number> {
  try {
    const { insertId } = await db.run(
      `INSERT INTO objections (hold_id, transfer_id, town_id, community_id, grid_id, objector_id, reason, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        given.holdId,
        given.transferId,
        user.townId,
        given.communityId,
        given.gridId,
        user.id,
        given.reason,
        given.now,
      ],
    );
    return insertId;
  } catch (error) {
    throw isDuplicate(error) ? new Refusal('OBJECTED_ALREADY', 'transferId') : error;
  }
}

const JOINED = `FROM objections o JOIN holds h ON h.id = o.hold_id ${NOTICE_JOINS} ${OBJECTION_JOIN}`;

type Row = ObjectionRow & NoticeRow;

/** One's own objections with the answers, newest first. */
export async function ownObjections(
  db: Db,
  user: SettledUser,
  input: Input<'objection.mine'>,
): Promise<Reply<'objection.mine'>> {
  const size = pageSize(input.size);
  const [before = Number.MAX_SAFE_INTEGER] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  const rows = await db.rows<Row>(
    `SELECT ${OBJECTION_COLUMNS}, ${NOTICE_COLUMNS} ${JOINED} WHERE o.objector_id = ? AND o.id < ? ORDER BY o.id DESC LIMIT ?`,
    [user.id, user.id, before, size + 1],
  );
  return pageOf(
    rows,
    size,
    (row) => ({ ...objectionView(row), notice: noticeView(row, user.id) }),
    (row) => [row.id],
  );
}

/**
 * Whether a staff member had no part in an award: did not earn it, review its post, decide it or object to it. Of objections
 * as `o` and transfers as `t`; takes the staff member's id five times.
 */
export const HAD_NO_PART = `(t.resident_id <> ? AND COALESCE(t.actor_id, 0) <> ? AND COALESCE(t.second_actor_id, 0) <> ?
  AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.post_id = t.post_id AND v.reviewer_id = ?)
  AND NOT EXISTS (SELECT 1 FROM objections own WHERE own.transfer_id = o.transfer_id AND own.objector_id = ?))`;
export const asked = (user: StaffUser): number[] => Array<number>(5).fill(user.id);

/** Open objections of the staff member's region, oldest first. */
export async function objectionQueue(
  db: Db,
  user: StaffUser,
  input: Input<'objection.queue'>,
): Promise<Reply<'objection.queue'>> {
  const size = pageSize(input.size);
  const { column, id } = scopeFilter(user);
  const [at = 0, after = 0] = input.cursor ? decodeCursor(input.cursor, 2) : [];
  const rows = await db.rows<Row & { mayDecide: 0 | 1 }>(
    `SELECT ${OBJECTION_COLUMNS}, ${NOTICE_COLUMNS}, ${HAD_NO_PART} AS mayDecide ${JOINED}
      WHERE o.${column} = ? AND o.state = 'open' AND o.created_at >= ? AND (o.created_at > ? OR o.id > ?)
      ORDER BY o.created_at, o.id LIMIT ?`,
    [user.id, ...asked(user), id, at, at, after, size + 1],
  );
  return pageOf(
    rows,
    size,
    (row) => ({
      ...objectionView(row),
      notice: noticeView(row, user.id),
      mayDecide: row.mayDecide === 1,
    }),
    (row) => [row.createdAt, row.id],
  );
}
