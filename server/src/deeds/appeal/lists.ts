import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { circleOf, partSql, agreementView } from '../../desk';
import type { PhotoStore } from '../../photos';
import { settingsOfEach } from '../../book';
import { reasonText } from '../post/words';
import { APPEAL_PARTIES } from './parties';
import { APPEAL_COLUMNS, APPEAL_JOIN, appealViews, type AppealRow, type AppealView } from './views';
import { before } from './words';

/** One appeal as its appellant sees it. */
export async function readAppeal(db: Db, photos: PhotoStore, id: number, now: number): Promise<AppealView> {
  const row = await db.row<AppealRow>(
    sql`SELECT ${APPEAL_COLUMNS} FROM appeals a ${APPEAL_JOIN} WHERE a.id = ${id}`,
  );
  const [one] = row ? await appealViews(db, photos, [row], now) : [];
  if (!one) throw new Error(`appeal ${id} is gone`);
  return one.view;
}

/** One's own appeals, newest first. */
export async function ownAppeals(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Input<'appeal.mine'>,
  now: number,
): Promise<Reply<'appeal.mine'>> {
  const page = keyset(input, { by: ['a.id'], desc: true });
  const rows = await db.rows<AppealRow>(
    sql`SELECT ${APPEAL_COLUMNS} FROM appeals a ${APPEAL_JOIN} WHERE a.appellant_id = ${user.id} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    await appealViews(db, photos, rows, now),
    ({ view }) => view,
    ({ row }) => [row.id],
  );
}

type QueueRow = AppealRow & {
  name: string;
  avatar: string;
  appellantUnit: string | null;
  postState: string | null;
  rejectReason: Parameters<typeof reasonText>[0]['reason'];
  rejectNote: string | null;
  deducted: number | null;
  deductReason: string | null;
  beforeName: string | null;
  beforeUnit: string | null;
  firstRuleTitle: string | null;
  part: 0 | 1;
};

/** Open appeals of the staff member's region, oldest first, each with the decision that it is against. */
export async function appealQueue(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  input: Input<'appeal.queue'>,
  now: number,
): Promise<Reply<'appeal.queue'>> {
  const { column, id } = scopeFilter(user);
  const page = keyset(input, { by: ['a.created_at', 'a.id'] });
  const part = partSql(await circleOf(db, user.id, now), APPEAL_PARTIES);
  const rows = await db.rows<QueueRow>(
    sql`SELECT ${APPEAL_COLUMNS}, u.name, u.avatar, o.unit AS appellantUnit, p.state AS postState, v.reason AS rejectReason,
        v.note AS rejectNote, j.points AS deducted, j.reason AS deductReason,
        s.name AS beforeName, e.unit AS beforeUnit, JSON_UNQUOTE(JSON_EXTRACT(k.rule, '$.title')) AS firstRuleTitle,
        ${part} AS part
      FROM appeals a ${APPEAL_JOIN} JOIN users u FORCE INDEX (PRIMARY) ON u.id = a.appellant_id
        LEFT JOIN regions o FORCE INDEX (PRIMARY) ON o.id = u.scope_region_id
        LEFT JOIN scoring_rules k ON k.town_id = a.town_id AND k.code = a.first_rule_code AND k.version = a.first_rule_version
        LEFT JOIN posts p ON a.kind = 'rejection' AND p.id = a.subject_id
        LEFT JOIN reviews v ON v.id = (SELECT MAX(id) FROM reviews WHERE post_id = p.id AND decision = 'reject')
        LEFT JOIN adjustments j ON a.kind = 'deduction' AND j.id = a.subject_id
        LEFT JOIN users s FORCE INDEX (PRIMARY) ON s.id = COALESCE(v.reviewer_id, j.proposed_by)
        LEFT JOIN regions e FORCE INDEX (PRIMARY) ON e.id = COALESCE(v.unit_id, j.proposed_unit_id)
      WHERE a.${raw(column)} = ${id} AND a.state = 'open' AND ${page.after} ${page.inOrder}`,
  );
  const settingsAt = await settingsOfEach(db, rows);
  return page.of(
    await appealViews(db, photos, rows, now),
    ({ row, view }) => ({
      ...view,
      twoReviewersFrom: settingsAt(row).secondReviewFrom,
      noticeDays: settingsAt(row).noticeDays,
      appellant: { id: row.appellantId, name: row.name, avatar: row.avatar, unit: row.appellantUnit },
      before: beforeText(row, view, now) + agreedText(row),
      beforeBy: row.beforeName === null ? null : before.by(row.beforeName, row.beforeUnit),
      firstAgreed: row.firstBy !== null,
      agreed: agreementView(row),
      mayDecide: row.part === 0,
    }),
    ({ row }) => [row.createdAt, row.id],
  );
}

/** What the first of two has agreed to; an older version did not keep it. */
function agreedText(row: QueueRow): string {
  const to = agreementView(row);
  if (to) return before.firstAgreed(to.title, to.points);
  return row.firstBy === null ? '' : before.agreedToSomething;
}

function beforeText(row: QueueRow, view: AppealView, now: number): string {
  switch (row.kind) {
    case 'rejection':
      if (row.postState !== 'rejected') return before.changed;
      return before.rejected(reasonText({ reason: row.rejectReason, note: row.rejectNote ?? '' }));
    case 'deduction':
      return before.deducted(row.deducted ?? 0, row.deductReason ?? '');
    case 'missed':
      return before.missed(view.rule?.title ?? '', row.occurredAt, now);
  }
}
