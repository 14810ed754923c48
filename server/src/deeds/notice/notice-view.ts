import type { Reply } from '@jishan/shared/api';
import { shortName } from '@jishan/shared/names';
import { sql } from '../../kernel/sql';

export type NoticeView = Reply<'notice.list'>['items'][number];

/** An award in notice as a joined row gives it. */
export interface NoticeRow {
  transferId: number;
  residentId: number;
  name: string;
  community: string;
  title: string;
  seal: string;
  points: number;
  postId: number | null;
  awardedAt: number;
  endsAt: number;
  /** Not `state`: an objection beside it has a state of its own. */
  noticeState: NoticeView['state'];
  objections: number;
}

/**
 * Columns and joins for NoticeRow, of holds as `h`. A hidden post is not shown here either. Indexes are named because small
 * tables would be joined through a buffer, which loses the order of the list.
 */
export const NOTICE_COLUMNS = sql`h.opened_by AS transferId, h.resident_id AS residentId, b.name, c.name AS community, t.title, t.seal,
  h.amount AS points, IF(p.state = 'approved', p.id, NULL) AS postId, h.created_at AS awardedAt, h.due_at AS endsAt,
  h.state AS noticeState, (SELECT COUNT(*) FROM objections every WHERE every.transfer_id = h.opened_by) AS objections`;
export const NOTICE_JOINS = sql`JOIN transfers t ON t.id = h.opened_by JOIN users b FORCE INDEX (PRIMARY) ON b.id = h.resident_id
  JOIN regions c FORCE INDEX (PRIMARY) ON c.id = h.community_id LEFT JOIN posts p ON p.id = t.post_id`;

export const noticeView = (row: NoticeRow, viewerId: number): NoticeView => ({
  transferId: row.transferId,
  name: shortName(row.name),
  community: row.community,
  title: row.title,
  seal: row.seal,
  points: row.points,
  postId: row.postId,
  awardedAt: row.awardedAt,
  endsAt: row.endsAt,
  state: row.noticeState,
  objections: row.objections,
  mine: row.residentId === viewerId,
});
