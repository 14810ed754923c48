import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { isDuplicate } from '../../kernel/transaction';
import { raw, sql } from '../../kernel/sql';
import { circleOf, partSql, type PartyColumns } from '../../desk';
import { tell } from '../../inbox';
import { objectionOpened } from '../../book';
import { objectionColumns, OBJECTION_JOIN, objectionView, type ObjectionRow } from './objection';
import { NOTICE_COLUMNS, NOTICE_JOINS, noticeView, type NoticeRow } from './notice-view';
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
export async function fileObjection(
  db: Db,
  user: SettledUser,
  { transferId, reason }: Input<'objection.create'>,
  now: number,
): Promise<Reply<'objection.create'>> {
  const target = await db.row<Target>(
    sql`SELECT h.id AS holdId, h.resident_id AS residentId, h.community_id AS communityId, t.title, h.amount AS points,
        IF(t.post_id IS NULL, u.grid_id, p.grid_id) AS gridId
      FROM holds h JOIN transfers t ON t.id = h.opened_by JOIN users u ON u.id = h.resident_id LEFT JOIN posts p ON p.id = t.post_id
      WHERE h.opened_by = ${transferId} AND h.kind = 'notice' AND h.town_id = ${user.townId}`,
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
      sql`INSERT INTO objections (hold_id, transfer_id, town_id, community_id, grid_id, objector_id, reason, created_at)
        VALUES (${given.holdId}, ${given.transferId}, ${user.townId}, ${given.communityId}, ${given.gridId}, ${user.id}, ${given.reason}, ${given.now})`,
    );
    return insertId;
  } catch (error) {
    throw isDuplicate(error) ? new Refusal('OBJECTED_ALREADY', 'transferId') : error;
  }
}

const JOINED = sql`FROM objections o JOIN holds h ON h.id = o.hold_id ${NOTICE_JOINS} ${OBJECTION_JOIN}`;

type Row = ObjectionRow & NoticeRow;

/** One's own objections with the answers, newest first. */
export async function ownObjections(
  db: Db,
  user: SettledUser,
  input: Input<'objection.mine'>,
): Promise<Reply<'objection.mine'>> {
  const page = keyset(input, { by: ['o.id'], desc: true });
  const rows = await db.rows<Row>(
    sql`SELECT ${objectionColumns(user.id)}, ${NOTICE_COLUMNS} ${JOINED} WHERE o.objector_id = ${user.id} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => ({ ...objectionView(row), notice: noticeView(row, user.id) }),
    (row) => [row.id],
  );
}

/**
 * Of objections as `o`, their awards as `t` and the awards' posts as `p`: who earned it, who reviewed, decided or objected
 * to it, and the shop in whose name it was posted.
 */
export const OBJECTION_PARTIES = {
  people: ['t.resident_id', 't.actor_id', 't.second_actor_id'],
  peopleAmong: [
    'FROM reviews part WHERE part.post_id = t.post_id AND part.reviewer_id',
    'FROM objections part WHERE part.transfer_id = o.transfer_id AND part.objector_id',
  ],
  shops: ['p.merchant_id'],
} satisfies PartyColumns;
export const OBJECTION_PARTY_JOINS = sql`JOIN transfers t ON t.id = o.transfer_id LEFT JOIN posts p ON p.id = t.post_id`;

/** Open objections of the staff member's region, oldest first. */
export async function objectionQueue(
  db: Db,
  user: StaffUser,
  input: Input<'objection.queue'>,
  now: number,
): Promise<Reply<'objection.queue'>> {
  const { column, id } = scopeFilter(user);
  const page = keyset(input, { by: ['o.created_at', 'o.id'] });
  const part = partSql(await circleOf(db, user.id, now), OBJECTION_PARTIES);
  const rows = await db.rows<Row & { part: 0 | 1 }>(
    sql`SELECT ${objectionColumns(user.id)}, ${NOTICE_COLUMNS}, ${part} AS part ${JOINED}
      WHERE o.${raw(column)} = ${id} AND o.state = 'open' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => ({
      ...objectionView(row),
      notice: noticeView(row, user.id),
      mayDecide: row.part === 0,
    }),
    (row) => [row.createdAt, row.id],
  );
}
