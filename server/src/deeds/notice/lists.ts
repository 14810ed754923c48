import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { join, raw, sql } from '../../kernel/sql';
import { ruleOfVersion } from '../../rules';
import { mayObject, objectionsTo } from './objection';
import { NOTICE_COLUMNS, NOTICE_JOINS, noticeView, type NoticeRow } from './notice-view';

/** Awards of a region in notice, newest first. Deductions have no hold, so they cannot be here. */
export async function noticeList(
  db: Db,
  user: SettledUser,
  input: Input<'notice.list'>,
): Promise<Reply<'notice.list'>> {
  const page = keyset(input, { by: ['created_at', 'id'], desc: true });
  const [column, region] =
    input.scope === 'community' ? ['community', user.communityId] : ['town', user.townId];
  // One walk down the index for each state, so that a page costs the same however long the past is.
  const states = input.past ? ['posted', 'voided'] : ['pending'];
  const walks = states.map(
    (state) => sql`(SELECT id FROM holds FORCE INDEX (${raw(column)}_notices)
      WHERE ${raw(column)}_id = ${region} AND kind = 'notice' AND state = ${state} AND ${page.after} ${page.inOrder})`,
  );
  const rows = await db.rows<NoticeRow & { id: number }>(
    sql`SELECT h.id, ${NOTICE_COLUMNS} FROM (${join(walks, ' UNION ALL ')}) shown
      JOIN holds h ON h.id = shown.id ${NOTICE_JOINS} ORDER BY h.created_at DESC, h.id DESC LIMIT ${page.limit}`,
  );
  return page.of(
    rows,
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
    sql`SELECT ${NOTICE_COLUMNS}, h.community_id AS communityId, h.town_id AS townId, r.unit, t.reviewers, t.rule_code AS ruleCode,
        t.rule_version AS ruleVersion
      FROM holds h ${NOTICE_JOINS} JOIN regions r ON r.id = t.unit_id
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
