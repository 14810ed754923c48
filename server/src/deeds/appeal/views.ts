import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { Place } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { rulesOfCodes, ruleView } from '../../rules';

export type AppealView = Reply<'appeal.create'>;

/** An appeal as a joined row gives it. */
export interface AppealRow extends Place {
  id: number;
  kind: AppealView['kind'];
  subjectId: number;
  appellantId: number;
  ruleCode: string | null;
  occurredAt: number;
  body: string;
  photos: string;
  state: AppealView['state'];
  /** Who agreed first, where two must, and to what. */
  firstBy: number | null;
  firstRuleCode: string | null;
  firstRuleVersion: number | null;
  firstPoints: number | null;
  answer: string;
  unit: string | null;
  transferId: number | null;
  createdAt: number;
  deadlineAt: number;
  decidedAt: number | null;
}

/** Columns and join for AppealRow, of appeals as `a`. */
export const APPEAL_COLUMNS = sql`a.id, a.kind, a.subject_id AS subjectId, a.appellant_id AS appellantId, a.rule_code AS ruleCode,
  a.occurred_at AS occurredAt, a.body, a.photos, a.state, a.first_decided_by AS firstBy, a.first_rule_code AS firstRuleCode,
  a.first_rule_version AS firstRuleVersion, a.first_points AS firstPoints, a.answer, d.unit,
  a.transfer_id AS transferId, a.created_at AS createdAt, a.deadline_at AS deadlineAt, a.decided_at AS decidedAt,
  a.town_id AS townId, a.community_id AS communityId, a.grid_id AS gridId`;
export const APPEAL_JOIN = sql`LEFT JOIN regions d FORCE INDEX (PRIMARY) ON d.id = a.decided_unit_id`;

/** Rows as the contract's appeals, each with the rule that it is about as it stands now. */
export async function appealViews<R extends AppealRow>(
  db: Db,
  photos: PhotoStore,
  rows: readonly R[],
  now: number,
): Promise<{ row: R; view: AppealView }[]> {
  const codes = [...new Set(rows.flatMap(({ ruleCode }) => ruleCode ?? []))];
  const rules = await rulesOfCodes(db, rows[0]?.townId ?? 0, codes);
  return rows.map((row) => {
    const rule = rules.find(({ code }) => code === row.ruleCode);
    return {
      row,
      view: {
        id: row.id,
        kind: row.kind,
        subjectId: row.subjectId,
        body: row.body,
        photos: photos.parse(row.photos).map((photo) => photos.view(photo, false, now)),
        rule: rule ? ruleView(rule, null) : null,
        state: row.state,
        answer: row.answer || null,
        unit: row.unit,
        transferId: row.transferId,
        createdAt: row.createdAt,
        deadlineAt: row.deadlineAt,
        decidedAt: row.decidedAt,
      },
    };
  });
}
