import type { Input, Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { ruleOfVersion } from '../../rules';
import { mayObject, objectionsTo } from './objection';
import { NOTICE_COLUMNS, NOTICE_JOINS, noticeView, type NoticeRow } from './notice-view';

/** Awards of a region in notice, newest first. Deductions have no hold, so they cannot be here. */
export async function noticeList(
  db: Db,
  user: SettledUser,
  input: Input<'notice.list'>,
): Promise<Reply<'notice.list'>> {
  const size = pageSize(input.size);
  const [at = Number.MAX_SAFE_INTEGER, before = 0] = input.cursor ? decodeCursor(input.cursor, 2) : [];
  const [column, region] =
    input.scope === 'community' ? ['community', user.communityId] : ['town', user.townId];
  // One walk down the index for each state, so that a page costs the same however long the past is.
  const states = input.past ? ['posted', 'voided'] : ['pending'];
  const walk = `(SELECT id FROM holds FORCE INDEX (${column}_notices)
    WHERE ${column}_id = ? AND kind = 'notice' AND state = ? AND created_at <= ? AND (created_at < ? OR id < ?)
    ORDER BY created_at DESC, id DESC LIMIT ?)`;
  const rows = await db.rows<NoticeRow & { id: number }>(
    `SELECT h.id, ${NOTICE_COLUMNS} FROM (${states.map(() => walk).join(' UNION ALL ')}) shown
      JOIN holds h ON h.id = shown.id ${NOTICE_JOINS} ORDER BY h.created_at DESC, h.id DESC LIMIT ?`,
    [...states.flatMap((state) => [region, state, at, at, before, size + 1]), size + 1],
  );
  return pageOf(
    rows,
    size,
    (row) => noticeView(row, user.id),
    (row) => [row.awardedAt, row.id],
  );
}

type DetailRow = NoticeRow & {
  communityId: number;
  townId: number;
  unit: string;
  reviewers: number;
  ruleCode: string | null;
  ruleVersion: number | null;
};

/** One award with all that was said against it. Everybody of the town may read it. */
export async function readNotice(
  db: Db,
  user: SettledUser,
  transferId: number,
  now: number,
): Promise<Reply<'notice.get'>> {
  const row = await db.row<DetailRow>(
    sql`SELECT ${raw(NOTICE_COLUMNS)}, h.community_id AS communityId, h.town_id AS townId, r.unit, t.reviewers, t.rule_code AS ruleCode,
        t.rule_version AS ruleVersion
      FROM holds h ${raw(NOTICE_JOINS)} JOIN regions r ON r.id = t.unit_id
      WHERE h.opened_by = ${transferId} AND h.kind = 'notice' AND h.town_id = ${user.townId}`,
  );
  if (!row) throw new Refusal('NOT_FOUND', 'transferId');
  const history = await objectionsTo(db, transferId, user.id);
  const { ruleCode, ruleVersion } = row;
  const rule =
    ruleCode === null || ruleVersion === null
      ? null
      : await ruleOfVersion(db, row.townId, ruleCode, ruleVersion);
  return {
    ...noticeView(row, user.id),
    unit: row.unit,
    reviewers: row.reviewers,
    ruleText: rule?.description ?? null,
    history,
    canObject: mayObject(
      user,
      row,
      history.some(({ mine }) => mine),
      now,
    ),
  };
}
